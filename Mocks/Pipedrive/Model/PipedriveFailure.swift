import MockKit

/// A refusal in Pipedrive's words. Bodies differ by where they come from: the gateway, version 1, version 2.
struct PipedriveFailure: Error {
    let status: Int
    /// The sentence in `error`.
    let message: String
    /// The number that the gateway repeats.
    var errorCode: Int?
    var hint: String?
    /// Version 2's word, such as `ERR_SCHEMA_VALIDATION_FAILED`.
    var code: String?
    /// Whether `data` and `additional_data` stand there as null.
    var hasNulls = false
    var headers: [MockResponse.Header] = []
    /// An answer that is no such body at all, such as a page.
    var verbatim: MockResponse?

    init(_ status: Int, _ message: String) {
        self.status = status
        self.message = message
    }

    var response: MockResponse {
        if let verbatim { return verbatim }
        var body: JSONObject = ["success": false, "error": .string(message)]
        if let errorCode { body["errorCode"] = .integer(errorCode) }
        if let hint { body["error_info"] = .string(hint) }
        if hasNulls {
            body["data"] = .null
            body["additional_data"] = .null
        }
        if let code { body["code"] = .string(code) }
        var response = MockResponse.json(.object(body), status: status)
        response.headers += headers
        return response
    }
}
