import MockKit

/// A refusal in Salesforce's words: a list of errors, of which most answers have one.
struct SalesforceFailure: Error {
    /// One error of the list.
    struct Item: Sendable {
        var code: String
        var message: String
        /// The fields concerned; `nil` leaves the member out.
        var fields: [String]?
        /// Members that only some errors have, such as `duplicateResult`.
        var extra: JSONObject = [:]

        /// As single calls and composite rows show it.
        var json: JSON {
            var body = extra
            body["message"] = .string(message)
            body["errorCode"] = .string(code)
            if let fields { body["fields"] = .strings(fields) }
            return .object(body)
        }

        /// As rows of collections show it.
        var collectionJSON: JSON {
            var body: JSONObject = [
                "statusCode": .string(code), "message": .string(message), "fields": .strings(fields ?? []),
            ]
            for member in extra.members { body[member.name] = member.value }
            return .object(body)
        }
    }

    let status: Int
    var items: [Item]
    /// An answer that is no list of errors: plain text, an OAuth object.
    var verbatim: MockResponse?

    init(_ status: Int, _ code: String, _ message: String, fields: [String]? = nil) {
        self.status = status
        items = [Item(code: code, message: message, fields: fields)]
    }

    init(verbatim: MockResponse) {
        status = verbatim.status
        items = []
        self.verbatim = verbatim
    }

    var code: String { items.first?.code ?? "" }
    var message: String { items.first?.message ?? "" }

    /// The body: a list.
    var body: JSON { .array(items.map(\.json)) }

    var response: MockResponse { verbatim ?? .json(body, status: status, mediaType: Self.mediaType) }

    static let mediaType = "application/json;charset=UTF-8"
}
