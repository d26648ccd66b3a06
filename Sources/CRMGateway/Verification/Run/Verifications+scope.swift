public import Workspace

extension Verifications {
    /// The person with that address, to verify: oneself, or anybody for admins (ACC-12). A refusal is in the audit log as a
    /// refused verification (ACC-10), as if it had been asked for by the id.
    ///
    /// - Throws: ``GatewayError``: `user_not_found`; of rule ACC-1, ACC-12; of rule PROV-4 for what is no address.
    public func scope(email: String, as actor: Actor) async throws -> SyncScope {
        try await runs.calls.scope(.user(email: email), for: .verify, by: .verify, as: actor)
    }

    /// The team of that name, however it is capitalised, to verify; for admins (ACC-12). A refusal is in the audit log as a
    /// refused verification (ACC-10).
    ///
    /// - Throws: ``GatewayError``: `team_not_found`; of rule ACC-1, ACC-12; of rule TEAM-11 for what is no name.
    public func scope(teamNamed name: String, as actor: Actor) async throws -> SyncScope {
        try await runs.calls.scope(.team(named: name), for: .verify, by: .verify, as: actor)
    }
}
