import SQLStore
public import Workspace

/// Lists; for admins (ACC-3), in the order of making, searched by the words that occur in names and addresses.
///
/// A search takes at most 100 characters; case, width and accents don't count. Of each list a page holds 1 to 1,000.
extension Teams {
    /// Teams whose name is found, or one of whose members is found by name or address.
    ///
    /// - Parameters:
    ///   - search: words, each of which has to occur; `nil` for all teams.
    ///   - after: `next` of the page before; `nil` for the first page.
    /// - Throws: `GatewayError` `search_too_long`, `search_unseen_character`.
    public func list(
        matching search: String? = nil, after: TeamID? = nil, limit: Int = 100, as actor: Actor
    ) async throws -> Page<TeamSummary, TeamID> {
        let size = Directory.bounded(limit)
        return try await read(.teamList, as: actor) { teams in
            let found = try teams.page(matching: SearchText(search), after: after, limit: size + 1)
            let page = Page(cutting: found, to: size, cursor: \.id)
            let sizes = try teams.sizes(of: page.elements.map(\.id))
            let summaries = page.elements.map { team in
                TeamSummary(
                    team: team, primaryAdmin: sizes[team.id]?.primaryAdmin, memberCount: sizes[team.id]?.members ?? 0)
            }
            return Page(elements: summaries, next: page.next)
        }
    }

    /// Members of a team with role, seat and position, found by name or address.
    ///
    /// - Parameters:
    ///   - team: the team.
    ///   - search: words, each of which has to occur; `nil` for all members.
    ///   - after: `next` of the page before; `nil` for the first page.
    /// - Throws: `GatewayError` `team_not_found`, `search_too_long`, `search_unseen_character`.
    public func members(
        of team: TeamID, matching search: String? = nil, after: UserID? = nil, limit: Int = 100, as actor: Actor
    ) async throws -> Page<TeamMember, UserID> {
        let size = Directory.bounded(limit)
        let found = try await read(.teamList, as: actor, subjects: ["team": [team.rawValue]]) { teams in
            guard try teams.byID(team) != nil else { throw Refusal.teamNotFound.at("team") }
            return try teams.memberRows(of: team, matching: SearchText(search), after: after, limit: size + 1)
        }
        let members = found.map { TeamMember(user: $0.user, position: $0.position, hasDashboard: $0.hasDashboard) }
        return Page(cutting: members, to: size, cursor: \.user.id)
    }

    /// Who could be given a position in a team (TEAM-1).
    ///
    /// - Parameters:
    ///   - team: the team.
    ///   - position: `.member`: users who aren't on the team; `.secondaryAdmin`: the admins and super admins among
    ///     them; `.primaryAdmin`: admins and super admins who don't lead it, on the team or not.
    ///   - search: words, each of which has to occur; `nil` for all.
    ///   - after: `next` of the page before; `nil` for the first page.
    /// - Throws: `GatewayError` `team_not_found`, `search_too_long`, `search_unseen_character`.
    public func candidates(
        for team: TeamID, position: TeamPosition = .member, matching search: String? = nil, after: UserID? = nil,
        limit: Int = 100, as actor: Actor
    ) async throws -> Page<User, UserID> {
        let size = Directory.bounded(limit)
        let found = try await read(.teamCandidates, as: actor, subjects: ["team": [team.rawValue]]) { teams in
            guard try teams.byID(team) != nil else { throw Refusal.teamNotFound.at("team") }
            return try teams.candidates(
                for: team, as: position, matching: SearchText(search), after: after, limit: size + 1)
        }
        return Page(cutting: found, to: size, cursor: \.id)
    }

    /// Teams to which somebody could be moved: those that they aren't on (TEAM-2).
    ///
    /// - Parameters:
    ///   - user: who.
    ///   - search: words of the team's name, each of which has to occur; `nil` for all.
    ///   - after: `next` of the page before; `nil` for the first page.
    /// - Returns: where there is no destination at all, `none` says so, and what to do.
    /// - Throws: `GatewayError` `user_not_found`, `search_too_long`, `search_unseen_character`.
    public func destinations(
        of user: UserID, matching search: String? = nil, after: TeamID? = nil, limit: Int = 100, as actor: Actor
    ) async throws -> Destinations {
        let size = Directory.bounded(limit)
        return try await read(.teamDestinations, as: actor, subjects: ["user": [user.rawValue]]) { teams in
            guard try teams.people([user])[user] != nil else { throw Refusal.userNotFound.at("user") }
            let found = try teams.destinations(
                of: user, matching: SearchText(search), after: after, limit: size + 1)
            let any =
                try found.isEmpty
                ? teams.destinations(of: user, matching: SearchText(nil), after: nil, limit: 1) : found
            return Destinations(
                page: Page(cutting: found, to: size, cursor: \.id), none: any.isEmpty ? .noDestination : nil)
        }
    }

    private func read<Result: Sendable>(
        _ operation: AuditOperation, as actor: Actor, subjects: AuditSubjects = [:],
        _ body: @escaping @Sendable (TeamRepository) throws -> Result
    ) async throws -> Result {
        try await calls.read(operation, as: actor, subjects: subjects) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .listTeams, by: authority) { throw refusal }
            return try body(TeamRepository(organization: actor.organization, transaction: transaction))
        }
    }
}
