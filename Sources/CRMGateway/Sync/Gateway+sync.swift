public import ConnectorKit
public import Workspace

extension Gateway {
    /// Hands the organization admin's CRM keys to a user or a team, ensures owner properties, and binds people to CRM
    /// users.
    ///
    /// - Parameters:
    ///   - crms: only these; `nil` for all that the organization admin has a key for.
    ///   - keepsOwnConnections: whether a target's own connection stays (SYNC-2).
    ///   - asksAgain: whether a CRM that refused to show owner properties to somebody is asked again.
    ///   - idempotencyKey: the same key within 24 hours names the same run.
    /// - Returns: the run, which goes on by itself; ``RunHandle/result()`` waits for it.
    /// - Throws: ``GatewayError`` with the rule that refused; nothing is written then but the audit entry.
    public func syncCRM(
        to scope: SyncScope, as actor: Actor, crms: Set<CRMID>? = nil, keepsOwnConnections: Bool = false,
        asksAgain: Bool = false, idempotencyKey: String? = nil
    ) async throws -> RunHandle {
        try checkCRMs(crms)
        let request = SyncCRMRequest(
            to: scope, crms: crms, keepsOwnConnections: keepsOwnConnections, asksAgain: asksAgain)
        return try await runs.start(request, as: actor, digest: nil, idempotencyKey: idempotencyKey)
    }

    /// What ``syncCRM(to:as:crms:keepsOwnConnections:asksAgain:idempotencyKey:)`` would do. It writes nothing, here or in a CRM,
    /// but the audit entry of a refusal.
    public func planSyncCRM(
        to scope: SyncScope, as actor: Actor, crms: Set<CRMID>? = nil, keepsOwnConnections: Bool = false,
        asksAgain: Bool = false
    ) async throws -> SyncCRMPlan {
        try checkCRMs(crms)
        let request = SyncCRMRequest(
            to: scope, crms: crms, keepsOwnConnections: keepsOwnConnections, asksAgain: asksAgain)
        let roster = TargetRoster(
            organization: actor.organization, scope: scope, actor: actor, dataKeys: runs.services.dataKeys)
        do {
            return try await SyncPlanner(
                request: request, roster: roster, readers: GrantSessions(parts: grants.parts), store: store,
                clock: clock,
                party: "plan-\(ids.make(RunID.self))"
            ).plan()
        } catch {
            let refusal = GatewayError(reading: error)
            try await runs.services.audit(for: ids.make(), actor: actor)
                .refused(refusal, operation: .syncCRM, scope: scope, store: store)
            throw refusal
        }
    }

    /// Carries a plan out, unless something that it was made from has changed: then `plan_stale`.
    public func apply(
        _ plan: SyncCRMPlan, as actor: Actor, idempotencyKey: String? = nil
    ) async throws -> RunHandle {
        try await runs.start(plan.request, as: actor, digest: plan.digest, idempotencyKey: idempotencyKey)
    }

    /// Says no where no CRM is named, or one that there isn't.
    func checkCRMs(_ crms: Set<CRMID>?) throws(GatewayError) {
        guard let crms else { return }
        guard !crms.isEmpty else {
            throw GatewayError(
                code: "crms_empty", message: "No CRM was named.",
                nextStep:
                    "Name at least one of \(connectors.ids.map(\.rawValue).joined(separator: ", ")), or none at all.")
        }
        if let unknown = crms.filter({ connectors[$0] == nil }).min() {
            throw GatewayError(
                code: "crm_unknown", message: "There is no CRM \"\(unknown.rawValue.prefix(40))\".",
                nextStep: "Name one of \(connectors.ids.map(\.rawValue).joined(separator: ", ")).")
        }
    }
}
