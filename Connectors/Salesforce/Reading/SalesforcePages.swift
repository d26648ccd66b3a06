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

    /// Does a listing. Where its place in the result is gone (a cursor lives for two days, and the eleventh of one user
    /// ends the oldest), it is done once more from its start; rows of the first attempt are dropped.
    ///
    /// - Throws: what the listing throws; the second time a lost place too.
    static func beginningAgain<Rows>(
        _ listing: () async throws(ConnectorError) -> Rows
    ) async throws(ConnectorError) -> Rows {
        do {
            return try await listing()
        } catch {
            guard error.vendor?.code == SalesforceCode.queryLocator else { throw error }
        }
        return try await listing()
    }

    private func endless(_ message: String) -> ConnectorError {
        ConnectorError(.malformed, operation: operation, message: message)
    }
}
