public import ConnectorKit
import SQLStore
public import Workspace

extension Grants {
    /// The most holders or notices that one page lists.
    public static let pageMax = 500

    /// A user's keys, by CRM. The user themselves, or an admin.
    public func keys(of user: UserID, as actor: Actor) async throws -> [CRMKey] {
        let dataKeys = parts.vault.keys
        return try await reading(actor, ["user": [user.rawValue]]) { authority, transaction in
            if let refusal = AccessRules.mayLookUp(authority, user) { throw refusal }
            let users = UserRepository(organization: actor.organization, transaction: transaction)
            guard let person = try users.byID(user), person.isPresent else { throw GatewayError.userNotFound }
            let rows = try CRMKeyRepository(of: actor.organization).keys(of: [user], in: transaction)[user] ?? []
            return try rows.compactMap { key in
                guard let grant = try GrantRepository(of: actor.organization).find(key.grant, in: transaction)
                else { return nil }
                let isGenuine = try dataKeys.vouches(for: key, of: actor.organization, in: transaction)
                return CRMKey(key, grant, isGenuine: isGenuine)
            }
        }
    }

    /// Who holds keys to a grant, a page at a time, by user id. Admins.
    ///
    /// - Parameter cursor: the last user of the page before.
    public func holders(
        of grant: GrantID, after cursor: UserID? = nil, as actor: Actor
    ) async throws -> Page<CRMKey, UserID> {
        let dataKeys = parts.vault.keys
        return try await reading(actor, ["grant": [grant.rawValue]]) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .listPeople, by: authority) { throw refusal }
            guard let row = try GrantRepository(of: actor.organization).find(grant, in: transaction) else {
                throw GatewayError.grantNotFound
            }
            let keys = try CRMKeyRepository(of: actor.organization).holders(of: grant, after: cursor, in: transaction)
            let found = try keys.map {
                CRMKey($0, row, isGenuine: try dataKeys.vouches(for: $0, of: actor.organization, in: transaction))
            }
            return Page(elements: found, next: found.count < Self.pageMax ? nil : found.last?.user)
        }
    }

    /// The grants that somebody must reconnect, or check, by id: a page at a time. Admins.
    public func reconnectsNeeded(
        after cursor: GrantID? = nil, as actor: Actor
    ) async throws -> Page<ReconnectNotice, GrantID> {
        try await reading(actor, [:]) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .listPeople, by: authority) { throw refusal }
            let rows = try GrantRepository(of: actor.organization).page(after: cursor, in: transaction)
            let keys = CRMKeyRepository(of: actor.organization)
            let notices = try rows.filter { $0.state == .reconnectNeeded || $0.state == .quarantined }.map {
                ReconnectNotice($0, holderCount: try keys.holderCount(of: $0.id, in: transaction))
            }
            return Page(elements: notices, next: rows.count < GrantRepository.pageRowsMax ? nil : rows.last?.id)
        }
    }

    /// Drops a user's key. The grant lives on for its other holders, and nothing is revoked at the vendor (SYNC-13). The
    /// user themselves, or an admin.
    ///
    /// - Throws: `GatewayError` `key_missing`, `user_not_found`, …
    public func disconnect(_ crm: CRMID, of user: UserID, as actor: Actor) async throws -> DisconnectOutcome {
        let audit = parts.audit
        let subjects: AuditSubjects = ["user": [user.rawValue], "crm": [crm.rawValue]]
        return try await parts.calls.write(.keyDisconnect, as: actor, subjects: subjects) { authority, transaction in
            try ConnectRules.requireHandling(authority, user)
            let keys = CRMKeyRepository(of: actor.organization)
            let users = UserRepository(organization: actor.organization, transaction: transaction)
            guard try users.byID(user) != nil else { throw GatewayError.userNotFound }
            guard let key = try keys.find(user: user, crm: crm, in: transaction) else {
                throw GatewayError.keyMissing(crm)
            }
            try keys.delete([key.id], in: transaction)
            let orphaned = try GrantRepository(of: actor.organization).orphan([key.grant], in: transaction)
            let entry = AuditEntry(
                actor: actor, operation: .keyDisconnect,
                subjects: ["user": [user.rawValue], "key": [key.id.rawValue], "grant": [key.grant.rawValue]],
                detail: ["crm": crm.rawValue, "orphaned": String(!orphaned.isEmpty)])
            try audit.append(entry, in: transaction)
            return DisconnectOutcome(
                grant: key.grant, holdersLeft: try keys.holderCount(of: key.grant, in: transaction),
                isOrphaned: !orphaned.isEmpty)
        }
    }

    /// Checks a grant in quarantine: the CRM is asked whose account it is, and the same one as before releases it. Admins.
    ///
    /// - Returns: the grant's state afterwards.
    public func recheck(_ grant: GrantID, as actor: Actor) async throws -> String {
        try await reading(actor, ["grant": [grant.rawValue]]) { authority, _ in
            if let refusal = AccessRules.refusal(of: .sync, by: authority) { throw refusal }
        }
        do {
            let address = GrantAddress(organization: actor.organization, grant: grant)
            try await parts.accountCheck.settleDoubt(at: address)
            return try await parts.refreshStore.row(at: address).state.rawValue
        } catch {
            throw GatewayError(grants: error)
        }
    }

    private func reading<Result: Sendable>(
        _ actor: Actor, _ subjects: AuditSubjects,
        _ body: @escaping @Sendable (Authority, any SQLTransaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await parts.calls.read(.grantRead, as: actor, subjects: subjects, body)
        } catch {
            throw GatewayError(grants: error)
        }
    }
}
