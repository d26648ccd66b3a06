import ConnectorKit
import SQLStore
import Workspace

/// Decides what one chunk of targets gets, by the rules and rows of the moment.
struct SettingsChunker: Sendable {
    let pinned: PinnedSettings
    let decisions: SettingsDecisions
    let roster: TargetRoster
    let run: RunID

    /// Decides for some of the targets, behind a cursor.
    func chunk(
        after cursor: UserID?, limit: Int, _ tally: SettingsTally, in transaction: any SQLTransaction
    ) throws -> SettingsChunk {
        let page = try roster.page(after: cursor, limit: limit, in: transaction)
        let users = page.people.map(\.user)
        let store = SettingsStore(
            organization: roster.organization, transaction: transaction, known: decisions.documents)
        var chunk = SettingsChunk(tally: tally, next: page.next)
        chunk.current = try store.references.of(users, categories: pinned.request.touched)
        let keys = try self.keys(of: users, in: transaction)
        try sort(page, into: &chunk, in: transaction) { category, person, chunk in
            if category == .crmKeys {
                copyKeys(to: person, keys[person.user] ?? [], &chunk)
            } else {
                try settle(category, person.user, &chunk, store)
            }
        }
        return chunk
    }

    /// The next target's chunk where their rows break it: all that they were to get fails (F-D6).
    func failed(
        _ failure: SettingsFailure, after cursor: UserID?, _ tally: SettingsTally, in transaction: any SQLTransaction
    ) throws -> SettingsChunk {
        let page = try roster.page(after: cursor, limit: 1, in: transaction)
        var chunk = SettingsChunk(tally: tally, next: page.next)
        try sort(page, into: &chunk, in: transaction) { category, person, chunk in
            let hasSource =
                category == .crmKeys ? pinned.keys?.keys.isEmpty == false : !pinned.empty.contains(category)
            if hasSource { chunk.fail(person.user, category, failure) }
        }
        return chunk
    }

    /// Goes through people and the categories that are asked for them; hands on those that the rules allow.
    private func sort(
        _ page: TargetPage, into chunk: inout SettingsChunk, in transaction: any SQLTransaction,
        _ settle: (Category, TargetPerson, inout SettingsChunk) throws -> Void
    ) throws {
        let asked = try asked(of: page.people.map(\.user) + page.skipped.map(\.user), in: transaction)
        let rules = Rules(
            organizationAdmin: try roster.organizationAdmin(in: transaction),
            keysRefusal: try keysRefusal(in: transaction))
        for one in page.skipped {
            guard let mine = asked[one.user], !mine.isEmpty else { continue }
            chunk.leave(one.user, mine.subtracting(pinned.empty), one.refusal)
        }
        for user in page.notFound { chunk.tally.skipped.skip(user, .userNotFound) }
        for person in page.people {
            guard let mine = asked[person.user], !mine.isEmpty else { continue }
            chunk.tally.targets += 1
            for category in mine.sorted(by: { $0.rawValue < $1.rawValue }) {
                if let refusal = rules.refusal(of: category, to: person) {
                    chunk.leaveOut(person.user, category, refusal)
                } else {
                    try settle(category, person, &chunk)
                }
            }
        }
    }

    /// What is left out, by the rules of this moment (T-18).
    private struct Rules {
        let organizationAdmin: UserID
        let keysRefusal: Refusal?

        func refusal(of category: Category, to person: TargetPerson) -> Refusal? {
            AccessRules.refusal(
                of: category, toSeat: person.seat, isOrganizationAdmin: person.user == organizationAdmin)
                ?? (category == .crmKeys ? keysRefusal : nil)
        }
    }

    private func keysRefusal(in transaction: any SQLTransaction) throws -> Refusal? {
        guard pinned.request.categories.contains(.crmKeys) else { return nil }
        return pinned.keysRefused == nil ? try roster.sharingRefusal(in: transaction) : .keysNotShared
    }

    private func settle(
        _ category: Category, _ user: UserID, _ chunk: inout SettingsChunk, _ store: SettingsStore
    ) throws {
        if let broken = pinned.broken.first(where: { $0.category == category }) {
            chunk.fail(user, category, broken.failure)
            return
        }
        guard !pinned.empty.contains(category) else { return }
        let decision = try decisions.decide(category, chunk.current[user]?[category], in: store)
        chunk.add(decision, category, user, pinned, run)
    }

    private func copyKeys(to person: TargetPerson, _ held: [CRMKeyRow], _ chunk: inout SettingsChunk) {
        guard let source = pinned.keys else { return }
        var keys = KeyCopyChunk(tally: chunk.tally.keys, next: nil)
        keys.tally.targets += 1
        for key in source.keys {
            keys.decide(
                person.user, key, held.first { $0.crm == key.crm }, keepsOwn: pinned.request.keepsOwnConnections)
        }
        chunk.tally.keys = keys.tally
        chunk.keys += keys.changes
        chunk.tally.count(.crmKeys) { counts in
            guard !source.keys.isEmpty else { return }
            if keys.changes.isEmpty { counts.unchanged += 1 } else { counts.applied += 1 }
        }
    }

    private func keys(
        of users: [UserID], in transaction: any SQLTransaction
    ) throws -> [UserID: [CRMKeyRow]] {
        guard pinned.keys != nil else { return [:] }
        return try CRMKeyRepository(of: roster.organization).keys(of: users, in: transaction)
    }

    /// What is asked for each; in a retry what failed for them, and keys.
    private func asked(
        of users: [UserID], in transaction: any SQLTransaction
    ) throws -> [UserID: Set<Category>] {
        let touched = pinned.request.touched
        guard let earlier = pinned.request.retryOf else {
            return Dictionary(users.map { ($0, touched) }, uniquingKeysWith: { first, _ in first })
        }
        let failed = try SettingsTroubleRepository(
            organization: roster.organization, run: earlier, transaction: transaction
        ).of(users, .failed)
        var asked: [UserID: Set<Category>] = [:]
        for user in users { asked[user] = touched.intersection([.crmKeys]) }
        for trouble in failed {
            asked[trouble.user, default: []].formUnion(trouble.category.map { [$0] } ?? touched)
        }
        return asked.mapValues { $0.intersection(touched) }
    }
}
