import ConnectorKit
import Foundation
import SQLStore
public import Workspace

extension Grants {
    /// Names everyone who would lose access. Super admins (ACC-12).
    public func planRevocation(of grant: GrantID, as actor: Actor) async throws -> RevocationPlan {
        let catalog = parts.origins.catalog
        do {
            return try await parts.calls.read(.grantRevoke, as: actor, subjects: ["grant": [grant.rawValue]]) {
                authority, transaction in
                let row = try Self.revocable(grant, by: authority, in: transaction)
                return RevocationPlan(
                    grant: grant, crm: row.crm, account: row.account, accountName: row.accountName,
                    actsAs: row.crmUser, holders: try Self.holders(of: grant, authority, in: transaction),
                    effect: catalog[row.crm]?.descriptor.revocation.explanation ?? "")
            }
        } catch {
            throw GatewayError(grants: error)
        }
    }

    /// Revokes a grant: ends all its keys here, at once, and then the grant at the vendor. Super admins (ACC-12).
    ///
    /// - Parameter plan: what ``planRevocation(of:as:)`` answered; handing it back confirms it. Refused with
    ///   `revocation_stale` where others hold the grant by now.
    public func revoke(_ plan: RevocationPlan, as actor: Actor) async throws -> RevocationOutcome {
        let audit = parts.audit
        let subjects: AuditSubjects = ["grant": [plan.grant.rawValue]]
        try await parts.calls.write(.grantRevoke, as: actor, subjects: subjects) { authority, transaction in
            let row = try Self.revocable(plan.grant, by: authority, in: transaction)
            guard try Self.holders(of: plan.grant, authority, in: transaction) == plan.holders else {
                throw GatewayError.revocationStale
            }
            let organization = actor.organization
            _ = try GrantRepository(of: organization).move(
                row.id, atGeneration: row.generation,
                from: [.live, .reconnectNeeded, .quarantined, .orphaned], to: .revoked,
                reason: Self.pendingReason, in: transaction)
            _ = try CRMKeyRepository(of: organization).deleteAll(of: row.id, in: transaction)
            try audit.append(Self.entry(plan.grant, plan.holders, .intended, actor), in: transaction)
        }
        return try await finishRevoking(plan.grant, plan.holders, actor)
    }

    /// Sends a revoke to the vendor again that hasn't been confirmed (F-F6). Super admins.
    public func repeatRevocation(of grant: GrantID, as actor: Actor) async throws -> RevocationOutcome {
        do {
            try await parts.calls.read(.grantRevoke, as: actor, subjects: ["grant": [grant.rawValue]]) {
                if let refusal = AccessRules.refusal(of: .revokeGrants, by: $0) { throw refusal }
                let row = try GrantRepository(of: actor.organization).find(grant, in: $1)
                guard let row else { throw GatewayError.grantNotFound }
                guard row.state == .revoked, row.sealed != nil else { throw GatewayError.revocationNotOpen }
            }
        } catch {
            throw GatewayError(grants: error)
        }
        return try await finishRevoking(grant, [], actor)
    }

    /// The reason of a revoked grant whose vendor hasn't confirmed it.
    static let pendingReason = "revoke_unconfirmed"

    /// Sends the revoke of a grant that is revoked here already, and notes what became of it.
    func finishRevoking(
        _ grant: GrantID, _ holders: [UserID], _ actor: Actor
    ) async throws -> RevocationOutcome {
        let address = GrantAddress(organization: actor.organization, grant: grant)
        do {
            let side = try await RevocationRequest(parts: parts, address: address).send()
            let (audit, now) = (parts.audit, parts.clock.now)
            let crm = try await parts.store.write { transaction in
                let grants = GrantRepository(of: actor.organization)
                guard let row = try grants.find(grant, in: transaction) else { throw GatewayError.grantNotFound }
                if side != .unconfirmed {
                    try grants.setReason("revoke_\(side.rawValue)", of: grant, whileIn: .revoked, in: transaction)
                    try grants.erase(grant, in: transaction)
                }
                let outcome: AuditOutcome = side == .unconfirmed ? .unknown : .succeeded
                try audit.append(Self.entry(grant, [], outcome, actor), in: transaction)
                return row.crm
            }
            let lasting = parts.origins.catalog[crm]?.descriptor.revocation.accessTokenOutlivesFor ?? .zero
            return RevocationOutcome(
                grant: grant, holders: holders, vendorSide: side,
                accessEndsBy: now.addingTimeInterval(lasting / .seconds(1)))
        } catch {
            throw GatewayError(grants: error)
        }
    }

    private static func revocable(
        _ grant: GrantID, by authority: Authority, in transaction: any SQLTransaction
    ) throws -> GrantRow {
        if let refusal = AccessRules.refusal(of: .revokeGrants, by: authority) { throw refusal }
        let row = try GrantRepository(of: authority.actor.organization).find(grant, in: transaction)
        guard let row else { throw GatewayError.grantNotFound }
        guard row.state != .revoked else { throw GatewayError.alreadyRevoked }
        return row
    }

    private static func holders(
        of grant: GrantID, _ authority: Authority, in transaction: any SQLTransaction
    ) throws -> [UserID] {
        let keys = CRMKeyRepository(of: authority.actor.organization)
        var holders: [UserID] = []
        while true {
            let page = try keys.holders(of: grant, after: holders.last, in: transaction)
            holders += page.map(\.user)
            if page.count < CRMKeyRepository.pageRowsMax { return holders }
        }
    }

    private static func entry(
        _ grant: GrantID, _ holders: [UserID], _ outcome: AuditOutcome, _ actor: Actor
    ) -> AuditEntry {
        AuditEntry(
            actor: actor, operation: .grantRevoke,
            subjects: ["grant": [grant.rawValue], "user": holders.map(\.rawValue)], outcome: outcome,
            detail: holders.isEmpty ? [:] : ["holders": String(holders.count)])
    }
}

extension GatewayError {
    fileprivate static let revocationStale = GatewayError(
        code: "revocation_stale", message: "Others hold the grant by now than when the revoke was planned.",
        nextStep: "Plan it again, and look at who loses access.")

    fileprivate static let alreadyRevoked = GatewayError(
        code: "already_revoked", message: "The grant is revoked already.",
        nextStep: "Repeat the revoke at the vendor where it wasn't confirmed.")

    fileprivate static let revocationNotOpen = GatewayError(
        code: "revocation_not_open", message: "There is no revoke of this grant that waits to be confirmed.",
        nextStep: "Nothing is left to do.")
}
