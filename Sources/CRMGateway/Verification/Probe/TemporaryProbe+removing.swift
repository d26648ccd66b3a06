import ConnectorKit
import SQLStore
import Verification

extension TemporaryProbe {
    /// Deletes what was made, and closes what is known to be gone.
    ///
    /// - Returns: what may still be there.
    func remove(_ records: [ProbedRecord]) async throws -> [PendingCleanup] {
        let found = try await findUnanswered(records)
        let seen = records.filter { $0.readBack != nil }.map(\.plan.mark)
        try await context.journal.saw(seen, by: context.sessions.prober.name)
        let items = records.flatMap { $0.removals(found[$0.plan.mark] ?? []) }.sorted {
            $0.record.object < $1.record.object
        }
        let failures = try await ProbeRemoval.made(context).remove(items)
        let links = await RecordLinks(context: context, session: probing).of(Array(failures.keys))
        var left: [ProbeMark: (note: String, link: String?)] = [:]
        for item in items {
            guard let failure = failures[item.record] else { continue }
            left[item.mark] = (Self.words(failure, item.record, item.mark), links[item.record])
        }
        let gone = Set(items.map(\.mark)).subtracting(left.keys)
        let absent = records.filter { $0.standing == .absent }.map(\.plan.mark)
        return try await settle(records.map(\.row), gone: gone.union(absent), left: left)
    }

    /// Looks for records whose creation was sent and never answered, as the probing was stopped.
    private func findUnanswered(_ records: [ProbedRecord]) async throws -> [ProbeMark: [RecordReference]] {
        var found: [ProbeMark: [RecordReference]] = [:]
        for record in records where record.standing == .asked {
            try context.requireLease()
            let row = record.row
            guard let seen = try? await ProbeLook(session: probing).look(for: [row], of: row.object)[row.mark] else {
                continue
            }
            found[row.mark] = seen.ours
        }
        // Of several, none is written down as the one: until all are gone, they are looked for.
        let single = found.compactMapValues { $0.count == 1 ? $0.first?.id : nil }
        try await context.journal.made(single, seenBy: context.sessions.prober.name)
        return found
    }

    /// Why a record is left.
    static func words(_ failure: ConnectorError, _ record: RecordReference, _ mark: ProbeMark) -> String {
        guard failure.kind != .notFound else {
            return
                "The key isn't shown the \(record.object.rawValue) \(record.id): its user may not see it. Let them, or "
                + PendingCleanup.wayOut(mark)
        }
        return "The \(record.object.rawValue) couldn't be deleted: \(OwnerPropertyEnsurer.words(failure))"
    }

    private func settle(
        _ rows: [ProbeRow], gone: Set<ProbeMark>, left: [ProbeMark: (note: String, link: String?)]
    ) async throws -> [PendingCleanup] {
        let (now, audit) = (context.clock.milliseconds, context.journal.audit)
        try await context.journal.settle { probes, transaction in
            for mark in gone { try probes.close(mark, at: now) }
            for (mark, why) in left { try probes.setNote(mark, why.note, link: why.link, misses: 0, at: now) }
            try audit.ended(.probeWrite, rows, open: rows.count - gone.count, in: transaction)
        }
        let marks = Set(rows.map(\.mark))
        return try await context.journal.open().filter { marks.contains($0.mark) }.map { PendingCleanup($0) }
    }
}
