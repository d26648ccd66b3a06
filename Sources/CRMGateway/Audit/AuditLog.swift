public import SQLStore
internal import Workspace

/// The audit log: one keyed chain per organization, entries committed together with what they tell of (SEC-6).
public struct AuditLog: Sendable {
    /// Tallies that one transaction seals into the chain.
    static let sealedPerTransactionMax = 500
    private static let millisecondsPerMinute: Int64 = 60_000

    let store: any SQLDriver
    let keys: any AuditKeySource

    /// Writes into a store, with keys from elsewhere.
    public init(store: any SQLDriver, keys: any AuditKeySource) {
        self.store = store
        self.keys = keys
    }

    /// Adds an entry inside the caller's transaction, so that effect and entry are committed together or not at all.
    ///
    /// A refusal is folded: the first of a kind (actor, channel, operation, rule) in a minute is written, those behind
    /// it are counted, and the count is sealed into the chain when the minute is over (T-35).
    public func append(_ entry: AuditEntry, in transaction: any SQLTransaction) throws {
        let chain = AuditRepository(organization: entry.actor.organization, transaction: transaction)
        if entry.outcome == .refused {
            try fold(entry, into: chain, at: transaction.now)
        } else {
            _ = try write(Self.draft(entry, at: transaction.now), to: chain)
        }
    }

    /// Seals the counts of refusals into the chain, all of the minutes before this one.
    ///
    /// One that somebody changed stays where it is, for `verify` to find.
    func seal(before minute: Int64, in chain: AuditRepository, at now: Int64) throws {
        for tally in try chain.tallies(before: minute, limit: Self.sealedPerTransactionMax)
        where isSound(tally, in: chain.organization) {
            if tally.repeats > 0 { _ = try write(Self.draft(tally, at: now), to: chain) }
            try chain.close(tally.key)
        }
    }

    private func fold(_ entry: AuditEntry, into chain: AuditRepository, at now: Int64) throws {
        let key = AuditTally.Key(
            minute: now / Self.millisecondsPerMinute, actor: entry.actor.auditName,
            channel: entry.actor.channel.rawValue, operation: entry.operation.rawValue, rule: entry.rule ?? "")
        guard let tally = try chain.tally(key) else {
            try seal(before: key.minute, in: chain, at: now)
            let sequence = try write(Self.draft(entry, at: now), to: chain)
            return try chain.store(signed(key, sequence: sequence, repeats: 0, in: chain.organization))
        }
        // A count that somebody changed is left for `verify` to find; to count on would make it look right.
        guard isSound(tally, in: chain.organization) else {
            _ = try write(Self.draft(entry, at: now), to: chain)
            return
        }
        try chain.store(
            signed(key, sequence: tally.sequence, repeats: tally.repeats + 1, in: chain.organization))
    }

    private func signed(
        _ key: AuditTally.Key, sequence: Int64, repeats: Int64, in organization: OrganizationID
    ) throws -> AuditTally {
        let chainKey = try keys.key(for: organization)
        return AuditChain.signed(
            AuditTally(key: key, sequence: sequence, repeats: repeats, keyID: chainKey.id, mac: ""),
            in: organization, by: chainKey)
    }

    private func isSound(_ tally: AuditTally, in organization: OrganizationID) -> Bool {
        guard let key = try? keys.key(for: organization, id: tally.keyID) else { return false }
        return AuditChain.isValid(tally, in: organization, by: key)
    }

    private func write(_ draft: AuditRow, to chain: AuditRepository) throws -> Int64 {
        let head = try chain.lockHead()
        let key = try keys.key(for: chain.organization)
        let row = AuditRow(
            sequence: head.sequence + 1, at: draft.at, actor: draft.actor, channel: draft.channel,
            operatingSystemUser: draft.operatingSystemUser, operation: draft.operation, subjects: draft.subjects,
            outcome: draft.outcome, rule: draft.rule, detail: draft.detail, occurrences: draft.occurrences,
            keyID: key.id, previousMAC: head.mac, mac: "")
        try chain.append(AuditChain.signed(row, in: chain.organization, by: key))
        return row.sequence
    }
}

extension Actor {
    /// How the audit log names the actor: by id.
    var auditName: String { AuditSubjects.bounded(user?.rawValue ?? "system") }
}
