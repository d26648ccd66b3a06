import ConnectorKit
import SQLStore
import Verification
import Workspace

extension ProbeCleaner {
    /// Restores a designated record that an earlier run didn't.
    func restore(_ row: ProbeRow, _ findings: inout CleanupFindings) async throws {
        guard let id = row.record else { return }
        let record = RecordReference(object: row.object, id: id)
        guard let image = try await context.journal.image(of: row) else {
            return try await noteUnreadable(row, &findings)
        }
        let ending = try await DesignatedLease(context: context).hold(record) {
            try await end(record, image, row)
        }
        let hasFailed = [.notRestored, .refused].contains(ending.reason)
        let pending = try await context.journal.settle(
            row, image, ending, misses: row.misses + (hasFailed ? 1 : 0))
        findings.reasons[row.mark] = pending?.reason
        let subject = { CheckSubject(crm: row.crm, object: row.object, property: $0) }
        findings.results += ending.left.map { DesignatedProbe.left(subject($0)) }
        findings.results += ending.followers.map { DesignatedProbe.putBack(subject($0)) }
    }

    private func end(
        _ record: RecordReference, _ image: BeforeImage, _ row: ProbeRow
    ) async throws -> RestoredRecord {
        try context.requireLease()
        var definitions: [PropertyName: PropertyDefinition] = [:]
        do throws(ConnectorError) {
            for property in try await session.reading.properties(
                of: record.object, scope: .live, optionsOf: Set(image.before.keys))
            {
                definitions[property.name] = property
            }
        } catch {
            if error.kind == .cancelled { throw CancellationError() }
            return RestoredRecord(hindrance: error, remainder: image)
        }
        let watch = WriteWatch(
            image, stage: context.descriptor.object(record.object)?.stageProperty,
            isSame: context.comparison(definitions))
        return try await RecordRestorer(
            context: context, session: session, record: record, image: image, definitions: definitions,
            sawBefore: wasUsed(for: row)
        ).restore(watch)
    }

    /// Whether the session's key is the one that read the record before it was written, and acts as the same user.
    private func wasUsed(for row: ProbeRow) -> Bool {
        session.grant.id == row.grant
            && (row.creator == nil || session.grant.crmUser == nil || row.creator == session.grant.crmUser)
    }

    /// For a before-image that can't be opened: nothing is written.
    private func noteUnreadable(_ row: ProbeRow, _ findings: inout CleanupFindings) async throws {
        let (now, misses) = (context.clock.milliseconds, row.misses + 1)
        findings.reasons[row.mark] = .notRestored
        try await context.journal.settle { probes, _ in
            try probes.setNote(row.mark, GatewayError.beforeImageUnreadable.message, misses: misses, at: now)
            if misses >= Self.restoresMax { try probes.handOver(row.mark, at: now) }
        }
    }
}
