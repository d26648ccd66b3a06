import SQLStore
public import Workspace

extension Teams {
    /// Makes a team with the one who leads it; for super admins (ACC-3), or the system.
    ///
    /// - Parameters:
    ///   - name: at most 80 characters, unique in the organization (TEAM-11).
    ///   - primaryAdmin: an admin or super admin of the organization.
    ///   - idempotencyKey: see ``Teams``.
    /// - Throws: `GatewayError` of rule ACC-3, ACC-4 (no such user), TEAM-1 or TEAM-11.
    public func create(
        name: String, primaryAdmin: UserID, as actor: Actor, idempotencyKey: String? = nil
    ) async throws -> Team {
        let (id, now): (TeamID, _) = (ids.make(), ids.clock.now)
        let named: AuditSubjects = ["user": [primaryAdmin.rawValue]]
        let call = IdempotentCall(
            actor: actor, operation: .teamCreate, key: idempotencyKey, input: [name, primaryAdmin.rawValue])
        return try await write(call, subjects: named) { edit in
            let team = Team(id: id, organization: actor.organization, name: try TeamName(name), createdAt: now)
            let made = try call.once(in: edit.transaction) {
                guard try edit.teams.byName(team.name) == nil else { throw InvalidValue.teamNameTaken }
                let leader = try edit.person(primaryAdmin, field: "primaryAdmin")
                guard leader.role.isAdministrative else { throw Refusal.positionNeedsAdmin.at("primaryAdmin") }
                try edit.teams.insert(team)
                try edit.teams.insertMembers([
                    TeamMembership(team: id, user: primaryAdmin, position: .primaryAdmin)
                ])
                try edit.record(["user": [primaryAdmin.rawValue], "team": [id.rawValue]])
                return id
            }
            guard let made = try edit.teams.byID(made) else { throw Refusal.teamNotFound }
            return made
        }
    }

    /// Gives a team another name; for super admins (ACC-3), or the system.
    ///
    /// A change of capitals or accents alone is one too; the same name again changes nothing, and raises no version.
    ///
    /// - Parameters:
    ///   - team: the team.
    ///   - name: at most 80 characters, unique in the organization (TEAM-11).
    ///   - idempotencyKey: see ``Teams``.
    /// - Throws: `GatewayError` of rule ACC-3, ACC-4 (no such team) or TEAM-11.
    public func rename(
        _ team: TeamID, to name: String, as actor: Actor, idempotencyKey: String? = nil
    ) async throws -> Team {
        let call = IdempotentCall(
            actor: actor, operation: .teamRename, key: idempotencyKey, input: [team.rawValue, name])
        return try await write(call, subjects: ["team": [team.rawValue]]) { edit in
            let name = try TeamName(name)
            let renamed = try call.once(in: edit.transaction) {
                guard let found = try edit.teams.byID(team) else { throw Refusal.teamNotFound.at("team") }
                guard found.name.text.unicodeScalars.elementsEqual(name.text.unicodeScalars) == false else {
                    return team
                }
                if let holder = try edit.teams.byName(name), holder.id != team { throw InvalidValue.teamNameTaken }
                try edit.teams.rename(team, to: name)
                try edit.record(["team": [team.rawValue]])
                return team
            }
            guard let renamed = try edit.teams.byID(renamed) else { throw Refusal.teamNotFound.at("team") }
            return renamed
        }
    }

    /// Runs an edit in its transaction, after the access rules were asked (ACC-3).
    func write<Result: Sendable>(
        _ call: IdempotentCall, subjects: AuditSubjects, _ body: @escaping @Sendable (TeamEdit) throws -> Result
    ) async throws -> Result {
        let audit = audit
        return try await calls.write(call.operation, as: call.actor, subjects: subjects) { authority, transaction in
            if let refusal = AccessRules.mayChangeTeams(authority) { throw refusal }
            return try body(
                TeamEdit(actor: call.actor, operation: call.operation, audit: audit, transaction: transaction))
        }
    }
}
