internal import Foundation
public import Workspace

/// Many people of one organization at once: what the rules ask about them, and what changes of role, seat and membership
/// write. One statement for each 500.
public struct PeopleRepository {
    /// Whose people.
    public let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Works inside one transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// What the rules have to know of these people, removed ones too; ids of other organizations are left out.
    public func standings(of users: [UserID]) throws(StoreError) -> [UserID: PersonStanding] {
        let admin = try OrganizationRepository(organization: organization, transaction: transaction).find()?.admin
        let memberships = try memberships(of: users)
        var found: [UserID: PersonStanding] = [:]
        let rows = try rows(
            """
            SELECT u.id, u.role, u.seat, u.ended_at, u.version, d.user_id FROM user_account u
            LEFT JOIN dashboard d ON d.organization = u.organization AND d.user_id = u.id
            WHERE u.organization = $1 AND u.id IN (
            """, users)
        for row in rows {
            let user: UserID = try row.id(0)
            found[user] = PersonStanding(
                user: user, role: try row.word(1), seat: try row.word(2), isPresent: try row.integerOrNil(3) == nil,
                isOrganizationAdmin: user == admin, hasDashboard: try row.textOrNil(5) != nil,
                memberships: memberships[user] ?? [], version: try row.integer(4))
        }
        return found
    }

    /// The teams of these people, and what they are there, by person and in the order of the teams' ids.
    public func memberships(of users: [UserID]) throws(StoreError) -> [UserID: [TeamMembership]] {
        var found: [UserID: [TeamMembership]] = [:]
        let rows = try rows(
            "SELECT team_id, user_id, position FROM team_member WHERE organization = $1 AND user_id IN (", users)
        for row in rows {
            let membership = TeamMembership(team: try row.id(0), user: try row.id(1), position: try row.word(2))
            found[membership.user, default: []].append(membership)
        }
        return found.mapValues { $0.sorted { $0.team < $1.team } }
    }

    /// The present super admins.
    public func superAdmins() throws(StoreError) -> Set<UserID> {
        let rows = try transaction.query(
            "SELECT id FROM user_account WHERE organization = $1 AND ended_at IS NULL AND role = 'super_admin'",
            [.text(organization.rawValue)])
        var found: Set<UserID> = []
        for row in rows { found.insert(try row.id(0)) }
        return found
    }

    /// Gives people a role.
    public func setRole(_ role: OrganizationRole, of users: [UserID]) throws(StoreError) {
        try change(
            "UPDATE user_account SET role = $2, version = version + 1 WHERE organization = $1 AND id IN (",
            [.text(role.rawValue)], users)
    }

    /// Gives people a seat.
    public func setSeat(_ seat: Seat, of users: [UserID]) throws(StoreError) {
        try change(
            "UPDATE user_account SET seat = $2, version = version + 1 WHERE organization = $1 AND id IN (",
            [.text(seat.rawValue)], users)
    }

    /// Makes secondary admins members, and counts the change of their teams.
    public func makeMembers(of places: [(team: TeamID, user: UserID)]) throws(StoreError) {
        for place in places {
            try transaction.execute(
                """
                UPDATE team_member SET position = 'member'
                WHERE organization = $1 AND team_id = $2 AND user_id = $3 AND position = 'secondary_admin'
                """,
                [.text(organization.rawValue), .text(place.team.rawValue), .text(place.user.rawValue)])
        }
        try raiseVersions(of: Array(Set(places.map(\.team))))
    }

    /// Counts one change of each of these teams.
    public func raiseVersions(of teams: [TeamID]) throws(StoreError) {
        for part in teams.map(\.rawValue).parts(of: DirectoryRows.perListMax) {
            try transaction.execute(
                "UPDATE team SET version = version + 1 WHERE organization = $1 AND id IN ("
                    + SQL.parameters(from: 2, count: part.count) + ")",
                [.text(organization.rawValue)] + part.map { .text($0) })
        }
    }

    /// Names another organization admin.
    public func nameAdmin(_ user: UserID) throws(StoreError) {
        try transaction.execute(
            "UPDATE organization_admin SET user_id = $2 WHERE organization = $1",
            [.text(organization.rawValue), .text(user.rawValue)])
        try transaction.execute(
            "UPDATE organization SET version = version + 1 WHERE id = $1", [.text(organization.rawValue)])
    }

    /// The rows that a statement, open at `IN (`, has for these people.
    func rows(_ statement: SQL, _ users: [UserID]) throws(StoreError) -> [SQLRow] {
        var found: [SQLRow] = []
        for part in users.map(\.rawValue).parts(of: DirectoryRows.perListMax) {
            found += try transaction.query(
                statement + SQL.parameters(from: 2, count: part.count) + ")",
                [.text(organization.rawValue)] + part.map { .text($0) })
        }
        return found
    }

    /// Runs a statement, open at `IN (`, for these people; tells how many rows it changed.
    @discardableResult
    func change(_ statement: SQL, _ values: [SQLValue], _ users: [UserID]) throws(StoreError) -> Int {
        var count = 0
        for part in users.map(\.rawValue).parts(of: DirectoryRows.perListMax) {
            count += try transaction.execute(
                statement + SQL.parameters(from: 2 + values.count, count: part.count) + ")",
                [.text(organization.rawValue)] + values + part.map { .text($0) })
        }
        return count
    }
}
