import MockKit

/// A refusal in Attio's words: the envelope that all of them have.
struct AttioFailure: Error {
    let status: Int
    let type: String
    let code: String
    let message: String
    var problems: [ValueProblem] = []
    var retryAfter: String?
    /// An answer that has no envelope, such as that of the token exchange.
    var verbatim: MockResponse?

    init(
        _ status: Int, _ code: String, _ message: String, type: String = "invalid_request_error",
        problems: [ValueProblem] = []
    ) {
        self.status = status
        self.type = type
        self.code = code
        self.message = message
        self.problems = problems
    }

    var body: JSON {
        var body: JSONObject = [
            "status_code": .integer(status), "type": .string(type), "code": .string(code), "message": .string(message),
        ]
        if !problems.isEmpty { body["validation_errors"] = .array(problems.map(\.json)) }
        return .object(body)
    }

    var response: MockResponse {
        if let verbatim { return verbatim }
        let response = MockResponse.json(body, status: status, mediaType: "application/json; charset=utf-8")
        return retryAfter.map { response.adding("Retry-After", $0) } ?? response
    }
}
