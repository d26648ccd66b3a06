internal import Foundation
public import Workspace

/// The teams of one organization and who is in them.
public struct TeamRepository {
    /// Whose teams.
    public let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Works inside one transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// Writes a new team of this organization.
    public func insert(_ team: Team) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO team (organization, id, name, name_key, search_key, created_at, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .text(organization.rawValue), .text(team.id.rawValue), .text(team.name.text), .text(team.name.key),
                .text(SearchText.key(of: team.name)),
                .integer(DirectoryRows.milliseconds(team.createdAt)), .integer(team.version),
            ])
    }

    /// The team of that id; `nil` for any id of another organization.
    public func byID(_ id: TeamID) throws(StoreError) -> Team? {
        try all("AND id = $2", [.text(id.rawValue)]).first
    }

    /// The team of that name, however it is capitalised.
    public func byName(_ name: TeamName) throws(StoreError) -> Team? {
        try all("AND name_key = $2", [.text(name.key)]).first
    }

    /// Teams in the order of their ids, after the last one of the page before.
    public func page(after: TeamID?, limit: Int) throws(StoreError) -> [Team] {
        try all("AND id > $2 ORDER BY id LIMIT $3", [.text(after?.rawValue ?? ""), .int(limit)])
    }

    /// Counts one change of the team or of its members.
    public func raiseVersion(of team: TeamID) throws(StoreError) {
        try transaction.execute(
            "UPDATE team SET version = version + 1 WHERE organization = $1 AND id = $2",
            [.text(organization.rawValue), .text(team.rawValue)])
    }

    private static let selection: SQL = """
        SELECT id, name, name_key, created_at, version FROM team WHERE organization = $1\u{20}
        """

    func all(_ condition: SQL, _ values: [SQLValue]) throws(StoreError) -> [Team] {
        let rows = try transaction.query(Self.selection + condition, [.text(organization.rawValue)] + values)
        var teams: [Team] = []
        for row in rows {
            teams.append(
                Team(
                    id: try row.id(0), organization: organization,
                    name: TeamName(storedText: try row.text(1), storedKey: try row.text(2)),
                    createdAt: try row.date(3), version: try row.integer(4)))
        }
        return teams
    }
}
