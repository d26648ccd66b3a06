public import ConnectorKit
public import Workspace

/// The record types of one organization: documents, and whom each is for.
public struct RecordTypeRepository: Sendable {
    /// Whose.
    public let organization: OrganizationID

    /// The most rows, or users, that one statement names.
    public static let statementRowsMax = 500
    static let columns: SQL = "user_id, crm, key_id, account, hash, viewer, sight, run, version, read_at"
    static let columnCount = 10

    /// The record types of an organization.
    public init(of organization: OrganizationID) {
        self.organization = organization
    }

    /// The content of a document, or `nil`.
    public func content(_ hash: String, in transaction: any SQLTransaction) throws(StoreError) -> String? {
        try transaction.query(
            "SELECT content FROM record_type_document WHERE organization = $1 AND hash = $2",
            [.text(organization.rawValue), .text(hash)]
        ).first?.text(0)
    }

    /// Keeps documents, by hash; one that is there already stays as it is, and isn't sent to the database again.
    public func keep(_ documents: [String: String], in transaction: any SQLTransaction) throws(StoreError) {
        let known = try known(Array(documents.keys), in: transaction)
        let now = SQLValue.integer(transaction.now)
        let rows = documents.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }.map { hash, content in
            [SQLValue.text(organization.rawValue), .text(hash), .text(content), now]
        }
        try transaction.insert(
            "INSERT INTO record_type_document (organization, hash, content, created_at) VALUES ", rows: rows,
            " ON CONFLICT (organization, hash) DO NOTHING")
    }

    /// One person's link for a CRM, or `nil`.
    public func link(
        of user: UserID, crm: CRMID, in transaction: any SQLTransaction
    ) throws(StoreError) -> RecordTypeLinkRow? {
        try links(of: [user], in: transaction)[user]?.first { $0.crm == crm }
    }

    /// The links of several people, by person; those without any are left out. One statement for each 500.
    public func links(
        of users: [UserID], in transaction: any SQLTransaction
    ) throws(StoreError) -> [UserID: [RecordTypeLinkRow]] {
        var found: [UserID: [RecordTypeLinkRow]] = [:]
        for part in users.parts(of: Self.statementRowsMax) {
            let rows = try transaction.query(
                "SELECT " + Self.columns + " FROM record_type_link WHERE organization = $1 AND user_id IN ("
                    + SQL.parameters(from: 2, count: part.count) + ") ORDER BY user_id, crm",
                [.text(organization.rawValue)] + part.map { .text($0.rawValue) })
            for row in rows {
                let link = try Self.link(row)
                found[link.user, default: []].append(link)
            }
        }
        return found
    }

    /// Writes links, each in the place of the one of its person and CRM. One statement for each 500.
    ///
    /// - Throws: `StoreError.constraint` where somebody doesn't hold the key that a link names, or there is no such
    ///   document.
    public func put(_ links: [RecordTypeLinkRow], in transaction: any SQLTransaction) throws(StoreError) {
        for part in links.parts(of: Self.statementRowsMax) {
            try transaction.execute(
                "INSERT INTO record_type_link (organization, " + Self.columns + ") VALUES "
                    + SQL.rows(part.count, columns: Self.columnCount + 1)
                        + """
                         ON CONFLICT (organization, user_id, crm) DO UPDATE
                        SET key_id = excluded.key_id, account = excluded.account, hash = excluded.hash,
                            viewer = excluded.viewer, sight = excluded.sight, run = excluded.run,
                            version = excluded.version, read_at = excluded.read_at
                        """,
                part.flatMap { [.text(organization.rawValue)] + Self.values($0) })
        }
    }

    /// Takes links away. One statement for each 500.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public func unlink(
        _ places: [(user: UserID, crm: CRMID)], in transaction: any SQLTransaction
    ) throws(StoreError) -> Int {
        var count = 0
        for (crm, users) in Dictionary(grouping: places, by: \.crm).sorted(by: { $0.key < $1.key }) {
            for part in users.parts(of: Self.statementRowsMax) {
                count += try transaction.execute(
                    "DELETE FROM record_type_link WHERE organization = $1 AND crm = $2 AND user_id IN ("
                        + SQL.parameters(from: 3, count: part.count) + ")",
                    [.text(organization.rawValue), .text(crm.rawValue)] + part.map { .text($0.user.rawValue) })
            }
        }
        return count
    }

    private func known(
        _ hashes: [String], in transaction: any SQLTransaction
    ) throws(StoreError) -> Set<String> {
        var known: Set<String> = []
        for part in hashes.parts(of: Self.statementRowsMax) {
            let rows = try transaction.query(
                "SELECT hash FROM record_type_document WHERE organization = $1 AND hash IN ("
                    + SQL.parameters(from: 2, count: part.count) + ")",
                [.text(organization.rawValue)] + part.map { .text($0) })
            for row in rows { known.insert(try row.text(0)) }
        }
        return known
    }

    private static func link(_ row: SQLRow) throws(StoreError) -> RecordTypeLinkRow {
        RecordTypeLinkRow(
            user: UserID(rawValue: try row.text(0)), crm: CRMID(rawValue: try row.text(1)),
            key: KeyID(rawValue: try row.text(2)), account: CRMAccountID(rawValue: try row.text(3)),
            hash: try row.text(4), viewer: try row.textOrNil(5).map { CRMUserID(rawValue: $0) },
            sight: try row.text(6), run: RunID(rawValue: try row.text(7)), version: try row.integer(8),
            readAt: try row.integer(9))
    }

    private static func values(_ link: RecordTypeLinkRow) -> [SQLValue] {
        [
            .text(link.user.rawValue), .text(link.crm.rawValue), .text(link.key.rawValue),
            .text(link.account.rawValue), .text(link.hash), .text(link.viewer?.rawValue), .text(link.sight),
            .text(link.run.rawValue), .integer(link.version), .integer(link.readAt),
        ]
    }
}
