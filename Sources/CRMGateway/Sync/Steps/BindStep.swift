import ConnectorKit
import SQLStore
import Workspace

/// Writes who of the targets is whom in one CRM, chunk by chunk.
struct BindStep: Sendable {
    let source: SourceKey
    let owners: [EmailKey: [CRMOwner]]
    let roster: TargetRoster
    let journal: RunJournal
    let audit: RunAudit
    let progress: @Sendable (RunProgress) -> Void

    private var name: String { "crm/\(source.crm)/bind" }

    /// Binds all targets who hold a key to the source's grant.
    func run() async throws -> BindingCounts {
        let step = try await journal.step(name)
        var counts = try step?.detail.map { try JSONText.decode(BindingCounts.self, from: $0) } ?? BindingCounts()
        if step?.state == StepState.succeeded.rawValue { return counts }
        var cursor = step?.cursor.map { UserID(rawValue: $0) }
        var chunk = BindChunk(counts: counts, next: cursor, size: 0)
        var seen = 0
        repeat {
            let (before, after, isLikelyToChange) = (counts, cursor, !chunk.changes.isEmpty)
            // As with keys: it looks first, save behind a chunk that changed.
            if !isLikelyToChange { chunk = try await journal.read { try prepare(after: after, before, in: $0) } }
            if isLikelyToChange || !chunk.changes.isEmpty { chunk = try await write(after: after, before) }
            (counts, cursor) = (chunk.counts, chunk.next)
            seen += chunk.size
            progress(RunProgress(phase: .bind, crm: source.crm, done: seen, total: nil))
        } while cursor != nil
        if counts.changes > 0, !chunk.isDone { try await finish(counts) }
        return counts
    }

    /// Decides again inside the transaction that writes; the last chunk notes the whole step as done.
    private func write(after cursor: UserID?, _ counts: BindingCounts) async throws -> BindChunk {
        try await journal.commit { transaction in
            var chunk = try prepare(after: cursor, counts, in: transaction)
            guard !chunk.changes.isEmpty else { return chunk }
            chunk.isDone = chunk.next == nil
            try BindingRepository(organization: journal.organization, transaction: transaction)
                .put(chunk.changes.map(\.after))
            try RunTargetRepository(organization: journal.organization, run: journal.run, transaction: transaction)
                .putBindings(try chunk.changes.map { try $0.target() })
            try journal.note(
                name, chunk.isDone ? .succeeded : .committed, cursor: chunk.next?.rawValue,
                detail: try JSONText.encode(chunk.counts), in: transaction)
            try audit.bound(chunk, crm: source.crm, account: source.account, in: transaction)
            return chunk
        }
    }

    private func prepare(
        after cursor: UserID?, _ counts: BindingCounts, in transaction: any SQLTransaction
    ) throws -> BindChunk {
        let page = try roster.page(after: cursor, in: transaction)
        let users = page.people.map(\.user)
        let keys = try CRMKeyRepository(of: journal.organization).keys(of: users, in: transaction)
        let bindings = try BindingRepository(organization: journal.organization, transaction: transaction)
            .of(users, crm: source.crm)
        var chunk = BindChunk(counts: counts, next: page.next, size: page.people.count)
        for person in page.people {
            // Somebody who keeps their own connection isn't bound by this account's users.
            guard keys[person.user]?.contains(where: { $0.grant == source.grant }) == true else { continue }
            // Nor is somebody who joined after the CRM was asked: the next sync does it.
            guard let found = owners[person.email] else { continue }
            chunk.bind(person.user, OwnerResolution.decide(found), bindings[person.user], source, journal.run)
        }
        return chunk
    }

    private func finish(_ counts: BindingCounts) async throws {
        try await journal.commit { transaction in
            try journal.note(name, .succeeded, detail: try JSONText.encode(counts), in: transaction)
        }
    }
}
