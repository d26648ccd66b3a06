public import Workspace

extension TeamRepository {
    /// Gives a team another name, and counts the change.
    ///
    /// - Throws: `StoreError.constraint` when another team has it; look with ``byName(_:)`` before.
    public func rename(_ team: TeamID, to name: TeamName) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE team SET name = $3, name_key = $4, search_key = $5, version = version + 1
            WHERE organization = $1 AND id = $2
            """,
            [
                .text(organization.rawValue), .text(team.rawValue), .text(name.text), .text(name.key),
                .text(SearchText.key(of: name)),
            ])
    }

    /// The present ones among these users, each with all of their memberships, as the rules of teams want them.
    public func people(_ users: [UserID]) throws(StoreError) -> [UserID: TeamPerson] {
        let present = try UserRepository(organization: organization, transaction: transaction).present(users)
        var positions: [UserID: [TeamID: TeamPosition]] = [:]
        for portion in present.parts(of: DirectoryRows.perListMax) {
            let rows = try transaction.query(
                "SELECT user_id, team_id, position FROM team_member WHERE organization = $1 AND user_id IN ("
                    + .parameters(from: 2, count: portion.count) + ")",
                [.text(organization.rawValue)] + portion.map { .text($0.id.rawValue) })
            for row in rows { positions[try row.id(0), default: [:]][try row.id(1)] = try row.word(2) }
        }
        var people: [UserID: TeamPerson] = [:]
        for user in present {
            people[user.id] = TeamPerson(
                user: user.id, role: user.role, seat: user.seat, positions: positions[user.id] ?? [:])
        }
        return people
    }

    /// Writes changes in their order, and counts them in the versions of the teams and of the people.
    ///
    /// - Throws: `StoreError.constraint` where a row isn't as a change says: nothing of the transaction stands then.
    public func apply(_ change: MembershipChange) throws(StoreError) {
        var joining: [TeamMembership] = []
        for one in change.changes {
            if one.before == nil, let position = one.after {
                joining.append(TeamMembership(team: one.team, user: one.user, position: position))
            } else {
                try applyToMember(one)
            }
        }
        try insertMembers(joining)
        for team in change.teams { try raiseVersion(of: team) }
        for portion in change.users.parts(of: DirectoryRows.perListMax) {
            try transaction.execute(
                "UPDATE user_account SET version = version + 1 WHERE organization = $1 AND id IN ("
                    + .parameters(from: 2, count: portion.count) + ")",
                [.text(organization.rawValue)] + portion.map { .text($0.rawValue) })
        }
    }

    private func applyToMember(_ change: PositionChange) throws(StoreError) {
        let place: [SQLValue] = [
            .text(organization.rawValue), .text(change.team.rawValue), .text(change.user.rawValue),
            .text(change.before?.rawValue),
        ]
        let condition: SQL = " WHERE organization = $1 AND team_id = $2 AND user_id = $3 AND position = $4"
        let changed =
            if let after = change.after {
                try transaction.execute(
                    "UPDATE team_member SET position = $5" + condition, place + [.text(after.rawValue)])
            } else {
                try transaction.execute("DELETE FROM team_member" + condition, place)
            }
        guard changed == 1 else { throw StoreError(.constraint, "A membership isn't as the change says.") }
    }
}
