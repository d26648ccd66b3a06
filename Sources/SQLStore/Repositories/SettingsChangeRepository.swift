public import Workspace

/// Each version of what somebody had of a category: history, provenance, and what an undo puts back.
public struct SettingsChangeRepository {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    static let columns: SQL = "user_id, category, hash, overlay, version, origin, run, source, edited, at"

    /// Works inside one transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// Adds versions.
    ///
    /// - Throws: `StoreError.constraint` where there is one of that number: somebody was there before (SET-9).
    public func append(_ rows: [SettingsChangeRow]) throws(StoreError) {
        try transaction.insert(
            "INSERT INTO settings_change (organization, " + Self.columns + ", actor) VALUES ",
            rows: rows.map {
                [.text(organization.rawValue)] + $0.reference.values + [.text($0.actor?.rawValue)]
            })
    }

    /// The last versions of several users, whether they still have what was written or not. One statement for each 500.
    public func lastVersions(of users: [UserID]) throws(StoreError) -> [UserID: [Category: Int64]] {
        var found: [UserID: [Category: Int64]] = [:]
        for part in users.parts(of: SettingsReferenceRepository.statementUsersMax) {
            let rows = try transaction.query(
                "SELECT user_id, category, MAX(version) FROM settings_change WHERE organization = $1 AND user_id IN ("
                    + SQL.parameters(from: 2, count: part.count) + ") GROUP BY user_id, category",
                [.text(organization.rawValue)] + part.map { .text($0.rawValue) })
            for row in rows {
                found[try row.id(0), default: [:]][try row.word(1)] = try row.integer(2)
            }
        }
        return found
    }

    /// What somebody had of a category, newest first.
    ///
    /// - Parameter version: only what is older; `nil` for the newest.
    public func history(
        of user: UserID, _ category: Category, before version: Int64? = nil, limit: Int
    ) throws(StoreError) -> [SettingsChangeRow] {
        let rows = try transaction.query(
            "SELECT " + Self.columns + """
                , actor FROM settings_change
                WHERE organization = $1 AND user_id = $2 AND category = $3 AND version < $4
                ORDER BY version DESC LIMIT $5
                """,
            [
                .text(organization.rawValue), .text(user.rawValue), .text(category.rawValue),
                .integer(version ?? Int64.max), .int(limit),
            ])
        return try rows.map { row throws(StoreError) in
            SettingsChangeRow(
                try SettingsReferenceRow(row), actor: try row.textOrNil(10).map { UserID(rawValue: $0) })
        }
    }

    /// What a run wrote for some people, each with the version before, in the order of users, then categories. One statement
    /// for each 500.
    public func written(by run: RunID, for users: [UserID]) throws(StoreError) -> [SettingsRunChange] {
        var changes: [SettingsRunChange] = []
        for part in users.sorted().parts(of: SettingsReferenceRepository.statementUsersMax) {
            let rows = try transaction.query(
                Self.withPredecessor + "WHERE c.organization = $1 AND c.run = $2 AND c.user_id IN ("
                    + SQL.parameters(from: 3, count: part.count) + ") ORDER BY c.user_id, c.category",
                [.text(organization.rawValue), .text(run.rawValue)] + part.map { .text($0.rawValue) })
            for row in rows {
                let before = try row.textOrNil(10) == nil ? nil : try SettingsReferenceRow(row, from: 10)
                changes.append(SettingsRunChange(after: try SettingsReferenceRow(row), before: before))
            }
        }
        return changes
    }

    /// Version n's predecessor is the row of the greatest version below n.
    private static let withPredecessor: SQL = """
        SELECT c.user_id, c.category, c.hash, c.overlay, c.version, c.origin, c.run, c.source, c.edited, c.at,
            p.user_id, p.category, p.hash, p.overlay, p.version, p.origin, p.run, p.source, p.edited, p.at
        FROM settings_change c
        LEFT JOIN settings_change p ON p.organization = c.organization AND p.user_id = c.user_id
            AND p.category = c.category AND p.version = (
                SELECT MAX(b.version) FROM settings_change b
                WHERE b.organization = c.organization AND b.user_id = c.user_id AND b.category = c.category
                    AND b.version < c.version)\u{20}
        """
}
