import MockKit

/// The answer of one sub-request.
struct CompositeAnswer: Sendable {
    /// What the operation answered; `nil` when the row was never carried out.
    let response: MockResponse?
    /// The row's place in the answer.
    let item: JSON

    /// Whether the operation was refused, or the row was not carried out.
    var isFailure: Bool { response.map { $0.status >= 400 } ?? true }
    var body: JSON { response.flatMap { try? JSON.parse($0.body) } ?? .null }

    init(_ failure: ZohoFailure) {
        response = nil
        item = failure.item
    }

    /// `SUCCESS` says that the operation was carried out, whatever it answered.
    init(_ response: MockResponse, emptyBody: JSON) {
        self.response = response
        let headers = response.headers.map { ($0.name.lowercased(), JSON.string($0.value)) }
        item = [
            "code": "SUCCESS", "message": "composite sub request executed successfully", "status": "success",
            "details": [
                "response": [
                    "headers": .object(JSONObject(headers)),
                    "body": response.body.isEmpty ? emptyBody : ((try? JSON.parse(response.body)) ?? .null),
                    "status_code": .integer(response.status),
                ]
            ],
        ]
    }
}
