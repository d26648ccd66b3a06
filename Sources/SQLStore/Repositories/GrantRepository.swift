public import ConnectorKit
public import Workspace

/// The grants of one organization.
public struct GrantRepository: Sendable {
    /// Whose.
    public let organization: OrganizationID

    /// The most grants that one page lists.
    public static let pageRowsMax = 500

    /// The grants of an organization.
    public init(of organization: OrganizationID) {
        self.organization = organization
    }

    /// One grant, or `nil` where the organization has none of this id.
    public func find(_ id: GrantID, in transaction: any SQLTransaction) throws(StoreError) -> GrantRow? {
        let rows = try transaction.query(
            "SELECT " + GrantRow.columns + " FROM crm_grant WHERE organization = $1 AND id = $2",
            [.text(organization.rawValue), .text(id.rawValue)])
        return try rows.first.map { row throws(StoreError) in try GrantRow(row) }
    }

    /// The grants of one CRM account, oldest first.
    public func find(
        crm: CRMID, account: CRMAccountID, in transaction: any SQLTransaction
    ) throws(StoreError) -> [GrantRow] {
        let rows = try transaction.query(
            "SELECT " + GrantRow.columns
                + " FROM crm_grant WHERE organization = $1 AND crm = $2 AND account = $3 ORDER BY id",
            [.text(organization.rawValue), .text(crm.rawValue), .text(account.rawValue)])
        return try rows.map { row throws(StoreError) in try GrantRow(row) }
    }

    /// A page of the grants, by id, after `cursor`; at most ``pageRowsMax``.
    public func page(
        after cursor: GrantID?, in transaction: any SQLTransaction
    ) throws(StoreError) -> [GrantRow] {
        let rows = try transaction.query(
            "SELECT " + GrantRow.columns + " FROM crm_grant WHERE organization = $1 AND id > $2 ORDER BY id LIMIT $3",
            [.text(organization.rawValue), .text(cursor?.rawValue ?? ""), .int(Self.pageRowsMax)])
        return try rows.map { row throws(StoreError) in try GrantRow(row) }
    }

    /// Adds a grant.
    public func insert(_ grant: GrantRow, in transaction: any SQLTransaction) throws(StoreError) {
        try transaction.execute(
            "INSERT INTO crm_grant (organization, " + GrantRow.columns + ") VALUES "
                + SQL.rows(1, columns: GrantRow.columnCount + 1),
            [.text(organization.rawValue)] + grant.values())
    }

    /// Stores the next token pair where the grant is still at `generation`, and goes one up (L-8).
    ///
    /// - Returns: `false` where the generation has moved; nothing is changed then.
    public func replace(
        _ grant: GrantRow, atGeneration generation: Int64, in transaction: any SQLTransaction
    ) throws(StoreError) -> Bool {
        let changed = try transaction.execute(
            """
            UPDATE crm_grant SET generation = generation + 1, sealed = $4, data_key = $5, expires_at = $6,
                issued_at = $7, scopes = $8, refresh_behaviour = $9, state = $10, state_reason = $11,
                state_since = $12, account_name = $13, crm_user_email = $14, method = $15, owner_user = $16,
                cool_until = NULL, version = version + 1
            WHERE organization = $1 AND id = $2 AND generation = $3
            """,
            [
                .text(organization.rawValue), .text(grant.id.rawValue), .integer(generation),
                grant.sealed.map { .blob($0) } ?? .null, .text(grant.dataKey), .integer(grant.expiresAt),
                .integer(grant.issuedAt), .text(grant.scopes.map(GrantScopeList.encode)),
                .text(grant.refreshBehaviour?.rawValue), .text(grant.state.rawValue), .text(grant.stateReason),
                .integer(grant.stateSince), .text(grant.accountName), .text(grant.crmUserEmail?.rawValue),
                .text(grant.method.rawValue), .text(grant.ownerUser?.rawValue),
            ])
        return changed == 1
    }
}
