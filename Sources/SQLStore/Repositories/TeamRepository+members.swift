public import Workspace

extension TeamRepository {
    /// Writes memberships, many rows to a statement.
    ///
    /// - Throws: `StoreError.constraint` for somebody who is on the team already, or for a second primary admin.
    public func insertMembers(_ memberships: [TeamMembership]) throws(StoreError) {
        try transaction.insert(
            "INSERT INTO team_member (organization, team_id, user_id, position) VALUES ", columns: 4,
            rows: memberships.map {
                [
                    .text(organization.rawValue), .text($0.team.rawValue), .text($0.user.rawValue),
                    .text($0.position.rawValue),
                ]
            })
    }

    /// Present members of a team in the order of their ids, with all that a sync has to know.
    ///
    /// - Parameters:
    ///   - team: a team; one of another organization has no members here.
    ///   - after: the last user of the page before; `nil` for the first page.
    ///   - limit: the most that a page holds.
    public func members(of team: TeamID, after: UserID?, limit: Int) throws(StoreError) -> [SyncMember] {
        let rows = try transaction.query(
            Self.memberSelection + """
                WHERE m.organization = $1 AND m.team_id = $2 AND m.user_id > $3 AND u.ended_at IS NULL
                ORDER BY m.user_id LIMIT $4
                """,
            [.text(organization.rawValue), .text(team.rawValue), .text(after?.rawValue ?? ""), .int(limit)])
        var members: [SyncMember] = []
        members.reserveCapacity(rows.count)
        for row in rows { members.append(try Self.member(row)) }
        return members
    }

    /// Those of some users who are present members of a team. One statement for each 500.
    public func members(of team: TeamID, _ users: [UserID]) throws(StoreError) -> [UserID: SyncMember] {
        var found: [UserID: SyncMember] = [:]
        for portion in users.parts(of: DirectoryRows.perListMax) {
            let rows = try transaction.query(
                Self.memberSelection
                    + "WHERE m.organization = $1 AND m.team_id = $2 AND u.ended_at IS NULL AND m.user_id IN ("
                    + .parameters(from: 3, count: portion.count) + ")",
                [.text(organization.rawValue), .text(team.rawValue)] + portion.map { .text($0.rawValue) })
            for row in rows {
                let member = try Self.member(row)
                found[member.user] = member
            }
        }
        return found
    }

    /// One present member of a team, or `nil` for somebody who isn't on it.
    public func member(_ user: UserID, of team: TeamID) throws(StoreError) -> SyncMember? {
        let rows = try transaction.query(
            Self.memberSelection
                + "WHERE m.organization = $1 AND m.team_id = $2 AND m.user_id = $3 AND u.ended_at IS NULL",
            [.text(organization.rawValue), .text(team.rawValue), .text(user.rawValue)])
        guard let row = rows.first else { return nil }
        return try Self.member(row)
    }

    /// How many present members a team has.
    public func memberCount(of team: TeamID) throws(StoreError) -> Int {
        let rows = try transaction.query(
            """
            SELECT COUNT(*) FROM team_member m
            JOIN user_account u ON u.organization = m.organization AND u.id = m.user_id
            WHERE m.organization = $1 AND m.team_id = $2 AND u.ended_at IS NULL
            """, [.text(organization.rawValue), .text(team.rawValue)])
        return Int(try rows.first?.integer(0) ?? 0)
    }

    /// The teams of a user, and what the user is there.
    public func memberships(of user: UserID) throws(StoreError) -> [TeamMembership] {
        let rows = try transaction.query(
            "SELECT team_id, position FROM team_member WHERE organization = $1 AND user_id = $2 ORDER BY team_id",
            [.text(organization.rawValue), .text(user.rawValue)])
        var memberships: [TeamMembership] = []
        for row in rows {
            memberships.append(TeamMembership(team: try row.id(0), user: user, position: try row.word(1)))
        }
        return memberships
    }

    /// Who leads the team.
    public func primaryAdmin(of team: TeamID) throws(StoreError) -> UserID? {
        let rows = try transaction.query(
            """
            SELECT user_id FROM team_member
            WHERE organization = $1 AND team_id = $2 AND position = 'primary_admin'
            """, [.text(organization.rawValue), .text(team.rawValue)])
        guard let row = rows.first else { return nil }
        return try row.id(0)
    }

    /// Which of these users are on the team already.
    public func existing(_ users: [UserID], on team: TeamID) throws(StoreError) -> Set<UserID> {
        var found: Set<UserID> = []
        for portion in users.parts(of: DirectoryRows.perListMax) {
            let rows = try transaction.query(
                "SELECT user_id FROM team_member WHERE organization = $1 AND team_id = $2 AND user_id IN ("
                    + .parameters(from: 3, count: portion.count) + ")",
                [.text(organization.rawValue), .text(team.rawValue)] + portion.map { .text($0.rawValue) })
            for row in rows { found.insert(try row.id(0)) }
        }
        return found
    }

    private static let memberSelection: SQL = """
        SELECT m.user_id, u.email_key, u.seat, u.role, m.position, u.version, d.version
        FROM team_member m
        JOIN user_account u ON u.organization = m.organization AND u.id = m.user_id
        LEFT JOIN dashboard d ON d.organization = m.organization AND d.user_id = m.user_id\u{20}
        """

    private static func member(_ row: SQLRow) throws(StoreError) -> SyncMember {
        SyncMember(
            user: try row.id(0), emailKey: try row.text(1), seat: try row.word(2), role: try row.word(3),
            position: try row.word(4), version: try row.integer(5), dashboardVersion: try row.integerOrNil(6))
    }
}
