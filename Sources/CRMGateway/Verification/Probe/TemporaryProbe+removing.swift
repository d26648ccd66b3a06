import ConnectorKit
import SQLStore
import Verification

extension TemporaryProbe {
    /// Deletes what was made, and closes what is known to be gone.
    ///
    /// - Returns: what may still be there.
    func remove(_ records: [ProbedRecord]) async throws -> [PendingCleanup] {
        let found = try await findUnanswered(records)
        var references: [ProbeMark: RecordReference] = found
        for record in records { references[record.plan.mark] = record.reference ?? found[record.plan.mark] }
        let failures = try await RecordRemoval(context: context, session: probing)
            .remove(references.values.sorted { $0.object < $1.object })
        let links = await RecordLinks(context: context, session: probing).of(Array(failures.keys))
        var gone: [ProbeMark] = records.filter { $0.standing == .absent }.map(\.plan.mark)
        var left: [ProbeMark: (note: String, link: String?)] = [:]
        for (mark, reference) in references {
            if let failure = failures[reference] {
                left[mark] = (Self.words(failure, reference), links[reference])
            } else {
                gone.append(mark)
            }
        }
        return try await settle(records.map(\.row), gone: gone, left: left)
    }

    /// Looks for records whose creation was sent and never answered, as the probing was stopped.
    private func findUnanswered(_ records: [ProbedRecord]) async throws -> [ProbeMark: RecordReference] {
        var found: [ProbeMark: RecordReference] = [:]
        for record in records where record.standing == .asked {
            try context.requireLease()
            let row = record.row
            guard let seen = try? await ProbeLook(session: probing).look(for: [row], of: row.object)[row.mark] else {
                continue
            }
            found[row.mark] = seen.ours.first
        }
        try await context.journal.made(found.mapValues(\.id))
        return found
    }

    static func words(_ failure: ConnectorError, _ record: RecordReference) -> String {
        "The \(record.object.rawValue) couldn't be deleted: \(OwnerPropertyEnsurer.words(failure))"
    }

    private func settle(
        _ rows: [ProbeRow], gone: [ProbeMark], left: [ProbeMark: (note: String, link: String?)]
    ) async throws -> [PendingCleanup] {
        let (now, audit) = (context.clock.milliseconds, context.journal.audit)
        try await context.journal.settle { probes, transaction in
            for mark in gone { try probes.close(mark, at: now) }
            for (mark, why) in left { try probes.setNote(mark, why.note, link: why.link, misses: 0, at: now) }
            try audit.ended(.probeWrite, rows, open: rows.count - Set(gone).count, in: transaction)
        }
        let marks = Set(rows.map(\.mark))
        return try await context.journal.open().filter { marks.contains($0.mark) }.map { PendingCleanup($0) }
    }
}
