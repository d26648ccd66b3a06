internal import Foundation
public import Workspace

/// The users of one organization.
public struct UserRepository {
    /// Whose users.
    public let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Works inside one transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// Writes new users of this organization, many rows to a statement.
    ///
    /// - Throws: `StoreError.constraint` when an address is taken; look with ``existing(emailKeys:)`` before.
    public func insert(_ users: [User]) throws(StoreError) {
        try transaction.insert(
            """
            INSERT INTO user_account (organization, id, email, email_key, first_name, last_name, role, seat,
                search_key, created_at, ended_at, version) VALUES\u{20}
            """, columns: 12, rows: users.map(row))
    }

    /// The user of that id, removed ones too; `nil` for any id of another organization.
    public func byID(_ id: UserID) throws(StoreError) -> User? {
        try one("AND id = $2", .text(id.rawValue))
    }

    /// The present user with that address.
    public func byEmail(_ email: EmailAddress) throws(StoreError) -> User? {
        try one("AND email_key = $2 AND ended_at IS NULL", .text(email.key))
    }

    /// Present users in the order of their ids.
    ///
    /// - Parameters:
    ///   - after: the last id of the page before; `nil` for the first page.
    ///   - limit: the most that a page holds.
    public func page(after: UserID?, limit: Int) throws(StoreError) -> [User] {
        try all(
            "AND id > $2 AND ended_at IS NULL ORDER BY id LIMIT $3",
            [.text(after?.rawValue ?? ""), .int(limit)])
    }

    /// The present users among these ids, in no particular order.
    public func present(_ ids: [UserID]) throws(StoreError) -> [User] {
        var users: [User] = []
        for portion in ids.map(\.rawValue).parts(of: DirectoryRows.perListMax) {
            users += try all(
                "AND ended_at IS NULL AND id IN (" + .parameters(from: 2, count: portion.count) + ")",
                portion.map { .text($0) })
        }
        return users
    }

    /// Which of these addresses' keys belong to present users already.
    public func existing(emailKeys: [String]) throws(StoreError) -> Set<String> {
        var found: Set<String> = []
        for portion in emailKeys.parts(of: DirectoryRows.perListMax) {
            let rows = try transaction.query(
                "SELECT email_key FROM user_account WHERE organization = $1 AND ended_at IS NULL AND email_key IN ("
                    + .parameters(from: 2, count: portion.count) + ")",
                [.text(organization.rawValue)] + portion.map { .text($0) })
            for row in rows { found.insert(try row.text(0)) }
        }
        return found
    }

    /// How many users are present.
    public func count() throws(StoreError) -> Int {
        let rows = try transaction.query(
            "SELECT COUNT(*) FROM user_account WHERE organization = $1 AND ended_at IS NULL",
            [.text(organization.rawValue)])
        return Int(try rows.first?.integer(0) ?? 0)
    }

    /// What ``user(_:)`` reads, of the table as `u`.
    static let columns: SQL = """
        u.id, u.email, u.email_key, u.first_name, u.last_name, u.role, u.seat, u.created_at, u.ended_at, u.version
        """

    /// How many columns that is.
    static let columnCount = 10

    private static let selection: SQL = """
        SELECT id, email, email_key, first_name, last_name, role, seat, created_at, ended_at, version
        FROM user_account WHERE organization = $1\u{20}
        """

    private func one(_ condition: SQL, _ value: SQLValue) throws(StoreError) -> User? {
        try all(condition, [value]).first
    }

    private func all(_ condition: SQL, _ values: [SQLValue]) throws(StoreError) -> [User] {
        let rows = try transaction.query(Self.selection + condition, [.text(organization.rawValue)] + values)
        var users: [User] = []
        users.reserveCapacity(rows.count)
        for row in rows { users.append(try user(row)) }
        return users
    }

    /// Reads the ten columns that ``columns`` names, the first of a row.
    func user(_ row: SQLRow) throws(StoreError) -> User {
        User(
            id: try row.id(0), organization: organization,
            email: EmailAddress(storedText: try row.text(1), storedKey: try row.text(2)),
            name: PersonName(storedFirst: try row.text(3), storedLast: try row.text(4)),
            role: try row.word(5), seat: try row.word(6), createdAt: try row.date(7), endedAt: try row.dateOrNil(8),
            version: try row.integer(9))
    }

    private func row(_ user: User) -> [SQLValue] {
        [
            .text(organization.rawValue), .text(user.id.rawValue), .text(user.email.text), .text(user.email.key),
            .text(user.name.first), .text(user.name.last), .text(user.role.rawValue), .text(user.seat.rawValue),
            .text(SearchText.key(of: user.name, user.email)),
            .integer(DirectoryRows.milliseconds(user.createdAt)),
            .integer(user.endedAt.map(DirectoryRows.milliseconds)), .integer(user.version),
        ]
    }
}
