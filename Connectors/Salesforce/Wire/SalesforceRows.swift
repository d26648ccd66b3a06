import ConnectorKit

/// The answer of a composite whose successful rows all have one shape.
struct SalesforceRows<Body: Decodable & Sendable>: Decodable, Sendable {
    /// What one subrequest was answered.
    struct Row: Decodable, Sendable {
        /// The name that the request gave it.
        let referenceId: String
        let httpStatusCode: Int
        /// What it says; `nil` for an answer without a body and for a failure.
        let body: Body?
        /// What went wrong; empty for success.
        let refusals: [SalesforceErrorItem]
        /// `Last-Modified`, of a describe.
        let lastModified: String?

        private enum Key: String, CodingKey {
            case referenceId, httpStatusCode, body, httpHeaders
        }

        init(from decoder: any Decoder) throws {
            let box = try decoder.container(keyedBy: Key.self)
            referenceId = try box.decode(String.self, forKey: .referenceId)
            httpStatusCode = try box.decode(Int.self, forKey: .httpStatusCode)
            let headers = (try? box.decodeIfPresent([String: String].self, forKey: .httpHeaders)) ?? [:]
            lastModified = headers.first { $0.key.lowercased() == "last-modified" }?.value
            let isSuccess = (200...299).contains(httpStatusCode)
            body = isSuccess ? try box.decodeIfPresent(Body.self, forKey: .body) : nil
            refusals = isSuccess ? [] : (try? box.decode([SalesforceErrorItem].self, forKey: .body)) ?? []
        }

        /// Whether it was done.
        var isSuccess: Bool { (200...299).contains(httpStatusCode) }

        /// Whether it failed only because another row of the same transaction did.
        var isHalted: Bool { refusals.first?.code.map(SalesforceCode.ofOtherRows.contains) ?? false }

        /// What a failed row means.
        func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError {
            SalesforceFailures.failure(of: refusals, status: httpStatusCode, in: response, to: request)
        }
    }

    let compositeResponse: [Row]

    /// The row of this name.
    subscript(name: String) -> Row? {
        compositeResponse.first { $0.referenceId == name }
    }

    /// The row of this name.
    ///
    /// - Throws: `.malformed` where the answer has none.
    func row(_ name: String, of request: HTTPRequest) throws(ConnectorError) -> Row {
        guard let row = self[name] else {
            throw ConnectorError(
                .malformed, operation: request.operation, message: "Salesforce's answer lacks a row that was asked for."
            )
        }
        return row
    }
}
