import ConnectorKit
import SQLStore
import Verification

/// Removes what probes of earlier runs left in an account, and restores what they changed (VER-4, F-C1 to F-C9).
///
/// Clean-up belongs to the account: whichever key of it works does it. It runs under the account's lease; an account
/// without open probes costs no request.
struct ProbeCleaner: Sendable {
    let context: ProbeContext

    /// How often a record is looked for in vain, past the bound, before it counts as never made: each time by another
    /// clean-up.
    static let missesMax = 2
    /// How often restoring a designated record fails before a person is asked; it goes on being tried.
    static let restoresMax = 3
    /// How long a create may be at work whose sender has died or given up: twice the deadline of a call.
    static let inFlightMax: Duration = .seconds(120)

    var session: CRMSession { context.sessions.cleanup }

    /// Cleans up.
    ///
    /// - Throws: `CancellationError`, `RunInterruption.cancelled`, `GatewayError` `superseded`, what the store throws;
    ///   a
    ///   CRM that can't be asked, or refuses, is an outcome.
    func clean() async throws -> CleanupOutcome {
        let rows = try await context.journal.open()
        guard !rows.isEmpty else { return CleanupOutcome() }
        try context.requireLease()
        let audit = context.journal.audit
        try await context.journal.begin { _, transaction in
            try audit.intended(.probeClean, rows, in: transaction)
        }
        var findings = CleanupFindings()
        try await removeTemporary(rows.filter { $0.use == .temporary }, &findings)
        for row in rows where row.use == .designated { try await restore(row, &findings) }
        return try await outcome(rows, findings)
    }

    /// What is left, as the journal has it now, with what was found out about it.
    private func outcome(_ rows: [ProbeRow], _ findings: CleanupFindings) async throws -> CleanupOutcome {
        let marks = Set(rows.map(\.mark))
        let left = try await context.journal.open().filter { marks.contains($0.mark) }
        let audit = context.journal.audit
        try await context.journal.settle { _, transaction in
            try audit.ended(.probeClean, rows, open: left.count, in: transaction)
        }
        return CleanupOutcome(
            pending: left.map { PendingCleanup($0, findings.reasons[$0.mark]) }, removed: rows.count - left.count,
            results: findings.results)
    }

    /// Deletes records whose ids are known, and looks for the others by their marks.
    private func removeTemporary(_ rows: [ProbeRow], _ findings: inout CleanupFindings) async throws {
        guard !rows.isEmpty else { return }
        for row in rows {
            guard row.state == .made, let record = row.record else { continue }
            findings.records[row.mark] = [RecordReference(object: row.object, id: record)]
            if row.seenBy == context.sessions.key.name { findings.seen.insert(row.mark) }
        }
        for object in Set(rows.map(\.object)).sorted() {
            let lost = rows.filter { $0.object == object && findings.records[$0.mark] == nil }
            if !lost.isEmpty { try await look(for: lost, of: object, &findings) }
        }
        try await context.journal.made(findings.found, seenBy: context.sessions.key.name)
        try await delete(&findings)
        let (now, changes) = (context.clock.milliseconds, findings)
        try await context.journal.settle { probes, _ in
            for mark in changes.gone { try probes.close(mark, at: now) }
            for row in rows where !changes.gone.contains(row.mark) {
                guard let note = changes.notes[row.mark] else { continue }
                let misses = changes.misses[row.mark] ?? row.misses
                try probes.setNote(row.mark, note, link: changes.links[row.mark], misses: misses, at: now)
            }
        }
    }

    private func look(for rows: [ProbeRow], of object: CRMObject, _ findings: inout CleanupFindings) async throws {
        try context.requireLease()
        let seen: [ProbeMark: ProbeLook.Sighting]
        do throws(ConnectorError) {
            seen = try await ProbeLook(session: session).look(for: rows, of: object)
        } catch {
            if error.kind == .cancelled { throw CancellationError() }
            for row in rows { findings.note(row, error, isLook: true) }
            return
        }
        for row in rows {
            if let sighting = seen[row.mark], let first = sighting.ours.first {
                findings.records[row.mark] = sighting.ours
                findings.seen.insert(row.mark)
                // Of several, none is written down as the one: until all are gone, they are looked for.
                if sighting.ours.count == 1 { findings.found[row.mark] = first.id }
            } else if seen[row.mark] != nil {
                findings.noteForeign(row)
            } else {
                miss(row, &findings)
            }
        }
    }

    /// One that isn't seen: it counts as never made after two misses past the bound (F-C2), from when the CRM was last asked
    /// to make it; before, it may still show.
    private func miss(_ row: ProbeRow, _ findings: inout CleanupFindings) {
        let bound = context.descriptor.probes.sightDelayMax + Self.inFlightMax
        guard context.clock.milliseconds - row.changedAt > Int64(bound / .milliseconds(1)) else { return }
        if row.misses + 1 >= Self.missesMax {
            findings.gone.insert(row.mark)
        } else {
            findings.noteMiss(row)
        }
    }

    private func delete(_ findings: inout CleanupFindings) async throws {
        let seen = findings.seen
        let items = findings.records.flatMap { mark, records in
            records.map { RecordRemoval.Item(mark: mark, record: $0, isSeen: seen.contains(mark)) }
        }.sorted { ($0.record.object, $0.record.id) < ($1.record.object, $1.record.id) }
        guard !items.isEmpty else { return }
        let failures = try await ProbeRemoval.left(context).remove(items)
        let links = await RecordLinks(context: context, session: session).of(Array(failures.keys))
        for (mark, references) in findings.records {
            if let record = references.first(where: { failures[$0] != nil }), let failure = failures[record] {
                findings.noteLeft(mark, record, failure, link: links[record])
            } else {
                findings.gone.insert(mark)
            }
        }
    }
}
