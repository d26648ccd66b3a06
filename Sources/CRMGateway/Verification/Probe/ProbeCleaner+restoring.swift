import ConnectorKit
import SQLStore
import Vault
import Verification
import Workspace

extension ProbeCleaner {
    /// Restores a designated record that an earlier run didn't.
    func restore(_ row: ProbeRow, _ findings: inout CleanupFindings) async throws {
        guard let id = row.record else { return }
        let record = RecordReference(object: row.object, id: id)
        guard let image = try await image(of: row) else {
            return try await note(row, GatewayError.beforeImageUnreadable.message, .notRestored, &findings)
        }
        let ending = try await DesignatedLease(context: context).hold(record) {
            try await end(record, image)
        }
        switch ending {
        case .restored(let left): try await close(row, left: left, &findings)
        case .gone: try await close(row, left: [], &findings)
        case .open(let error):
            let words =
                "The designated \(row.object.rawValue) couldn't be restored: \(OwnerPropertyEnsurer.words(error))"
            let reason = CleanupFindings.reason(error)
            try await note(row, words, reason == .refused ? .notRestored : reason, &findings)
        }
    }

    private func end(_ record: RecordReference, _ image: BeforeImage) async throws -> RecordRestorer.Ending {
        try context.requireLease()
        var definitions: [PropertyName: PropertyDefinition] = [:]
        do throws(ConnectorError) {
            for property in try await session.reading.properties(
                of: record.object, scope: .live, optionsOf: Set(image.written.keys))
            {
                definitions[property.name] = property
            }
        } catch {
            if error.kind == .cancelled { throw CancellationError() }
            return .open(error)
        }
        return try await RecordRestorer(
            context: context, session: session, record: record, image: image, definitions: definitions
        ).restore()
    }

    /// The before-image; `nil` where it can't be opened: then nothing is written.
    private func image(of row: ProbeRow) async throws -> BeforeImage? {
        let (organization, keys) = (context.journal.organization, context.journal.keys)
        return try await context.journal.store.read { transaction in
            do {
                return try BeforeImage.open(row, of: organization, keys, in: transaction)
            } catch let error as StoreError {
                throw error
            } catch {
                return nil
            }
        }
    }

    private func close(_ row: ProbeRow, left: [PropertyName], _ findings: inout CleanupFindings) async throws {
        let now = context.clock.milliseconds
        try await context.journal.settle { probes, _ in try probes.close(row.mark, at: now) }
        for property in left {
            findings.results.append(
                DesignatedProbe.left(
                    .cleanup, CheckSubject(crm: row.crm, object: row.object, property: property)))
        }
    }

    private func note(
        _ row: ProbeRow, _ words: String, _ reason: PendingCleanup.Reason, _ findings: inout CleanupFindings
    ) async throws {
        let now = context.clock.milliseconds
        let misses = row.misses + (reason == .notRestored ? 1 : 0)
        findings.reasons[row.mark] = reason
        try await context.journal.settle { probes, _ in
            try probes.setNote(row.mark, words, misses: misses, at: now)
            if misses >= Self.restoresMax { try probes.handOver(row.mark, at: now) }
        }
    }
}
