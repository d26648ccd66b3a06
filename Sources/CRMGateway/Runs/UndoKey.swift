import ConnectorKit
import SQLStore
import Workspace

/// Puts one key back as it was before a run; told by the key's id, never by what it refers to (A → B → A is a change).
struct UndoKey {
    let row: RunTargetRow
    let isForced: Bool
    let organization: OrganizationID

    /// What became of it.
    enum Verdict: Hashable {
        /// It is as it was before.
        case restored
        /// The run had not touched it.
        case nothing
        /// It stays as it is now.
        case kept(UndoOutcome.Exception.Reason)
    }

    /// Puts the key back, under today's rules.
    func takeBack(_ dataKeys: DataKeys, in transaction: any SQLTransaction) throws -> Verdict {
        guard let after = row.keyAfter else { return .nothing }
        let keys = CRMKeyRepository(of: organization)
        let now = try keys.find(user: row.user, crm: row.crm, in: transaction)
        let before = try row.keyBefore.map { try JSONText.decode(KeyBefore.self, from: $0) }
        // It is as before already: an earlier undo, for some people only, put it back.
        if now?.id == before?.id { return .nothing }
        if now?.id != after, !isForced { return .kept(.changedSince) }
        guard let before else {
            if let now { try keys.delete([now.id], in: transaction) }
            try settleGrants(now?.grant, nil, in: transaction)
            return .restored
        }
        if let obstacle = try obstacle(to: before, in: transaction) { return .kept(obstacle) }
        let restored = before.row(of: row.user, crm: row.crm)
        guard try dataKeys.vouches(for: restored, of: organization, in: transaction) else { return .kept(.notGenuine) }
        try keys.replace([restored], in: transaction)
        try settleGrants(now?.grant, before.grant, in: transaction)
        return .restored
    }

    /// What today's rules say against the key of yesterday.
    private func obstacle(
        to before: KeyBefore, in transaction: any SQLTransaction
    ) throws -> UndoOutcome.Exception.Reason? {
        let user = try UserRepository(organization: organization, transaction: transaction).byID(row.user)
        guard let user, user.isPresent else { return .personGone }
        guard user.seat == .standard else { return .spectator }
        let grant = try GrantRepository(of: organization).find(before.grant, in: transaction)
        guard let grant, grant.state != .revoked, grant.sealed != nil else { return .grantGone }
        return nil
    }

    private func settleGrants(
        _ left: GrantID?, _ taken: GrantID?, in transaction: any SQLTransaction
    ) throws {
        let grants = GrantRepository(of: organization)
        if let taken { try grants.adopt([taken], in: transaction) }
        if let left { _ = try grants.orphan([left], in: transaction) }
    }
}
