public import Workspace

/// What the users of one organization have of each category now.
public struct SettingsReferenceRepository {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    /// How many users one statement names.
    static let statementUsersMax = 500

    static let columns: SQL = """
        user_id, category, hash, overlay, version, origin, run, source, edited, changed_at
        """

    /// Works inside one transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// The references of several users, by user; those without any are left out. One statement for each 500.
    ///
    /// - Parameter categories: only these; `nil` for all.
    public func of(
        _ users: [UserID], categories: Set<Category>? = nil
    ) throws(StoreError) -> [UserID: [Category: SettingsReferenceRow]] {
        var found: [UserID: [Category: SettingsReferenceRow]] = [:]
        for part in users.parts(of: Self.statementUsersMax) {
            var statement: SQL =
                "SELECT " + Self.columns + " FROM settings_reference WHERE organization = $1 AND user_id IN ("
                + SQL.parameters(from: 2, count: part.count) + ")"
            var arguments = [.text(organization.rawValue)] + part.map { SQLValue.text($0.rawValue) }
            if let categories {
                guard !categories.isEmpty else { return [:] }
                statement =
                    statement + " AND category IN ("
                    + SQL.parameters(from: arguments.count + 1, count: categories.count) + ")"
                arguments += categories.map { SQLValue.text($0.rawValue) }
            }
            for row in try transaction.query(statement, arguments) {
                let reference = try SettingsReferenceRow(row)
                found[reference.user, default: [:]][reference.category] = reference
            }
        }
        return found
    }

    /// What one user has of a category, or `nil`.
    public func find(_ user: UserID, _ category: Category) throws(StoreError) -> SettingsReferenceRow? {
        try of([user], categories: [category])[user]?[category]
    }

    /// Writes references, each in the place of the one of its user and category.
    ///
    /// - Throws: `StoreError.constraint` where somebody has no dashboard, or there is no such document.
    public func put(_ rows: [SettingsReferenceRow]) throws(StoreError) {
        try transaction.insert(
            "INSERT INTO settings_reference (organization, " + Self.columns + ") VALUES ",
            rows: rows.map { [.text(organization.rawValue)] + $0.values },
            """
             ON CONFLICT (organization, user_id, category) DO UPDATE
            SET hash = excluded.hash, overlay = excluded.overlay, version = excluded.version,
                origin = excluded.origin, run = excluded.run, source = excluded.source, edited = excluded.edited,
                changed_at = excluded.changed_at
            """)
    }

    /// Present members of a team, grouped by what they have of a category: one query however many they are.
    public func groups(of team: TeamID, _ category: Category) throws(StoreError) -> [SettingsMemberGroup] {
        let rows = try transaction.query(
            """
            SELECT r.hash, r.overlay, COALESCE(r.edited, 0), u.seat, m.position,
                CASE WHEN d.user_id IS NULL THEN 0 ELSE 1 END, COUNT(*), MIN(m.user_id)
            FROM team_member m
            JOIN user_account u ON u.organization = m.organization AND u.id = m.user_id
            LEFT JOIN dashboard d ON d.organization = m.organization AND d.user_id = m.user_id
            LEFT JOIN settings_reference r
                ON r.organization = m.organization AND r.user_id = m.user_id AND r.category = $3
            WHERE m.organization = $1 AND m.team_id = $2 AND u.ended_at IS NULL
            GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 8
            """,
            [.text(organization.rawValue), .text(team.rawValue), .text(category.rawValue)])
        var groups: [SettingsMemberGroup] = []
        for row in rows {
            groups.append(
                SettingsMemberGroup(
                    hash: try row.textOrNil(0), overlay: try row.textOrNil(1), isEdited: try row.bool(2),
                    seat: try row.word(3), position: try row.word(4), hasDashboard: try row.bool(5),
                    count: Int(try row.integer(6)), first: try row.id(7)))
        }
        return groups
    }
}
