internal import Foundation
public import Workspace

/// The organization itself: its name, and who its admin is.
public struct OrganizationRepository {
    /// The organization whose row is read and written.
    public let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Works inside one transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// Writes the organization without its admin, who can only come after it.
    public func insert(_ organization: Organization) throws(StoreError) {
        try transaction.execute(
            "INSERT INTO organization (id, name, created_at, version) VALUES ($1, $2, $3, $4)",
            [
                .text(self.organization.rawValue), .text(organization.name),
                .integer(DirectoryRows.milliseconds(organization.createdAt)), .integer(organization.version),
            ])
    }

    /// Names the first admin, a user of this organization.
    public func insertAdmin(_ user: UserID) throws(StoreError) {
        try transaction.execute(
            "INSERT INTO organization_admin (organization, user_id) VALUES ($1, $2)",
            [.text(organization.rawValue), .text(user.rawValue)])
    }

    /// The organization, or `nil` if there is none of that id with an admin.
    public func find() throws(StoreError) -> Organization? {
        let rows = try transaction.query(
            Self.selection + "WHERE organization.id = $1", [.text(organization.rawValue)])
        guard let row = rows.first else { return nil }
        return try Self.organization(row)
    }

    /// Organizations in the order of their ids; for the host alone, never for an actor.
    public static func page(
        after: OrganizationID?, limit: Int, in transaction: any SQLTransaction
    ) throws(StoreError) -> [Organization] {
        let rows = try transaction.query(
            selection + "WHERE organization.id > $1 ORDER BY organization.id LIMIT $2",
            [.text(after?.rawValue ?? ""), .int(limit)])
        var organizations: [Organization] = []
        for row in rows { organizations.append(try organization(row)) }
        return organizations
    }

    private static let selection: SQL = """
        SELECT organization.id, organization.name, organization_admin.user_id, organization.created_at,
            organization.version
        FROM organization JOIN organization_admin ON organization_admin.organization = organization.id\u{20}
        """

    private static func organization(_ row: SQLRow) throws(StoreError) -> Organization {
        Organization(
            id: try row.id(0), name: try row.text(1), admin: try row.id(2), createdAt: try row.date(3),
            version: try row.integer(4))
    }
}
