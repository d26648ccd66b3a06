import MockKit

/// A refusal in Zoho's words: one object, alone or as the only item of a list.
struct ZohoFailure: Error {
    var status: Int
    let code: String
    let message: String
    var details: JSONObject
    /// The list that the object stands in, such as `data`; `nil` for none.
    var list: String?
    /// An answer of another shape.
    var verbatim: MockResponse?

    init(_ status: Int, _ code: String, _ message: String, _ details: JSONObject = [:], in list: String? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.details = details
        self.list = list
    }

    init(verbatim: MockResponse) {
        self.init(verbatim.status, "", "")
        self.verbatim = verbatim
    }

    var item: JSON {
        [
            "code": .string(code), "details": .object(details), "message": .string(message), "status": "error",
        ]
    }

    var response: MockResponse {
        if let verbatim { return verbatim }
        guard let list else { return .json(item, status: status, mediaType: Self.mediaType) }
        return .json([list: [item]], status: status, mediaType: Self.mediaType)
    }

    static let mediaType = "application/json;charset=UTF-8"
}
