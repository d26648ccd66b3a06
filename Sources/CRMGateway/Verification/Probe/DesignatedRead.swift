import ConnectorKit

/// Reads one designated record, in a request of its own.
struct DesignatedRead: Sendable {
    let context: ProbeContext
    let session: CRMSession
    let record: RecordReference

    /// The record; `nil` where the CRM has none of that id, or doesn't show it to the key.
    ///
    /// - Throws: `CancellationError`; `GatewayError` `superseded`.
    func read(_ names: some Sequence<PropertyName>) async throws -> Result<Record?, ConnectorError> {
        try context.requireLease()
        do throws(ConnectorError) {
            return .success(
                try await session.reading.read([record], properties: [record.object: names.sorted()]).first)
        } catch {
            if error.kind == .cancelled { throw CancellationError() }
            return error.kind == .notFound ? .success(nil) : .failure(error)
        }
    }
}
