public import SQLStore
public import Workspace

extension Directory {
    /// Makes a team with the one who leads it, as ``Teams/create(name:primaryAdmin:as:idempotencyKey:)`` does; for super
    /// admins (ACC-3), or the system.
    ///
    /// - Parameters:
    ///   - name: at most 80 characters, unique in the organization (TEAM-11).
    ///   - primaryAdmin: an admin or super admin of the organization.
    /// - Throws: `GatewayError` of rule ACC-3, ACC-4 (no such user), TEAM-1 or TEAM-11.
    public func createTeam(name: String, primaryAdmin: UserID, as actor: Actor) async throws -> Team {
        try await teams.create(name: name, primaryAdmin: primaryAdmin, as: actor)
    }

    /// Puts people on a team, all or nothing, as ``Teams/add(_:to:as:idempotencyKey:)`` does; for super admins (ACC-3), or the system.
    ///
    /// - Parameters:
    ///   - placements: at most 10,000 users of the organization who are not on the team. A second primary admin is
    ///     refused; secondary admins have to be admins of the organization (TEAM-1).
    ///   - team: the team.
    /// - Throws: `GatewayError` of rule ACC-3, ACC-4 (no such team or user), TEAM-1 or TEAM-4.
    public func addMembers(_ placements: [TeamPlacement], to team: TeamID, as actor: Actor) async throws {
        try await teams.add(placements, to: team, as: actor)
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

    private var teams: Teams { Teams(store: store, audit: audit, clock: ids.clock) }

    private func readTeams<Result: Sendable>(
        _ operation: AuditOperation, as actor: Actor, subjects: AuditSubjects = [:],
        _ body: @escaping @Sendable (TeamRepository) throws -> Result
    ) async throws -> Result {
        try await calls.read(operation, as: actor, subjects: subjects) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .listTeams, by: authority) { throw refusal }
            return try body(TeamRepository(organization: actor.organization, transaction: transaction))
        }
    }
}
