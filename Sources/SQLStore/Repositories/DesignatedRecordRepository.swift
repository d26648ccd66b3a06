public import ConnectorKit
public import Workspace

/// The records that one organization designated for probes: one for each object of an account.
public struct DesignatedRecordRepository {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    private static let columns: SQL = "crm, account, object, record, chosen_by, chosen_at"

    /// Reads and writes designated records in a transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// All of them, by CRM, account and object.
    public func all() throws(StoreError) -> [DesignatedRecordRow] {
        let rows = try transaction.query(
            "SELECT " + Self.columns
                + " FROM designated_record WHERE organization = $1 ORDER BY crm, account, object",
            [.text(organization.rawValue)])
        return try rows.map { row throws(StoreError) in try Self.row(row) }
    }

    /// Those of an account.
    public func of(_ crm: CRMID, account: CRMAccountID) throws(StoreError) -> [CRMObject: DesignatedRecordRow] {
        let rows = try transaction.query(
            "SELECT " + Self.columns
                + " FROM designated_record WHERE organization = $1 AND crm = $2 AND account = $3",
            [.text(organization.rawValue), .text(crm.rawValue), .text(account.rawValue)])
        var found: [CRMObject: DesignatedRecordRow] = [:]
        for row in rows {
            let record = try Self.row(row)
            found[record.object] = record
        }
        return found
    }

    /// Chooses a record; it replaces the one chosen for its object.
    public func put(_ row: DesignatedRecordRow) throws(StoreError) {
        try transaction.execute(
            "INSERT INTO designated_record (organization, " + Self.columns + """
                ) VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT (organization, crm, account, object) DO UPDATE
                SET record = excluded.record, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at
                """,
            [
                .text(organization.rawValue), .text(row.crm.rawValue), .text(row.account.rawValue),
                .text(row.object.rawValue), .text(row.record.rawValue), .text(row.chosenBy.rawValue),
                .integer(row.chosenAt),
            ])
    }

    /// Takes a choice back.
    ///
    /// - Returns: whether there was one.
    public func remove(_ crm: CRMID, account: CRMAccountID, object: CRMObject) throws(StoreError) -> Bool {
        try transaction.execute(
            """
            DELETE FROM designated_record WHERE organization = $1 AND crm = $2 AND account = $3 AND object = $4
            """,
            [
                .text(organization.rawValue), .text(crm.rawValue), .text(account.rawValue), .text(object.rawValue),
            ]) == 1
    }

    private static func row(_ row: SQLRow) throws(StoreError) -> DesignatedRecordRow {
        guard let object = CRMObject(rawValue: try row.text(2)) else {
            throw StoreError(.unreadable, "A designated record is of an object that this program doesn't know.")
        }
        return DesignatedRecordRow(
            crm: CRMID(rawValue: try row.text(0)), account: CRMAccountID(rawValue: try row.text(1)), object: object,
            record: RecordID(rawValue: try row.text(3)), chosenBy: UserID(rawValue: try row.text(4)),
            chosenAt: try row.integer(5))
    }
}
