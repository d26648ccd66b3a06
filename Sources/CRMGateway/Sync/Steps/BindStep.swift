import ConnectorKit
import SQLStore
import Workspace

/// Writes who of the targets is whom in one CRM, and which record types are theirs, chunk by chunk.
struct BindStep: Sendable {
    let source: SourceKey
    let owners: [EmailKey: [CRMOwner]]
    /// `nil` where the CRM has none.
    let recordTypes: RecordTypeReadings?
    let roster: TargetRoster
    let journal: RunJournal
    let audit: RunAudit
    let progress: @Sendable (RunProgress) -> Void

    /// The name under which the journal knows the bindings of a CRM.
    static func name(_ crm: CRMID) -> String { "crm/\(crm)/bind" }

    private var name: String { Self.name(source.crm) }

    /// Binds all targets who hold a key to the source's grant.
    func run() async throws -> BindTally {
        let step = try await journal.step(name)
        var counts = try step?.detail.map { try BindTally(journaled: $0) } ?? BindTally()
        if step?.state == StepState.succeeded.rawValue { return counts }
        var cursor = step?.cursor.map { UserID(rawValue: $0) }
        var chunk = BindChunk(counts: counts, next: cursor, size: 0)
        var seen = 0
        repeat {
            let (before, after, isLikelyToChange) = (counts, cursor, !chunk.isEmpty)
            // As with keys: it looks first, save behind a chunk that changed.
            if !isLikelyToChange { chunk = try await journal.read { try prepare(after: after, before, in: $0) } }
            if isLikelyToChange || !chunk.isEmpty { chunk = try await write(after: after, before) }
            (counts, cursor) = (chunk.counts, chunk.next)
            seen += chunk.size
            progress(RunProgress(phase: .bind, crm: source.crm, done: seen, total: nil))
        } while cursor != nil
        if counts.changes > 0, !chunk.isDone { try await finish(counts) }
        return counts
    }

    /// Decides again inside the transaction that writes; the last chunk notes the whole step as done.
    private func write(after cursor: UserID?, _ counts: BindTally) async throws -> BindChunk {
        try await journal.commit { transaction in
            var chunk = try prepare(after: cursor, counts, in: transaction)
            guard !chunk.isEmpty else { return chunk }
            chunk.isDone = chunk.next == nil
            try BindingRepository(organization: journal.organization, transaction: transaction)
                .put(chunk.changes.map(\.after))
            try RunTargetRepository(organization: journal.organization, run: journal.run, transaction: transaction)
                .putBindings(try chunk.changes.map { try $0.target() })
            try store(chunk.links, in: transaction)
            try journal.note(
                name, chunk.isDone ? .succeeded : .committed, cursor: chunk.next?.rawValue,
                detail: try JSONText.encode(chunk.counts), in: transaction)
            try audit.bound(chunk, crm: source.crm, account: source.account, in: transaction)
            return chunk
        }
    }

    /// Documents, links and what was there before; with the first of them, what the key's user sees is noted, so that a
    /// later life of the run doesn't give the others something else.
    private func store(_ links: [BindChunk.LinkChange], in transaction: any SQLTransaction) throws {
        guard !links.isEmpty, let recordTypes else { return }
        let hashes = Set(links.map(\.after.hash))
        let repository = RecordTypeRepository(of: journal.organization)
        try repository.keep(recordTypes.documents.filter { hashes.contains($0.key) }, in: transaction)
        try repository.put(links.map(\.after), in: transaction)
        try RunTargetRepository(organization: journal.organization, run: journal.run, transaction: transaction)
            .putRecordTypes(try links.map { try $0.target() })
        let step = RecordTypeStep.name(source.crm)
        if let key = recordTypes.key, hashes.contains(key.hash), try !journal.isBegun(step, in: transaction) {
            try journal.note(step, .succeeded, detail: try JSONText.encode(key), in: transaction)
        }
        try audit.recordTypesStored(links, crm: source.crm, account: source.account, in: transaction)
    }

    private func prepare(
        after cursor: UserID?, _ counts: BindTally, in transaction: any SQLTransaction
    ) throws -> BindChunk {
        let page = try roster.page(after: cursor, in: transaction)
        let users = page.people.map(\.user)
        let keys = try CRMKeyRepository(of: journal.organization).keys(of: users, in: transaction)
        let bindings = try BindingRepository(organization: journal.organization, transaction: transaction)
            .of(users, crm: source.crm)
        let links =
            recordTypes == nil
            ? [:] : try RecordTypeRepository(of: journal.organization).links(of: users, in: transaction)
        var chunk = BindChunk(counts: counts, next: page.next, size: page.people.count)
        for person in page.people {
            // Somebody who keeps their own connection isn't bound by this account's users.
            guard let key = keys[person.user]?.first(where: { $0.grant == source.grant }) else { continue }
            // Nor is somebody who joined after the CRM was asked: the next sync does it.
            guard let found = owners[person.email] else { continue }
            let resolution = OwnerResolution.decide(found)
            chunk.bind(person.user, resolution, bindings[person.user], source, journal.run)
            guard let recordTypes, let mine = recordTypes.view(of: person, as: resolution.user) else { continue }
            let before = links[person.user]?.first { $0.crm == source.crm }
            chunk.link(key, mine.view, mine.sight, before, source.account, journal.run, at: transaction.now)
            if let failure = recordTypes.failures[person.user] {
                chunk.counts.recordTypes.fallBack(person.user, failure)
            }
        }
        return chunk
    }

    private func finish(_ counts: BindTally) async throws {
        try await journal.commit { transaction in
            try journal.note(name, .succeeded, detail: try JSONText.encode(counts), in: transaction)
        }
    }
}
