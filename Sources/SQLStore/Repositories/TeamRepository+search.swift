public import Workspace

extension TeamRepository {
    /// Teams in the order of their ids whose name, or one of whose present members, is found.
    ///
    /// - Parameters:
    ///   - after: the last team of the page before; `nil` for the first page.
    ///   - limit: the most that a page holds.
    public func page(matching search: SearchText, after: TeamID?, limit: Int) throws(StoreError) -> [Team] {
        guard !search.words.isEmpty else { return try page(after: after, limit: limit) }
        let byName = SearchCondition(search, in: "search_key", from: 4)
        let byMember = SearchCondition(search, in: "u.search_key", from: 4)
        // Both conditions bind the same words. The people are looked through once, in their index (hence the empty id and
        // CROSS JOIN, whose order SQLite keeps), whatever the number of teams; only memberships of those found are read.
        return try all(
            "AND id > $2 AND ((id IS NOT NULL" + byName.condition + """
                ) OR id IN (SELECT m.team_id FROM user_account u CROSS JOIN team_member m
                WHERE u.organization = $1 AND u.id > '' AND u.ended_at IS NULL
                """ + byMember.condition
                + " AND m.organization = u.organization AND m.user_id = u.id)) ORDER BY id LIMIT $3",
            [.text(after?.rawValue ?? ""), .int(limit)] + byName.values)
    }

    /// Teams that somebody isn't on, in the order of their ids (TEAM-2), found by name.
    public func destinations(
        of user: UserID, matching search: SearchText, after: TeamID?, limit: Int
    ) throws(StoreError) -> [Team] {
        let byName = SearchCondition(search, in: "search_key", from: 5)
        return try all(
            """
            AND id > $2 AND NOT EXISTS (SELECT 1 FROM team_member m WHERE m.organization = team.organization
                AND m.team_id = team.id AND m.user_id = $4)
            """ + byName.condition + " ORDER BY id LIMIT $3",
            [.text(after?.rawValue ?? ""), .int(limit), .text(user.rawValue)] + byName.values)
    }

    /// How large these teams are and who leads them; every team has an entry.
    public func sizes(of teams: [TeamID]) throws(StoreError) -> [TeamID: TeamSize] {
        var sizes: [TeamID: TeamSize] = [:]
        for portion in teams.parts(of: DirectoryRows.perListMax) {
            for team in portion { sizes[team] = TeamSize() }
            let rows = try transaction.query(
                """
                SELECT m.team_id, COUNT(*), MAX(CASE WHEN m.position = 'primary_admin' THEN m.user_id END)
                FROM team_member m JOIN user_account u ON u.organization = m.organization AND u.id = m.user_id
                WHERE m.organization = $1 AND u.ended_at IS NULL AND m.team_id IN (
                """ + .parameters(from: 2, count: portion.count) + ") GROUP BY m.team_id",
                [.text(organization.rawValue)] + portion.map { .text($0.rawValue) })
            for row in rows {
                sizes[try row.id(0)] = TeamSize(
                    members: Int(try row.integer(1)), primaryAdmin: try row.textOrNil(2).map(UserID.init(rawValue:)))
            }
        }
        return sizes
    }

    /// Present members of a team in the order of their ids, found by name or address.
    public func memberRows(
        of team: TeamID, matching search: SearchText, after: UserID?, limit: Int
    ) throws(StoreError) -> [TeamMemberRow] {
        let found = SearchCondition(search, in: "u.search_key", from: 5)
        let rows = try transaction.query(
            "SELECT " + UserRepository.columns + """
                , m.position, d.user_id FROM team_member m
                JOIN user_account u ON u.organization = m.organization AND u.id = m.user_id
                LEFT JOIN dashboard d ON d.organization = m.organization AND d.user_id = m.user_id
                WHERE m.organization = $1 AND m.team_id = $2 AND m.user_id > $3 AND u.ended_at IS NULL
                """ + found.condition + " ORDER BY m.user_id LIMIT $4",
            [.text(organization.rawValue), .text(team.rawValue), .text(after?.rawValue ?? ""), .int(limit)]
                + found.values)
        let users = UserRepository(organization: organization, transaction: transaction)
        var members: [TeamMemberRow] = []
        for row in rows {
            members.append(
                TeamMemberRow(
                    user: try users.user(row), position: try row.word(UserRepository.columnCount),
                    hasDashboard: try row.textOrNil(UserRepository.columnCount + 1) != nil))
        }
        return members
    }

    /// Present users who may be given a position in a team, in the order of their ids, found by name or address
    /// (TEAM-1): who isn't on it; to lead it, who doesn't lead it.
    public func candidates(
        for team: TeamID, as position: TeamPosition, matching search: SearchText, after: UserID?, limit: Int
    ) throws(StoreError) -> [User] {
        let found = SearchCondition(search, in: "u.search_key", from: 5)
        let leads: SQL = position == .primaryAdmin ? " AND m.position = 'primary_admin'" : ""
        let role: SQL = position.needsAdministrativeRole ? " AND u.role IN ('admin', 'super_admin')" : ""
        // The words come first: they rule out most, and are in the index; the memberships of the rest are looked up.
        let rows = try transaction.query(
            "SELECT " + UserRepository.columns + """
                 FROM user_account u WHERE u.organization = $1 AND u.id > $3 AND u.ended_at IS NULL
                """ + found.condition + role + """
                     AND NOT EXISTS (SELECT 1 FROM team_member m WHERE m.organization = u.organization
                    AND m.team_id = $2 AND m.user_id = u.id
                    """ + leads + ") ORDER BY u.id LIMIT $4",
            [.text(organization.rawValue), .text(team.rawValue), .text(after?.rawValue ?? ""), .int(limit)]
                + found.values)
        let users = UserRepository(organization: organization, transaction: transaction)
        var candidates: [User] = []
        for row in rows { candidates.append(try users.user(row)) }
        return candidates
    }
}
