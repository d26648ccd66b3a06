public import Workspace

/// Whom a run's push left out or failed, and why.
public struct SettingsTroubleRepository {
    let organization: OrganizationID
    let run: RunID
    let transaction: any SQLTransaction

    /// What stands in the place of a category where the row tells of all that was asked.
    static let everything = ""

    private static let columns: SQL = "user_id, category, verdict, code, rule, path, message, next_step"

    /// Works inside one transaction.
    public init(organization: OrganizationID, run: RunID, transaction: any SQLTransaction) {
        self.organization = organization
        self.run = run
        self.transaction = transaction
    }

    /// Notes troubles; one of the same user and category is replaced.
    public func put(_ rows: [SettingsTroubleRow]) throws(StoreError) {
        try transaction.insert(
            "INSERT INTO settings_trouble (organization, run, " + Self.columns + ") VALUES ",
            rows: rows.map { row in
                [
                    .text(organization.rawValue), .text(run.rawValue), .text(row.user.rawValue),
                    .text(row.category?.rawValue ?? Self.everything), .text(row.verdict.rawValue), .text(row.code),
                    .text(row.rule), .text(row.path), .text(row.message), .text(row.nextStep),
                ]
            },
            """
             ON CONFLICT (organization, run, user_id, category) DO UPDATE
            SET verdict = excluded.verdict, code = excluded.code, rule = excluded.rule, path = excluded.path,
                message = excluded.message, next_step = excluded.next_step
            """)
    }

    /// The troubles of some people, in the order of users, then categories. One statement for each 500.
    ///
    /// - Parameter verdict: only these; `nil` for all.
    public func of(
        _ users: [UserID], _ verdict: SettingsTroubleVerdict? = nil
    ) throws(StoreError) -> [SettingsTroubleRow] {
        var found: [SettingsTroubleRow] = []
        for part in users.sorted().parts(of: SettingsReferenceRepository.statementUsersMax) {
            let rows = try transaction.query(
                "SELECT " + Self.columns
                    + " FROM settings_trouble WHERE organization = $1 AND run = $2 AND user_id IN ("
                    + SQL.parameters(from: 3, count: part.count) + ") ORDER BY user_id, category",
                [.text(organization.rawValue), .text(run.rawValue)] + part.map { .text($0.rawValue) })
            for row in rows {
                let trouble = try Self.trouble(row)
                if verdict == nil || trouble.verdict == verdict { found.append(trouble) }
            }
        }
        return found
    }

    /// The categories that failed for anybody.
    public func failedCategories() throws(StoreError) -> Set<Category> {
        let rows = try transaction.query(
            """
            SELECT DISTINCT category FROM settings_trouble
            WHERE organization = $1 AND run = $2 AND verdict = 'failed'
            """, [.text(organization.rawValue), .text(run.rawValue)])
        var found: Set<Category> = []
        for row in rows {
            guard let category = Category(rawValue: try row.text(0)) else { return Set(Category.allCases) }
            found.insert(category)
        }
        return found
    }

    /// Those for whom the run wrote settings, or had trouble, behind a cursor, in the order of their ids.
    public func people(after user: UserID?, limit: Int) throws(StoreError) -> [UserID] {
        let rows = try transaction.query(
            """
            SELECT user_id FROM settings_change WHERE organization = $1 AND run = $2 AND user_id > $3
            UNION SELECT user_id FROM settings_trouble WHERE organization = $1 AND run = $2 AND user_id > $3
            ORDER BY user_id LIMIT $4
            """,
            [.text(organization.rawValue), .text(run.rawValue), .text(user?.rawValue ?? ""), .int(limit)])
        return try rows.map { row throws(StoreError) in try row.id(0) }
    }

    private static func trouble(_ row: SQLRow) throws(StoreError) -> SettingsTroubleRow {
        SettingsTroubleRow(
            user: try row.id(0), category: Category(rawValue: try row.text(1)), verdict: try row.word(2),
            code: try row.text(3), rule: try row.textOrNil(4), path: try row.textOrNil(5), message: try row.text(6),
            nextStep: try row.textOrNil(7))
    }
}
