internal import Foundation
public import Workspace

/// The dashboards of one organization's users.
public struct DashboardRepository {
    /// Whose dashboards.
    public let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Works inside one transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// Writes new dashboards, many rows to a statement.
    public func insert(_ dashboards: [Dashboard]) throws(StoreError) {
        try transaction.insert(
            "INSERT INTO dashboard (organization, user_id, created_at, version) VALUES ", columns: 4,
            rows: dashboards.map {
                [
                    .text(organization.rawValue), .text($0.user.rawValue),
                    .integer(DirectoryRows.milliseconds($0.createdAt)), .integer($0.version),
                ]
            })
    }

    /// The dashboard of a user, or `nil` without one.
    public func find(_ user: UserID) throws(StoreError) -> Dashboard? {
        let rows = try transaction.query(
            "SELECT created_at, version FROM dashboard WHERE organization = $1 AND user_id = $2",
            [.text(organization.rawValue), .text(user.rawValue)])
        guard let row = rows.first else { return nil }
        return Dashboard(user: user, createdAt: try row.date(0), version: try row.integer(1))
    }

    /// Whether somebody lets others take over their CRM keys by Sync with Admin (ACC-6); not without a dashboard.
    public func sharesKeys(_ user: UserID) throws(StoreError) -> Bool {
        let rows = try transaction.query(
            "SELECT shares_keys FROM dashboard WHERE organization = $1 AND user_id = $2",
            [.text(organization.rawValue), .text(user.rawValue)])
        return try rows.first?.bool(0) ?? false
    }

    /// Counts one change of a dashboard that had the expected version.
    ///
    /// - Returns: whether it had; if not, somebody else was there before (SET-9), and nothing was written.
    public func raiseVersion(of user: UserID, from version: Int64) throws(StoreError) -> Bool {
        try transaction.execute(
            """
            UPDATE dashboard SET version = version + 1 WHERE organization = $1 AND user_id = $2 AND version = $3
            """, [.text(organization.rawValue), .text(user.rawValue), .integer(version)]) == 1
    }
}
