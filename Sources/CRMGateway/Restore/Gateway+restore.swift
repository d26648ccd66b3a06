import ConnectorKit
import Foundation
import SQLStore
public import Workspace

extension Gateway {
    /// Whether the store is the one that its anchor file knows, as of the last look: at the start, each minute by
    /// `GatewayUpkeep`, and before each use of a single-use refresh token (SEC-8).
    ///
    /// In restored mode, runs of that organization are refused or wait (`restored_mode`), grants whose refresh tokens
    /// are good once aren't refreshed, and orphaned grants aren't ended. Access tokens that still live are used, and
    /// grants whose refresh tokens may be sent twice are refreshed as ever.
    public var standing: GatewayStanding { restoring.standing }

    /// The grants for which ending restored mode needs a choice, by id. Super admins (ACC-12).
    public func suspectGrants(as actor: Actor) async throws -> [SuspectGrant] {
        let connectors = connectors
        return try await calls.read(.restoreEnd, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .restoreAndPurge, by: authority) { throw refusal }
            let keys = CRMKeyRepository(of: actor.organization)
            return try Self.suspects(of: actor.organization, connectors, in: transaction).map { row in
                SuspectGrant(
                    grant: row.id, crm: row.crm, account: row.account, accountName: row.accountName,
                    holderCount: try keys.holderCount(of: row.id, in: transaction),
                    worksUntil: row.expiresAt.map { Date(milliseconds: $0) })
            }
        }
    }

    /// Takes a restored store into service for the actor's organization: a new epoch begins, and what was anchored of
    /// the other store counts no more; another copy of it that still runs comes into restored mode by that. Super
    /// admins (ACC-12).
    ///
    /// - Parameter choices: one for each grant of ``suspectGrants(as:)``.
    /// - Throws: ``GatewayError`` `not_restored`, `restore_choice_missing`, `grant_not_found`; nothing is changed then.
    ///   `anchor_unwritable` where the choices were taken and the anchor file couldn't follow: mend it and call again.
    public func endRestoredMode(_ choices: [GrantID: RestoreChoice], as actor: Actor) async throws {
        let (connectors, audit, restoring) = (connectors, audit, restoring)
        let anchored = try restoring.file?.read()[actor.organization]
        try await calls.write(.restoreEnd, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .restoreAndPurge, by: authority) { throw refusal }
            guard restoring.isRestored(actor.organization) else { throw GatewayError.notRestored }
            let suspects = try Self.suspects(of: actor.organization, connectors, in: transaction)
            try Self.require(choices, for: suspects)
            for row in suspects where choices[row.id] == .reconnect {
                try Self.giveUp(row, of: actor.organization, in: transaction)
            }
            let chain = AuditRepository(organization: actor.organization, transaction: transaction)
            let epoch = max(try chain.lockHead().epoch, anchored?.epoch ?? 1) + 1
            try chain.begin(epoch: epoch)
            try audit.append(Self.entry(choices, epoch: epoch, actor), in: transaction)
        }
        do {
            try await restoring.accept(actor.organization)
        } catch {
            throw GatewayError(reading: error)
        }
    }

    private var calls: GuardedCalls { GuardedCalls(store: store, audit: audit) }

    /// Grants that could send a single-use refresh token, now or once somebody takes them up again.
    private static func suspects(
        of organization: OrganizationID, _ connectors: ConnectorCatalog, in transaction: any SQLTransaction
    ) throws -> [GrantRow] {
        let grants = GrantRepository(of: organization)
        var found: [GrantRow] = []
        var page = try grants.page(after: nil, in: transaction)
        while true {
            found += page.filter { row in
                let behaviour = row.refreshBehaviour ?? connectors[row.crm]?.descriptor.refresh ?? .singleUse
                return behaviour == .singleUse && row.sealed != nil && row.method != .staticToken
                    && [.live, .quarantined, .orphaned].contains(row.state)
            }
            guard page.count == GrantRepository.pageRowsMax else { return found }
            page = try grants.page(after: page.last?.id, in: transaction)
        }
    }

    private static func giveUp(
        _ row: GrantRow, of organization: OrganizationID, in transaction: any SQLTransaction
    ) throws {
        let reason = ReconnectReason.storeRestored.rawValue
        let isMoved = try GrantRepository(of: organization).move(
            row.id, atGeneration: row.generation, from: [row.state], to: .reconnectNeeded, reason: reason,
            in: transaction)
        guard isMoved else { return }
        try EventOutbox.append(
            .grantDead(GrantDeadEvent(grant: row.id, crm: row.crm, account: row.account, reason: reason)),
            organization: organization, in: transaction)
    }

    private static func require(_ choices: [GrantID: RestoreChoice], for suspects: [GrantRow]) throws {
        let ids = Set(suspects.map(\.id))
        guard choices.keys.allSatisfy(ids.contains) else { throw GatewayError.grantNotFound }
        let missing = ids.subtracting(choices.keys).sorted()
        guard missing.isEmpty else { throw GatewayError.restoreChoiceMissing(missing) }
    }

    private static func entry(_ choices: [GrantID: RestoreChoice], epoch: Int64, _ actor: Actor) -> AuditEntry {
        let retried = choices.filter { $0.value == .tryOnce }.keys.sorted()
        return AuditEntry(
            actor: actor, operation: .restoreEnd, subjects: ["grant": choices.keys.sorted().map(\.rawValue)],
            detail: [
                "epoch": String(epoch), "reconnect": String(choices.count - retried.count),
                "try_once": retried.map(\.rawValue).joined(separator: " "),
            ])
    }
}
