public import SQLStore
public import Workspace

extension Directory {
    /// Makes a team with the one who leads it; for super admins (ACC-3), or the system.
    ///
    /// - Parameters:
    ///   - name: at most 80 characters, unique in the organization (TEAM-11).
    ///   - primaryAdmin: an admin or super admin of the organization.
    /// - Throws: `GatewayError` of rule ACC-3, ACC-4 (no such user), TEAM-1 or TEAM-11.
    public func createTeam(name: String, primaryAdmin: UserID, as actor: Actor) async throws -> Team {
        let (id, now): (TeamID, _) = (ids.make(), ids.clock.now)
        let audit = audit
        let named: AuditSubjects = ["user": [primaryAdmin.rawValue]]
        return try await calls.write(.teamCreate, as: actor, subjects: named) { authority, transaction in
            if let refusal = AccessRules.mayChangeTeams(authority) { throw refusal }
            let team = Team(id: id, organization: actor.organization, name: try TeamName(name), createdAt: now)
            let teams = TeamRepository(organization: actor.organization, transaction: transaction)
            guard try teams.byName(team.name) == nil else { throw InvalidValue.teamNameTaken }
            try Self.check(
                [TeamPlacement(primaryAdmin, as: .primaryAdmin)], of: actor.organization, in: transaction)
            try teams.insert(team)
            try teams.insertMembers([TeamMembership(team: id, user: primaryAdmin, position: .primaryAdmin)])
            try Self.record([primaryAdmin], .teamCreate, team: id, by: actor, audit, in: transaction)
            return team
        }
    }

    /// Puts people on a team, all or nothing; for super admins (ACC-3), or the system.
    ///
    /// - Parameters:
    ///   - placements: at most 10,000 users of the organization who are not on the team. A second primary admin is
    ///     refused; secondary admins have to be admins of the organization (TEAM-1).
    ///   - team: the team.
    /// - Throws: `GatewayError` of rule ACC-3, ACC-4 (no such team or user), TEAM-1 or TEAM-4.
    public func addMembers(_ placements: [TeamPlacement], to team: TeamID, as actor: Actor) async throws {
        let audit = audit
        let named = AuditSubjects(["team": [team.rawValue], "user": placements.map(\.user.rawValue)])
        try await calls.write(.teamMembersAdd, as: actor, subjects: named) { authority, transaction in
            if let refusal = AccessRules.mayChangeTeams(authority) { throw refusal }
            guard placements.count <= Self.bulkMax else { throw InvalidValue.tooMany }
            let teams = TeamRepository(organization: actor.organization, transaction: transaction)
            guard try teams.byID(team) != nil else { throw Refusal.teamNotFound }
            try Self.check(placements, of: actor.organization, in: transaction)
            guard !placements.contains(where: { $0.position == .primaryAdmin }) else {
                throw Refusal.secondPrimaryAdmin
            }
            guard try teams.existing(placements.map(\.user), on: team).isEmpty else { throw Refusal.alreadyOnTeam }
            try teams.insertMembers(
                placements.map { TeamMembership(team: team, user: $0.user, position: $0.position) })
            try teams.raiseVersion(of: team)
            try Self.record(
                placements.map(\.user), .teamMembersAdd, team: team, by: actor, audit, in: transaction)
        }
    }

    /// A team by id; for admins.
    ///
    /// - Throws: `GatewayError` `team_not_found` for any id but those of the actor's organization (ACC-4).
    public func team(_ id: TeamID, as actor: Actor) async throws -> Team {
        try await readTeams(.teamRead, as: actor, subjects: ["team": [id.rawValue]]) { teams in
            guard let team = try teams.byID(id) else { throw Refusal.teamNotFound }
            return team
        }
    }

    /// A team by name, however it is capitalised; for admins.
    ///
    /// - Throws: `GatewayError` `team_not_found`.
    public func team(named name: String, as actor: Actor) async throws -> Team {
        try await readTeams(.teamRead, as: actor) { teams in
            guard let team = try teams.byName(try TeamName(name)) else { throw Refusal.teamNotFound }
            return team
        }
    }

    /// Teams of the actor's organization in the order of their making; for admins (ACC-3).
    ///
    /// - Parameters:
    ///   - after: `next` of the page before; `nil` for the first page.
    ///   - limit: 1 to 1,000.
    public func teams(after: TeamID? = nil, limit: Int = 100, as actor: Actor) async throws -> Page<Team, TeamID> {
        let size = Self.bounded(limit)
        let read = try await readTeams(.teamList, as: actor) { try $0.page(after: after, limit: size + 1) }
        return Page(cutting: read, to: size, cursor: \.id)
    }

    /// Members of a team in the order of their making; for admins (ACC-3).
    ///
    /// - Throws: `GatewayError` `team_not_found`.
    public func members(
        of team: TeamID, after: UserID? = nil, limit: Int = 100, as actor: Actor
    ) async throws -> Page<SyncMember, UserID> {
        let size = Self.bounded(limit)
        let read = try await readTeams(.teamList, as: actor, subjects: ["team": [team.rawValue]]) { teams in
            guard try teams.byID(team) != nil else { throw Refusal.teamNotFound }
            return try teams.members(of: team, after: after, limit: size + 1)
        }
        return Page(cutting: read, to: size, cursor: \.user)
    }

    private func readTeams<Result: Sendable>(
        _ operation: AuditOperation, as actor: Actor, subjects: AuditSubjects = [:],
        _ body: @escaping @Sendable (TeamRepository) throws -> Result
    ) async throws -> Result {
        try await calls.read(operation, as: actor, subjects: subjects) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .listTeams, by: authority) { throw refusal }
            return try body(TeamRepository(organization: actor.organization, transaction: transaction))
        }
    }

    /// Everyone is a present user of the organization, is named once, and may hold the position.
    private static func check(
        _ placements: [TeamPlacement], of organization: OrganizationID, in transaction: any SQLTransaction
    ) throws {
        let ids = placements.map(\.user)
        guard Set(ids).count == ids.count else { throw Refusal.namedTwice }
        let users = try UserRepository(organization: organization, transaction: transaction).present(ids)
        guard users.count == ids.count else { throw Refusal.userNotFound }
        let roles = Dictionary(uniqueKeysWithValues: users.map { ($0.id, $0.role) })
        for placement in placements where placement.position.needsAdministrativeRole {
            guard roles[placement.user]?.isAdministrative == true else { throw Refusal.positionNeedsAdmin }
        }
    }
}
