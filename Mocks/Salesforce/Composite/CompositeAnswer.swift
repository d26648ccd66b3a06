import MockKit

/// The answer of one row.
struct CompositeAnswer: Sendable {
    let status: Int
    /// The body as it was sent; `null` for an answer without one.
    let bytes: [UInt8]
    let headers: JSONObject
    /// Whether this is a collection, which keeps its answer through a rollback.
    var isCollection = false

    /// - Parameter isDescribe: shows the tag and date of a description, the tag without the ending of direct calls.
    init(_ response: MockResponse, isDescribe: Bool = false) {
        status = response.status
        bytes = response.body.isEmpty ? Array("null".utf8) : response.body
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

    /// The body, to look into.
    var body: JSON { (try? JSON.parse(bytes)) ?? .null }

    /// As composites and graphs show it.
    func encoded(_ referenceID: String) -> [UInt8] {
        RawJSON.object([
            ("body", bytes), ("httpHeaders", JSON.object(headers).encoded()),
            ("httpStatusCode", JSON.integer(status).encoded()), ("referenceId", JSON.string(referenceID).encoded()),
        ])
    }

    static let rolledBack = SalesforceFailure(
        400, "PROCESSING_HALTED",
        "The transaction was rolled back since another operation in the same transaction failed.")
}
