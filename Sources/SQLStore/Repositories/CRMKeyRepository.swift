public import ConnectorKit
public import Workspace

/// The keys of one organization.
public struct CRMKeyRepository: Sendable {
    /// Whose.
    public let organization: OrganizationID

    /// The most rows, users or ids that one statement names.
    public static let statementRowsMax = 500
    /// The most holders that one page lists.
    public static let pageRowsMax = 500

    /// The keys of an organization.
    public init(of organization: OrganizationID) {
        self.organization = organization
    }

    /// One user's key for a CRM, or `nil`.
    public func find(
        user: UserID, crm: CRMID, in transaction: any SQLTransaction
    ) throws(StoreError) -> CRMKeyRow? {
        let rows = try transaction.query(
            "SELECT " + CRMKeyRow.columns + " FROM crm_key WHERE organization = $1 AND user_id = $2 AND crm = $3",
            [.text(organization.rawValue), .text(user.rawValue), .text(crm.rawValue)])
        return try rows.first.map { row throws(StoreError) in try CRMKeyRow(row) }
    }

    /// A key by its id, or `nil`.
    public func find(_ id: KeyID, in transaction: any SQLTransaction) throws(StoreError) -> CRMKeyRow? {
        let rows = try transaction.query(
            "SELECT " + CRMKeyRow.columns + " FROM crm_key WHERE organization = $1 AND id = $2",
            [.text(organization.rawValue), .text(id.rawValue)])
        return try rows.first.map { row throws(StoreError) in try CRMKeyRow(row) }
    }

    /// A page of a grant's keys, by user, after `cursor`; at most ``pageRowsMax``.
    public func holders(
        of grant: GrantID, after cursor: UserID? = nil, in transaction: any SQLTransaction
    ) throws(StoreError) -> [CRMKeyRow] {
        let rows = try transaction.query(
            "SELECT " + CRMKeyRow.columns
                + " FROM crm_key WHERE organization = $1 AND grant_id = $2 AND user_id > $3 ORDER BY user_id LIMIT $4",
            [
                .text(organization.rawValue), .text(grant.rawValue), .text(cursor?.rawValue ?? ""),
                .int(Self.pageRowsMax),
            ])
        return try rows.map { row throws(StoreError) in try CRMKeyRow(row) }
    }

    /// How many keys refer to a grant.
    public func holderCount(of grant: GrantID, in transaction: any SQLTransaction) throws(StoreError) -> Int {
        let rows = try transaction.query(
            "SELECT COUNT(*) FROM crm_key WHERE organization = $1 AND grant_id = $2",
            [.text(organization.rawValue), .text(grant.rawValue)])
        guard let row = rows.first else { return 0 }
        return Int(try row.integer(0))
    }
}
