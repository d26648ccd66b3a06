import SQLStore
public import Workspace

extension Verifications {
    /// The person with that address, to verify: oneself, or anybody for admins (ACC-12). A refusal is in the audit log as a
    /// refused verification (ACC-10), as if it had been asked for by the id.
    ///
    /// - Throws: ``GatewayError``: `user_not_found`; of rule ACC-1, ACC-12; of rule PROV-4 for what is no address.
    public func scope(email: String, as actor: Actor) async throws -> SyncScope {
        try await runs.calls.read(.verify, as: actor) { authority, transaction in
            let address = Result { () throws(InvalidValue) in try EmailAddress(email) }
            if let own = authority.user, own.isPresent, own.email == (try? address.get()) { return .user(own.id) }
            if let refusal = AccessRules.refusal(of: .verifyOthers, by: authority) { throw refusal }
            let users = UserRepository(organization: actor.organization, transaction: transaction)
            guard let user = try users.byEmail(try address.get()) else { throw Refusal.userNotFound.at("user") }
            return .user(user.id)
        }
    }

    /// The team of that name, however it is capitalised, to verify; for admins (ACC-12). A refusal is in the audit log as a
    /// refused verification (ACC-10).
    ///
    /// - Throws: ``GatewayError``: `team_not_found`; of rule ACC-1, ACC-12; of rule TEAM-11 for what is no name.
    public func scope(teamNamed name: String, as actor: Actor) async throws -> SyncScope {
        try await runs.calls.read(.verify, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .verifyOthers, by: authority) { throw refusal }
            let teams = TeamRepository(organization: actor.organization, transaction: transaction)
            guard let team = try teams.byName(try TeamName(name)) else { throw Refusal.teamNotFound.at("team") }
            return .team(team.id)
        }
    }
}
