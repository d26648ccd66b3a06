import ConnectorKit
import SQLStore

/// The right to write a designated record: one holder at a time.
struct DesignatedLease: Sendable {
    let context: ProbeContext

    /// How long to wait for a record that another worker writes.
    static let waitMax: Duration = .seconds(30)

    /// Acts while the record's lease is held, inside the account's (L-9).
    func hold<Result: Sendable>(
        _ record: RecordReference, _ act: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let journal = context.journal
        return try await context.leases.withLease(
            .record, key: "\(journal.crm)/\(journal.account)/\(record.object.rawValue)/\(record.id)",
            organization: journal.organization, waitingUpTo: Self.waitMax
        ) { _ in try await act() }
    }
}
