internal import Foundation
public import Workspace

/// The users of one organization as the host's own directory knows them (PROV-9).
public struct HostAccountRepository {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Works inside one transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// Writes new users with the host's ids, many rows to a statement.
    ///
    /// - Throws: `StoreError.constraint` for an address or an id that is taken; look before.
    public func insert(_ accounts: [HostAccount]) throws(StoreError) {
        try transaction.insert(
            """
            INSERT INTO user_account (organization, id, email, email_key, first_name, last_name, role, seat,
                search_key, created_at, version, external_id) VALUES\u{20}
            """, columns: 12,
            rows: accounts.map { account in
                let user = account.user
                return [
                    .text(organization.rawValue), .text(user.id.rawValue), .text(user.email.text),
                    .text(user.email.key), .text(user.name.first), .text(user.name.last), .text(user.role.rawValue),
                    .text(user.seat.rawValue), .text(SearchText.key(of: user.name, user.email)),
                    .integer(DirectoryRows.milliseconds(user.createdAt)), .integer(user.version),
                    .text(account.externalID?.text),
                ]
            })
    }

    /// The present users with these ids of the host, in no particular order.
    public func byExternalIDs(_ ids: [ExternalID]) throws(StoreError) -> [HostAccount] {
        try all(where: "external_id", isAmong: ids.map(\.text))
    }

    /// The present users with these addresses, in no particular order.
    public func byEmailKeys(_ keys: [String]) throws(StoreError) -> [HostAccount] {
        try all(where: "email_key", isAmong: keys)
    }

    /// Present users in the order of their ids, after the last one of the page before.
    public func page(after: UserID?, limit: Int) throws(StoreError) -> [HostAccount] {
        try all(
            "AND id > $2 AND ended_at IS NULL ORDER BY id LIMIT $3", [.text(after?.rawValue ?? ""), .int(limit)])
    }

    /// Present users without a dashboard, *set-up incomplete*, in the order of their ids.
    public func incomplete(after: UserID?, limit: Int) throws(StoreError) -> [HostAccount] {
        try all(
            """
            AND id > $2 AND ended_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM dashboard d WHERE d.organization = user_account.organization
                    AND d.user_id = user_account.id)
            ORDER BY id LIMIT $3
            """, [.text(after?.rawValue ?? ""), .int(limit)])
    }

    /// Which of these users have a dashboard.
    public func withDashboard(_ users: [UserID]) throws(StoreError) -> Set<UserID> {
        var found: Set<UserID> = []
        for portion in users.parts(of: DirectoryRows.perListMax) {
            let rows = try transaction.query(
                "SELECT user_id FROM dashboard WHERE organization = $1 AND user_id IN ("
                    + .parameters(from: 2, count: portion.count) + ")",
                [.text(organization.rawValue)] + portion.map { .text($0.rawValue) })
            for row in rows { found.insert(try row.id(0)) }
        }
        return found
    }

    /// Gives an account the host's id, address and names, and counts the change.
    public func follow(
        _ user: UserID, externalID: ExternalID, email: EmailAddress, name: PersonName
    ) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE user_account SET external_id = $3, email = $4, email_key = $5, first_name = $6, last_name = $7,
                search_key = $8, version = version + 1
            WHERE organization = $1 AND id = $2
            """,
            [
                .text(organization.rawValue), .text(user.rawValue), .text(externalID.text), .text(email.text),
                .text(email.key), .text(name.first), .text(name.last), .text(SearchText.key(of: name, email)),
            ])
    }

    private static let selection: SQL = """
        SELECT id, email, email_key, first_name, last_name, role, seat, created_at, version, external_id
        FROM user_account WHERE organization = $1\u{20}
        """

    private func all(where column: SQL, isAmong values: [String]) throws(StoreError) -> [HostAccount] {
        var found: [HostAccount] = []
        for portion in values.parts(of: DirectoryRows.perListMax) {
            found += try all(
                "AND ended_at IS NULL AND " + column + " IN (" + .parameters(from: 2, count: portion.count) + ")",
                portion.map { .text($0) })
        }
        return found
    }

    private func all(_ condition: SQL, _ values: [SQLValue]) throws(StoreError) -> [HostAccount] {
        let rows = try transaction.query(Self.selection + condition, [.text(organization.rawValue)] + values)
        var accounts: [HostAccount] = []
        accounts.reserveCapacity(rows.count)
        for row in rows { accounts.append(try account(row)) }
        return accounts
    }

    private func account(_ row: SQLRow) throws(StoreError) -> HostAccount {
        let user = User(
            id: try row.id(0), organization: organization,
            email: EmailAddress(storedText: try row.text(1), storedKey: try row.text(2)),
            name: PersonName(storedFirst: try row.text(3), storedLast: try row.text(4)), role: try row.word(5),
            seat: try row.word(6), createdAt: try row.date(7), version: try row.integer(8))
        return HostAccount(user: user, externalID: try row.textOrNil(9).map { ExternalID(storedText: $0) })
    }
}
