public import Workspace

extension Gateway {
    /// Whom a Sync CRM, or its preview, is for, by the names that people type; for those who may sync (ACC-4).
    ///
    /// ```swift
    /// let scope = try await gateway.syncScope(.team(named: "Sales"), as: actor)
    /// let run = try await gateway.syncCRM(to: scope, as: actor)
    /// ```
    ///
    /// A refusal is in the audit log as a refused Sync CRM (ACC-10). Whether a rule lets each of them be synced to is the
    /// sync's to say.
    ///
    /// - Throws: ``GatewayError``: `user_not_found` and `team_not_found`, of another organization's too; `members_count`; of
    ///   rule ACC-1, ACC-4; of rule PROV-4 for what is no address, of rule TEAM-11 for what is no team's name.
    public func syncScope(_ name: ScopeName, as actor: Actor) async throws -> SyncScope {
        try await runs.calls.scope(name, for: .syncCRM, by: .sync, as: actor)
    }
}
