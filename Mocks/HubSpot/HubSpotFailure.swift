import MockKit

/// A refusal in HubSpot's words.
///
/// The members of the body come in the order that was observed: status, message, correlationId, errors, context,
/// links, category.
struct HubSpotFailure: Error {
    let status: Int
    let message: String
    var category: String?
    var subCategory: String?
    var errors: [JSON] = []
    var context: JSONObject?
    var links: JSONObject?
    /// Members that only some bodies have, such as `errorType` of a 429.
    var extra: JSONObject = [:]
    /// An answer that is no error envelope at all, such as HTML.
    var verbatim: MockResponse?

    init(_ status: Int, _ message: String, category: String? = nil) {
        self.status = status
        self.message = message
        self.category = category
    }

    /// The body; `correlationID` is left out inside of batch answers.
    func body(correlationID: String?) -> JSON {
        var body: JSONObject = ["status": "error", "message": .string(message)]
        if let correlationID { body["correlationId"] = .string(correlationID) }
        if !errors.isEmpty { body["errors"] = .array(errors) }
        if let context { body["context"] = .object(context) }
        if let links { body["links"] = .object(links) }
        if let category { body["category"] = .string(category) }
        if let subCategory { body["subCategory"] = .string(subCategory) }
        for member in extra.members { body[member.name] = member.value }
        return .object(body)
    }

    func response(correlationID: String) -> MockResponse {
        verbatim
            ?? .json(body(correlationID: correlationID), status: status)
            .adding(HubSpotFailure.correlationHeader, correlationID)
    }

    static let correlationHeader = "x-hubspot-correlation-id"
}
