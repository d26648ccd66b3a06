public import ConnectorKit
public import Workspace

/// The owner properties of an organization's CRM accounts, and which ones it wishes for.
public struct OwnerPropertyRepository {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Reads and writes owner properties in a transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// The owner properties of an account.
    public func of(_ crm: CRMID, account: CRMAccountID) throws(StoreError) -> [OwnerPropertyRow] {
        let rows = try transaction.query(
            """
            SELECT object, property, label, origin, run, is_hidden FROM owner_property
            WHERE organization = $1 AND crm = $2 AND account = $3 ORDER BY object
            """,
            [.text(organization.rawValue), .text(crm.rawValue), .text(account.rawValue)])
        var found: [OwnerPropertyRow] = []
        for row in rows {
            guard let object = CRMObject(rawValue: try row.text(0)) else { continue }
            found.append(
                OwnerPropertyRow(
                    crm: crm, account: account, object: object, property: PropertyName(rawValue: try row.text(1)),
                    label: try row.text(2), origin: try row.text(3), run: RunID(rawValue: try row.text(4)),
                    isHidden: try row.integer(5) != 0))
        }
        return found
    }

    /// Notes a property; it replaces what was noted for its object.
    public func put(_ property: OwnerPropertyRow) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO owner_property
                (organization, crm, account, object, property, label, origin, run, is_hidden, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (organization, crm, account, object) DO UPDATE
            SET property = excluded.property, label = excluded.label, origin = excluded.origin, run = excluded.run,
                is_hidden = excluded.is_hidden
            """,
            [
                .text(organization.rawValue), .text(property.crm.rawValue), .text(property.account.rawValue),
                .text(property.object.rawValue), .text(property.property.rawValue), .text(property.label),
                .text(property.origin), .text(property.run.rawValue), .int(property.isHidden ? 1 : 0),
                .integer(transaction.now),
            ])
    }

    /// The names and labels of the dedicated properties that the organization wishes for; absent: the CRM's own.
    public func wishes(for crm: CRMID) throws(StoreError) -> [CRMObject: (name: PropertyName, label: String)?] {
        let rows = try transaction.query(
            "SELECT object, name, label FROM owner_policy WHERE organization = $1 AND crm = $2",
            [.text(organization.rawValue), .text(crm.rawValue)])
        var wishes: [CRMObject: (name: PropertyName, label: String)?] = [:]
        for row in rows {
            guard let object = CRMObject(rawValue: try row.text(0)) else { continue }
            let name = try row.textOrNil(1)
            let label = try row.textOrNil(2) ?? name
            wishes[object] = .some(name.map { (PropertyName(rawValue: $0), label ?? $0) })
        }
        return wishes
    }

    /// Sets the wish for an object: a dedicated property, or the CRM's own with `nil`.
    public func setWish(
        _ wish: (name: PropertyName, label: String)?, crm: CRMID, object: CRMObject
    ) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO owner_policy (organization, crm, object, name, label) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (organization, crm, object) DO UPDATE SET name = excluded.name, label = excluded.label
            """,
            [
                .text(organization.rawValue), .text(crm.rawValue), .text(object.rawValue), .text(wish?.name.rawValue),
                .text(wish?.label),
            ])
    }
}
