public import ConnectorKit
public import Workspace

/// The bindings of an organization's users to CRM users.
public struct BindingRepository {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Rows of one statement: 200 rows of 9 parameters.
    static let rowsPerStatementMax = 200

    /// Reads and writes bindings in a transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// The bindings of these users in one CRM.
    public func of(_ users: [UserID], crm: CRMID) throws(StoreError) -> [UserID: BindingRow] {
        guard !users.isEmpty else { return [:] }
        let rows = try transaction.query(
            "SELECT user_id, crm, account, crm_user, status, run, version FROM crm_binding"
                + " WHERE organization = $1 AND crm = $2 AND user_id IN ("
                + SQL.parameters(from: 3, count: users.count) + ")",
            [.text(organization.rawValue), .text(crm.rawValue)] + users.map { SQLValue.text($0.rawValue) })
        var found: [UserID: BindingRow] = [:]
        for row in rows {
            let binding = try BindingRepository.binding(row)
            found[binding.user] = binding
        }
        return found
    }

    /// All bindings of one user, by CRM.
    public func of(_ user: UserID) throws(StoreError) -> [BindingRow] {
        let rows = try transaction.query(
            """
            SELECT user_id, crm, account, crm_user, status, run, version FROM crm_binding
            WHERE organization = $1 AND user_id = $2 ORDER BY crm
            """,
            [.text(organization.rawValue), .text(user.rawValue)])
        return try rows.map { row throws(StoreError) in try BindingRepository.binding(row) }
    }

    /// Writes bindings; each replaces the one of its user and CRM.
    public func put(_ bindings: [BindingRow]) throws(StoreError) {
        let now = SQLValue.integer(transaction.now)
        for part in bindings.parts(of: Self.rowsPerStatementMax) {
            try transaction.execute(
                """
                INSERT INTO crm_binding
                    (organization, user_id, crm, account, crm_user, status, run, version, updated_at) VALUES 
                """ + SQL.rows(part.count, columns: 9)
                    + """
                     ON CONFLICT (organization, user_id, crm) DO UPDATE
                    SET account = excluded.account, crm_user = excluded.crm_user, status = excluded.status,
                        run = excluded.run, version = excluded.version, updated_at = excluded.updated_at
                    """,
                part.flatMap { binding in
                    [
                        .text(organization.rawValue), .text(binding.user.rawValue), .text(binding.crm.rawValue),
                        .text(binding.account.rawValue), .text(binding.crmUser?.rawValue), .text(binding.status),
                        .text(binding.run.rawValue), .integer(binding.version), now,
                    ]
                })
        }
    }

    /// Removes a user's binding in a CRM.
    public func delete(_ user: UserID, crm: CRMID) throws(StoreError) {
        try transaction.execute(
            "DELETE FROM crm_binding WHERE organization = $1 AND user_id = $2 AND crm = $3",
            [.text(organization.rawValue), .text(user.rawValue), .text(crm.rawValue)])
    }

    static func binding(_ row: SQLRow) throws(StoreError) -> BindingRow {
        BindingRow(
            user: UserID(rawValue: try row.text(0)), crm: CRMID(rawValue: try row.text(1)),
            account: CRMAccountID(rawValue: try row.text(2)),
            crmUser: try row.textOrNil(3).map { CRMUserID(rawValue: $0) }, status: try row.text(4),
            run: RunID(rawValue: try row.text(5)), version: try row.integer(6))
    }
}
