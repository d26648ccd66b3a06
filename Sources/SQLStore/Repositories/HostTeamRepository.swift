internal import Foundation
public import Workspace

/// The teams of one organization as the host's own directory knows them (PROV-9), and who is on them.
public struct HostTeamRepository {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Works inside one transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// Writes new teams with the host's ids, many rows to a statement.
    ///
    /// - Throws: `StoreError.constraint` for a name or an id that is taken; look before.
    public func insert(_ accounts: [HostTeamAccount]) throws(StoreError) {
        try transaction.insert(
            """
            INSERT INTO team (organization, id, name, name_key, search_key, created_at, version, external_id) VALUES\u{20}
            """, columns: 8,
            rows: accounts.map { account in
                [
                    .text(organization.rawValue), .text(account.team.id.rawValue), .text(account.team.name.text),
                    .text(account.team.name.key), .text(SearchText.key(of: account.team.name)),
                    .integer(DirectoryRows.milliseconds(account.team.createdAt)),
                    .integer(account.team.version), .text(account.externalID?.text),
                ]
            })
    }

    /// The teams with these ids of the host, in no particular order.
    public func byExternalIDs(_ ids: [ExternalID]) throws(StoreError) -> [HostTeamAccount] {
        try all(where: "external_id", isAmong: ids.map(\.text))
    }

    /// The teams with these names' keys, in no particular order.
    public func byNameKeys(_ keys: [String]) throws(StoreError) -> [HostTeamAccount] {
        try all(where: "name_key", isAmong: keys)
    }

    /// Teams in the order of their ids, after the last one of the page before.
    public func page(after: TeamID?, limit: Int) throws(StoreError) -> [HostTeamAccount] {
        try all("AND id > $2 ORDER BY id LIMIT $3", [.text(after?.rawValue ?? ""), .int(limit)])
    }

    /// Gives a team the host's id and name, and counts the change.
    public func follow(_ team: TeamID, externalID: ExternalID, name: TeamName) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE team SET external_id = $3, name = $4, name_key = $5, search_key = $6, version = version + 1
            WHERE organization = $1 AND id = $2
            """,
            [
                .text(organization.rawValue), .text(team.rawValue), .text(externalID.text), .text(name.text),
                .text(name.key), .text(SearchText.key(of: name)),
            ])
    }

    /// Which teams these users are on.
    public func teams(of users: [UserID]) throws(StoreError) -> [UserID: Set<TeamID>] {
        var found: [UserID: Set<TeamID>] = [:]
        for portion in users.parts(of: DirectoryRows.perListMax) {
            let rows = try transaction.query(
                "SELECT user_id, team_id FROM team_member WHERE organization = $1 AND user_id IN ("
                    + .parameters(from: 2, count: portion.count) + ")",
                [.text(organization.rawValue)] + portion.map { .text($0.rawValue) })
            for row in rows { found[try row.id(0), default: []].insert(try row.id(1)) }
        }
        return found
    }

    /// The names of the teams of these users, in the order of the names.
    public func teamNames(of users: [UserID]) throws(StoreError) -> [UserID: [String]] {
        var found: [UserID: [String]] = [:]
        for portion in users.parts(of: DirectoryRows.perListMax) {
            let rows = try transaction.query(
                """
                SELECT m.user_id, t.name FROM team_member m
                JOIN team t ON t.organization = m.organization AND t.id = m.team_id
                WHERE m.organization = $1 AND m.user_id IN (
                """ + .parameters(from: 2, count: portion.count) + ") ORDER BY m.user_id, t.name_key",
                [.text(organization.rawValue)] + portion.map { .text($0.rawValue) })
            for row in rows { found[try row.id(0), default: []].append(try row.text(1)) }
        }
        return found
    }

    /// Who leads these teams or helps to, by team: id, address and position, in the order of the addresses.
    public func leads(of teams: [TeamID]) throws(StoreError) -> [TeamID: [TeamLeadRow]] {
        var found: [TeamID: [TeamLeadRow]] = [:]
        for portion in teams.parts(of: DirectoryRows.perListMax) {
            let rows = try transaction.query(
                """
                SELECT m.team_id, m.user_id, m.position, u.email FROM team_member m
                JOIN user_account u ON u.organization = m.organization AND u.id = m.user_id
                WHERE m.organization = $1 AND m.position <> 'member' AND u.ended_at IS NULL AND m.team_id IN (
                """ + .parameters(from: 2, count: portion.count) + ") ORDER BY m.team_id, u.email_key",
                [.text(organization.rawValue)] + portion.map { .text($0.rawValue) })
            for row in rows {
                let lead = TeamLeadRow(user: try row.id(1), position: try row.word(2), email: try row.text(3))
                found[try row.id(0), default: []].append(lead)
            }
        }
        return found
    }

    private static let selection: SQL = """
        SELECT id, name, name_key, created_at, version, external_id FROM team WHERE organization = $1\u{20}
        """

    private func all(where column: SQL, isAmong values: [String]) throws(StoreError) -> [HostTeamAccount] {
        var found: [HostTeamAccount] = []
        for portion in values.parts(of: DirectoryRows.perListMax) {
            found += try all(
                "AND " + column + " IN (" + .parameters(from: 2, count: portion.count) + ")",
                portion.map { .text($0) })
        }
        return found
    }

    private func all(_ condition: SQL, _ values: [SQLValue]) throws(StoreError) -> [HostTeamAccount] {
        let rows = try transaction.query(Self.selection + condition, [.text(organization.rawValue)] + values)
        var accounts: [HostTeamAccount] = []
        accounts.reserveCapacity(rows.count)
        for row in rows {
            let team = Team(
                id: try row.id(0), organization: organization,
                name: TeamName(storedText: try row.text(1), storedKey: try row.text(2)), createdAt: try row.date(3),
                version: try row.integer(4))
            accounts.append(
                HostTeamAccount(team: team, externalID: try row.textOrNil(5).map { ExternalID(storedText: $0) }))
        }
        return accounts
    }
}
