import ConnectorKit
import SQLStore
import Workspace

/// Writes the keys of one chunk of targets, and what a run's record keeps of them.
struct KeyWriter: Sendable {
    let source: SyncCRMSource
    let roster: TargetRoster
    let tagger: KeyTagger
    let journal: RunJournal
    let audit: RunAudit
    let ids: IDGenerator

    /// Writes them, unless the source isn't any more what the run began with.
    func write(_ chunk: KeyCopyChunk, in transaction: any SQLTransaction) throws {
        try roster.requireSource(source, in: transaction)
        // What hung on a key goes with it, and comes back with it.
        let links = try RecordTypeRepository(of: journal.organization)
            .links(of: Array(Set(chunk.changes.filter { $0.before != nil }.map(\.user))), in: transaction)
        var rows: [CRMKeyRow] = []
        var targets: [RunTargetRow] = []
        for change in chunk.changes {
            let row = tagger.key(
                id: ids.make(), user: change.user, crm: change.source.crm, grant: change.source.grant,
                origin: .synced, run: journal.run, createdAt: transaction.now)
            rows.append(row)
            let link = links[change.user]?.first { $0.crm == row.crm }
            targets.append(
                RunTargetRow(
                    user: change.user, crm: row.crm, keyOutcome: change.outcome,
                    keyBefore: try change.before.map { try JSONText.encode(KeyBefore($0)) }, keyAfter: row.id,
                    recordTypesBefore: try link.map { try JSONText.encode($0) }))
        }
        try CRMKeyRepository(of: journal.organization).replace(rows, in: transaction)
        _ = try GrantRepository(of: journal.organization).orphan(
            Array(Set(chunk.changes.compactMap { $0.before?.grant })), in: transaction)
        try RunTargetRepository(organization: journal.organization, run: journal.run, transaction: transaction)
            .putKeys(targets)
        try audit.keysCopied(chunk, source: source, in: transaction)
    }
}
