import MockKit

/// The answer of one row.
struct CompositeAnswer: Sendable {
    let status: Int
    let body: JSON
    let headers: JSONObject
    /// Whether this is a collection, which keeps its answer through a rollback.
    var isCollection = false

    /// - Parameter isDescribe: shows the tag and date of a description, the tag without the ending of direct calls.
    init(_ response: MockResponse, isDescribe: Bool = false) {
        status = response.status
        body = (try? JSON.parse(response.body)) ?? .null
        var headers: JSONObject = [:]
        for name in ["Location"] + (isDescribe ? ["ETag", "Last-Modified"] : []) {
            guard let value = response.header(name) else { continue }
            headers[name] = .string(value.replacing("--gzip", with: ""))
        }
        self.headers = headers
    }

    /// Whether the row, or a record of its collection, was refused.
    var isFailure: Bool {
        status >= 400 || (isCollection && (body.array ?? []).contains { $0["success"] == false })
    }

    func json(_ referenceID: String) -> JSON {
        [
            "body": body, "httpHeaders": .object(headers), "httpStatusCode": .integer(status),
            "referenceId": .string(referenceID),
        ]
    }

    static let rolledBack = SalesforceFailure(
        400, "PROCESSING_HALTED",
        "The transaction was rolled back since another operation in the same transaction failed.")
}
