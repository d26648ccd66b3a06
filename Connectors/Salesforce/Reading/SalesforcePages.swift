import ConnectorKit

/// Follows the pages of a query.
struct SalesforcePages: Sendable {
    /// The end of every loop over pages: two million rows.
    static let pagesMax = 1_000

    let transport: any HTTPTransport
    let operation: OperationName

    /// All rows of a query whose first page is there.
    ///
    /// - Throws: `.malformed` for a next page outside of Salesforce's data paths, one that was sent already, and one
    ///   beyond ``pagesMax`` (T-30).
    func rows<Row: Decodable & Sendable>(
        from first: SalesforceWire.Page<Row>
    ) async throws(ConnectorError) -> [Row] {
        var rows = first.records
        var next = first.nextRecordsUrl
        var known: Set<String> = []
        while let address = next {
            guard known.count < SalesforcePages.pagesMax else { throw endless("Salesforce's list doesn't end.") }
            guard known.insert(address).inserted else {
                throw endless("Salesforce's list leads back to a page that it has sent already.")
            }
            guard let path = SalesforceAddress.path(address) else {
                throw endless("Salesforce's list goes on outside of Salesforce's data.")
            }
            let request = SalesforceEndpoints.page(at: path, for: operation)
            let page: SalesforceWire.Page<Row> = try SalesforceWire.decode(
                from: try await transport.send(request), to: request)
            rows += page.records
            next = page.nextRecordsUrl
        }
        return rows
    }

    private func endless(_ message: String) -> ConnectorError {
        ConnectorError(.malformed, operation: operation, message: message)
    }
}
