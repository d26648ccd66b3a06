import ConnectorKit
import SQLStore
import Workspace

/// Stores what a connect has brought: a grant, in place of an earlier one or as a new one, and the user's key.
struct GrantPlacement: Sendable {
    let crm: CRMID
    let user: UserID
    let credentials: Credentials
    let identity: CRMIdentity
    let vault: GrantVault
    let ids: IDGenerator

    /// Where it ended up.
    struct Place: Sendable {
        let key: KeyID
        let grant: GrantRow
        let isInPlace: Bool
        let holderCount: Int
    }

    /// Stores it, in the caller's transaction, which has asked the rules.
    func store(by authority: Authority, in transaction: any SQLTransaction) throws -> Place {
        let organization = authority.actor.organization
        let keys = CRMKeyRepository(of: organization)
        let before = try keys.find(user: user, crm: crm, in: transaction)
        let earlier = GrantMatch.choose(
            among: try GrantRepository(of: organization).find(crm: crm, account: identity.account, in: transaction),
            identity: identity, method: credentials.method, held: before?.grant, actor: authority.actor.user,
            isAdmin: authority.user?.role.isAdministrative ?? (authority.actor.identity == .system))
        let grant = try earlier.map { try replace($0, organization, transaction) } ?? add(organization, transaction)
        let key = try place(before, grant.id, organization, transaction)
        return Place(
            key: key, grant: grant, isInPlace: earlier != nil,
            holderCount: try keys.holderCount(of: grant.id, in: transaction))
    }

    private func replace(
        _ earlier: GrantRow, _ organization: OrganizationID, _ transaction: any SQLTransaction
    ) throws -> GrantRow {
        var row = earlier
        row.generation += 1
        describe(&row)
        row.state = .live
        row.stateReason = nil
        row.stateSince = transaction.now
        row.scopes = nil
        row.refreshBehaviour = Self.behaviour(of: credentials)
        row.ownerUser = row.ownerUser ?? user
        try vault.seal(credentials, into: &row, of: organization, in: transaction)
        row.scopes = row.scopes ?? identity.scopes?.sorted()
        guard
            try GrantRepository(of: organization)
                .replace(row, atGeneration: earlier.generation, in: transaction)
        else { throw StoreError(.busy, "The grant changed in its own transaction.") }
        return row
    }

    private func add(_ organization: OrganizationID, _ transaction: any SQLTransaction) throws -> GrantRow {
        var row = GrantRow(
            id: ids.make(), crm: crm, account: identity.account, environment: identity.environment,
            crmUser: identity.user, method: credentials.method, stateSince: transaction.now, sealed: nil,
            dataKey: nil, expiresAt: nil, issuedAt: credentials.issuedAt.milliseconds, ownerUser: user,
            createdAt: transaction.now)
        describe(&row)
        row.refreshBehaviour = Self.behaviour(of: credentials)
        try vault.seal(credentials, into: &row, of: organization, in: transaction)
        row.scopes = row.scopes ?? identity.scopes?.sorted()
        try GrantRepository(of: organization).insert(row, in: transaction)
        return row
    }

    /// What a refresh of these very credentials does, where that isn't the vendor's general way: an app that fetches its
    /// next token without a refresh token can ask twice.
    static func behaviour(of credentials: Credentials) -> RefreshBehaviour? {
        guard credentials.refreshToken == nil else { return nil }
        switch credentials.method {
        case .jwtBearer, .clientCredentials: return .replaySafe
        case .authorizationCode, .staticToken: return nil
        }
    }

    private func describe(_ row: inout GrantRow) {
        row.accountName = identity.accountName ?? row.accountName
        row.crmUserEmail = identity.userEmail ?? row.crmUserEmail
    }

    /// The user's key to the grant; one that refers to it already stays as it is.
    private func place(
        _ before: CRMKeyRow?, _ grant: GrantID, _ organization: OrganizationID, _ transaction: any SQLTransaction
    ) throws -> KeyID {
        if let before, before.grant == grant,
            try vault.keys.vouches(for: before, of: organization, in: transaction)
        {
            return before.id
        }
        let tagger = try vault.keys.tagger(of: organization, in: transaction)
        let key = tagger.key(
            id: ids.make(), user: user, crm: crm, grant: grant, origin: .connected, run: nil,
            createdAt: transaction.now)
        try CRMKeyRepository(of: organization).replace([key], in: transaction)
        let grants = GrantRepository(of: organization)
        try grants.adopt([grant], in: transaction)
        if let left = before?.grant, left != grant { _ = try grants.orphan([left], in: transaction) }
        return key.id
    }
}
