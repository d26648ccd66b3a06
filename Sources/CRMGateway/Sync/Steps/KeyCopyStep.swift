import ConnectorKit
import SQLStore
import Workspace

/// Writes the targets' keys, chunk by chunk; a chunk holds whole targets and is one transaction.
struct KeyCopyStep: Sendable {
    /// The name under which the journal knows it.
    static let name = "copy-keys"

    let request: SyncCRMRequest
    let source: SyncCRMSource
    let roster: TargetRoster
    let tagger: KeyTagger
    let journal: RunJournal
    let audit: RunAudit
    let ids: IDGenerator
    let progress: @Sendable (RunProgress) -> Void

    private var writer: KeyWriter {
        KeyWriter(source: source, roster: roster, tagger: tagger, journal: journal, audit: audit, ids: ids)
    }

    /// Copies all keys; what an earlier life of the run did is skipped, and counted.
    func run() async throws -> KeyCopyTally {
        let step = try await journal.step(Self.name)
        var tally = try step?.detail.map { try JSONText.decode(KeyCopyTally.self, from: $0) } ?? KeyCopyTally()
        if step?.state == StepState.succeeded.rawValue { return tally }
        var cursor = step?.cursor.map { UserID(rawValue: $0) }
        var chunk = KeyCopyChunk(tally: tally, next: cursor)
        repeat {
            let (before, after, isLikelyToChange) = (tally, cursor, !chunk.changes.isEmpty)
            // Where nothing changes, nothing is written, not even the lease's row (SYNC-10): so it looks first, save
            // behind a chunk that changed.
            if !isLikelyToChange {
                chunk = try await journal.read { try prepare(after: after, tally: before, in: $0) }
            }
            if isLikelyToChange || !chunk.changes.isEmpty { chunk = try await write(after: after, before) }
            (tally, cursor) = (chunk.tally, chunk.next)
            progress(RunProgress(phase: .copyKeys, done: tally.seen, total: nil))
        } while cursor != nil
        if tally.hasWritten, !chunk.isDone { try await finish(tally) }
        return tally
    }

    /// Decides again inside the transaction that writes: what was read before may have changed (F-D4).
    ///
    /// With the last chunk, the whole step is noted as done: or whoever goes on behind it would begin anew, and count
    /// everybody twice.
    private func write(after cursor: UserID?, _ tally: KeyCopyTally) async throws -> KeyCopyChunk {
        try await journal.commit { transaction in
            var chunk = try prepare(after: cursor, tally: tally, in: transaction)
            guard !chunk.changes.isEmpty else { return chunk }
            chunk.tally.hasWritten = true
            chunk.isDone = chunk.next == nil
            try writer.write(chunk, in: transaction)
            try journal.show(RunProgress(phase: .copyKeys, done: chunk.tally.seen, total: nil), in: transaction)
            try journal.note(
                Self.name, chunk.isDone ? .succeeded : .committed, cursor: chunk.next?.rawValue,
                detail: try JSONText.encode(chunk.tally), in: transaction)
            return chunk
        }
    }

    private func prepare(
        after cursor: UserID?, tally: KeyCopyTally, in transaction: any SQLTransaction
    ) throws -> KeyCopyChunk {
        let page = try roster.page(after: cursor, in: transaction)
        let existing = try CRMKeyRepository(of: journal.organization).keys(
            of: page.people.map(\.user), in: transaction)
        var chunk = KeyCopyChunk(tally: tally, next: page.next)
        chunk.tally.count(page)
        for person in page.people {
            let keys = existing[person.user] ?? []
            for key in source.keys {
                chunk.decide(
                    person.user, key, keys.first { $0.crm == key.crm }, keepsOwn: request.keepsOwnConnections)
            }
        }
        return chunk
    }

    private func finish(_ tally: KeyCopyTally) async throws {
        try await journal.commit { transaction in
            try journal.note(
                Self.name, .succeeded, detail: try JSONText.encode(tally), in: transaction)
        }
    }
}
