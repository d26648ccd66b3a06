import ConnectorKit

/// Deletes probes' records with one pair of eyes.
///
/// A CRM answers "not found" for what is gone, and many do for what the key isn't shown. Only of a record that the same
/// eyes have seen does it mean that it is gone (VER-4).
struct RecordRemoval: Sendable {
    let context: ProbeContext
    let viewer: ProbeViewer

    /// How often a delete is sent whose answer was lost; deleting what is gone succeeds (F-C3).
    static let attemptsMax = 2

    /// A record to delete.
    struct Item: Sendable {
        let mark: ProbeMark
        let record: RecordReference
        /// Whether a read has shown the record to whoever deletes it.
        var isSeen: Bool
    }

    /// Deletes records, in as few calls as the vendor's batches allow. Those that weren't seen are looked at before.
    ///
    /// - Returns: why a record may still be there; absent for one that is gone.
    /// - Throws: `CancellationError`; `GatewayError` `superseded`.
    func remove(_ items: [Item]) async throws -> [RecordReference: ConnectorError] {
        let seen = try await seen(items)
        var left = items.map(\.record)
        var failures: [RecordReference: ConnectorError] = [:]
        for _ in 1...Self.attemptsMax where !left.isEmpty {
            try context.requireLease()
            let outcomes = await delete(left)
            var lost: [RecordReference] = []
            for (index, record) in left.enumerated() {
                let isGone = outcomes[index]?.kind == .notFound && seen.contains(record)
                failures[record] = isGone ? nil : outcomes[index]
                if outcomes[index]?.leavesWriteOpen == true { lost.append(record) }
            }
            if failures.values.contains(where: { $0.kind == .cancelled }) { throw CancellationError() }
            left = lost
        }
        return failures
    }

    /// Those that the viewer has been shown; who sees one for the first time writes it down before it is deleted.
    private func seen(_ items: [Item]) async throws -> Set<RecordReference> {
        let known = items.filter(\.isSeen).map(\.record)
        let unseen = items.filter { !$0.isSeen }
        guard !unseen.isEmpty else { return Set(known) }
        try context.requireLease()
        let shown = try await read(unseen.map(\.record))
        try await context.journal.saw(unseen.filter { shown.contains($0.record) }.map(\.mark), by: viewer.name)
        return shown.union(known)
    }

    /// Which of them the CRM shows; none where it can't be asked.
    private func read(_ records: [RecordReference]) async throws -> Set<RecordReference> {
        do throws(ConnectorError) {
            let shown = try await viewer.session.reading.read(records, properties: context.markProperties(of: records))
            return Set(shown.map(\.reference))
        } catch {
            if error.kind == .cancelled { throw CancellationError() }
            return []
        }
    }

    private func delete(_ records: [RecordReference]) async -> [Int: ConnectorError] {
        do throws(ConnectorError) {
            let outcomes = try await viewer.session.writing.delete(records)
            var failures: [Int: ConnectorError] = [:]
            for index in records.indices {
                guard index < outcomes.count else {
                    failures[index] = .missingOutcome
                    continue
                }
                if case .failed(let error) = outcomes[index] { failures[index] = error }
            }
            return failures
        } catch {
            return Dictionary(uniqueKeysWithValues: records.indices.map { ($0, error) })
        }
    }
}

extension ProbeContext {
    /// What is read of probes' records to see whether they are there: their names.
    func markProperties(of records: [RecordReference]) -> [CRMObject: [PropertyName]] {
        Dictionary(
            records.map { ($0.object, descriptor.probes.objects[$0.object].map { [$0.markProperty] } ?? []) }
        ) { first, _ in first }
    }
}

extension ConnectorError {
    /// A batch whose answer lacks a record: what became of it has to be looked up.
    static let missingOutcome = ConnectorError(
        .outcomeUnknown, operation: "core.probe.write", message: "The answer says nothing of one of the records.")
}
