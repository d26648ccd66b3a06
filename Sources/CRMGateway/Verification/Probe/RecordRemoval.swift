import ConnectorKit

/// Deletes probes' records.
struct RecordRemoval: Sendable {
    let context: ProbeContext
    let session: CRMSession

    /// How often a delete is sent whose answer was lost; deleting what is gone succeeds (F-C3).
    static let attemptsMax = 2

    /// Deletes records, in as few calls as the vendor's batches allow.
    ///
    /// - Returns: why a record may still be there; absent for one that is gone.
    /// - Throws: `CancellationError`; `GatewayError` `superseded`.
    func remove(_ records: [RecordReference]) async throws -> [RecordReference: ConnectorError] {
        var left = records
        var failures: [RecordReference: ConnectorError] = [:]
        for _ in 1...Self.attemptsMax where !left.isEmpty {
            try context.requireLease()
            let outcomes = await delete(left)
            var lost: [RecordReference] = []
            for (index, record) in left.enumerated() {
                failures[record] = outcomes[index]
                if outcomes[index]?.leavesWriteOpen == true { lost.append(record) }
            }
            if failures.values.contains(where: { $0.kind == .cancelled }) { throw CancellationError() }
            left = lost
        }
        return failures
    }

    private func delete(_ records: [RecordReference]) async -> [Int: ConnectorError] {
        do throws(ConnectorError) {
            let outcomes = try await session.writing.delete(records)
            var failures: [Int: ConnectorError] = [:]
            for index in records.indices {
                guard index < outcomes.count else {
                    failures[index] = .missingOutcome
                    continue
                }
                if case .failed(let error) = outcomes[index], error.kind != .notFound { failures[index] = error }
            }
            return failures
        } catch {
            return Dictionary(uniqueKeysWithValues: records.indices.map { ($0, error) })
        }
    }
}

extension ConnectorError {
    /// A batch whose answer lacks a record: what became of it has to be looked up.
    static let missingOutcome = ConnectorError(
        .outcomeUnknown, operation: "core.probe.write", message: "The answer says nothing of one of the records.")
}
