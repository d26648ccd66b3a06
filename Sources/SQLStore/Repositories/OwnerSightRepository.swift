public import ConnectorKit
public import Workspace

/// Who sees an organization's owner properties, where a CRM hides them: its choice, and what syncs found.
public struct OwnerSightRepository {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Rows of one statement: 100 rows of 14 parameters.
    static let rowsPerStatementMax = 100

    /// Reads and writes in a transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// The stored word for whom the organization chose in a CRM; `nil` where it chose nothing.
    public func audience(for crm: CRMID) throws(StoreError) -> String? {
        try transaction.query(
            "SELECT audience FROM owner_sight_choice WHERE organization = $1 AND crm = $2",
            [.text(organization.rawValue), .text(crm.rawValue)]
        ).first?.text(0)
    }

    /// Sets the word for whom the organization chose.
    public func setAudience(_ audience: String, for crm: CRMID) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO owner_sight_choice (organization, crm, audience) VALUES ($1, $2, $3)
            ON CONFLICT (organization, crm) DO UPDATE SET audience = excluded.audience
            """,
            [.text(organization.rawValue), .text(crm.rawValue), .text(audience)])
    }

    /// What was found for these users in one CRM.
    public func of(_ users: [UserID], crm: CRMID) throws(StoreError) -> [UserID: OwnerSightRow] {
        guard !users.isEmpty else { return [:] }
        let rows = try transaction.query(
            """
            SELECT user_id, account, grant_id, crm_user, properties, state, is_change, kind, vendor_code, message, run
            FROM owner_sight WHERE organization = $1 AND crm = $2 AND user_id IN (
            """ + SQL.parameters(from: 3, count: users.count) + ")",
            [.text(organization.rawValue), .text(crm.rawValue)] + users.map { SQLValue.text($0.rawValue) })
        var found: [UserID: OwnerSightRow] = [:]
        for row in rows {
            let sight = try Self.sight(row, crm)
            found[sight.user] = sight
        }
        return found
    }

    /// Writes what was found; each row replaces the one of its user and CRM.
    public func put(_ sights: [OwnerSightRow]) throws(StoreError) {
        for part in sights.parts(of: Self.rowsPerStatementMax) {
            try transaction.execute(
                """
                INSERT INTO owner_sight
                    (organization, user_id, crm, account, grant_id, crm_user, properties, state, is_change, kind,
                     vendor_code, message, run, updated_at) VALUES 
                """ + SQL.rows(part.count, columns: 14)
                    + """
                     ON CONFLICT (organization, user_id, crm) DO UPDATE
                    SET account = excluded.account, grant_id = excluded.grant_id, crm_user = excluded.crm_user,
                        properties = excluded.properties, state = excluded.state, is_change = excluded.is_change,
                        kind = excluded.kind, vendor_code = excluded.vendor_code, message = excluded.message,
                        run = excluded.run, updated_at = excluded.updated_at
                    """,
                part.flatMap(values))
        }
    }

    private func values(of sight: OwnerSightRow) -> [SQLValue] {
        [
            .text(organization.rawValue), .text(sight.user.rawValue), .text(sight.crm.rawValue),
            .text(sight.account.rawValue), .text(sight.grant.rawValue), .text(sight.crmUser.rawValue),
            .text(sight.properties), .text(sight.state), .int(sight.isChange ? 1 : 0), .text(sight.kind),
            .text(sight.vendorCode), .text(sight.message), .text(sight.run.rawValue), .integer(transaction.now),
        ]
    }

    private static func sight(_ row: SQLRow, _ crm: CRMID) throws(StoreError) -> OwnerSightRow {
        OwnerSightRow(
            user: UserID(rawValue: try row.text(0)), crm: crm, account: CRMAccountID(rawValue: try row.text(1)),
            grant: GrantID(rawValue: try row.text(2)), crmUser: CRMUserID(rawValue: try row.text(3)),
            properties: try row.text(4), state: try row.text(5), isChange: try row.integer(6) != 0,
            kind: try row.textOrNil(7), vendorCode: try row.textOrNil(8), message: try row.textOrNil(9),
            run: RunID(rawValue: try row.text(10)))
    }
}
