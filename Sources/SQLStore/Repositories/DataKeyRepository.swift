public import Workspace

/// The data keys of one organization.
public struct DataKeyRepository: Sendable {
    /// Whose.
    public let organization: OrganizationID

    private static let columns: SQL = "id, root_key, wrapped, check_value, seals, created_at, is_current"

    /// The data keys of an organization.
    public init(of organization: OrganizationID) {
        self.organization = organization
    }

    /// One data key, or `nil`.
    public func find(_ id: String, in transaction: any SQLTransaction) throws(StoreError) -> DataKeyRow? {
        let rows = try transaction.query(
            "SELECT " + Self.columns + " FROM data_key WHERE organization = $1 AND id = $2",
            [.text(organization.rawValue), .text(id)])
        return try rows.first.map { row throws(StoreError) in try Self.dataKey(row) }
    }

    /// The data key that new secrets are sealed with, or `nil` before the first.
    public func current(in transaction: any SQLTransaction) throws(StoreError) -> DataKeyRow? {
        let rows = try transaction.query(
            "SELECT " + Self.columns + " FROM data_key WHERE organization = $1 AND is_current = 1",
            [.text(organization.rawValue)])
        return try rows.first.map { row throws(StoreError) in try Self.dataKey(row) }
    }

    /// Adds a data key as the current one; the one that was so until now only opens from then on.
    public func insertCurrent(_ key: DataKeyRow, in transaction: any SQLTransaction) throws(StoreError) {
        try transaction.execute(
            "UPDATE data_key SET is_current = 0 WHERE organization = $1 AND is_current = 1",
            [.text(organization.rawValue)])
        try transaction.execute(
            """
            INSERT INTO data_key (organization, id, root_key, wrapped, check_value, created_at, is_current)
            VALUES ($1, $2, $3, $4, $5, $6, 1)
            """,
            [
                .text(organization.rawValue), .text(key.id), .text(key.rootKey), .blob(key.wrapped),
                .blob(key.checkValue), .integer(key.createdAt),
            ])
    }

    /// Counts seals made with a data key.
    public func countSeals(
        _ count: Int64, with id: String, in transaction: any SQLTransaction
    ) throws(StoreError) {
        try transaction.execute(
            "UPDATE data_key SET seals = seals + $3 WHERE organization = $1 AND id = $2",
            [.text(organization.rawValue), .text(id), .integer(count)])
    }

    /// The data keys that another root key than `newest` wraps, by id, at most `limit`.
    public func wrapped(
        otherThanBy newest: String, limit: Int, in transaction: any SQLTransaction
    ) throws(StoreError) -> [DataKeyRow] {
        let rows = try transaction.query(
            "SELECT " + Self.columns
                + " FROM data_key WHERE organization = $1 AND root_key <> $2 ORDER BY id LIMIT $3",
            [.text(organization.rawValue), .text(newest), .int(limit)])
        return try rows.map { row throws(StoreError) in try Self.dataKey(row) }
    }

    /// Replaces a wrap where it is still the one of `old`.
    ///
    /// - Returns: `false` where somebody else has replaced it.
    public func rewrap(
        _ old: DataKeyRow, rootKey: String, wrapped: [UInt8], in transaction: any SQLTransaction
    ) throws(StoreError) -> Bool {
        let changed = try transaction.execute(
            """
            UPDATE data_key SET root_key = $4, wrapped = $5
            WHERE organization = $1 AND id = $2 AND root_key = $3
            """,
            [
                .text(organization.rawValue), .text(old.id), .text(old.rootKey), .text(rootKey), .blob(wrapped),
            ])
        return changed == 1
    }

    private static func dataKey(_ row: SQLRow) throws(StoreError) -> DataKeyRow {
        DataKeyRow(
            id: try row.text(0), rootKey: try row.text(1), wrapped: try row.blob(2), checkValue: try row.blob(3),
            seals: try row.integer(4), createdAt: try row.integer(5), isCurrent: try row.bool(6))
    }
}
