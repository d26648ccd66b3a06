public import ConnectorKit
public import Workspace

/// The apps that one organization has registered itself.
public struct OAuthAppRepository: Sendable {
    /// Whose.
    public let organization: OrganizationID

    /// The apps of an organization.
    public init(of organization: OrganizationID) {
        self.organization = organization
    }

    /// The app for a CRM, or `nil` where the organization uses the deployment's.
    public func find(_ crm: CRMID, in transaction: any SQLTransaction) throws(StoreError) -> OAuthAppRow? {
        let rows = try transaction.query(
            """
            SELECT crm, client_id, sealed, data_key, redirect, scopes, sign_in FROM oauth_app
            WHERE organization = $1 AND crm = $2
            """,
            [.text(organization.rawValue), .text(crm.rawValue)])
        return try rows.first.map { row throws(StoreError) in
            OAuthAppRow(
                crm: CRMID(rawValue: try row.text(0)), clientID: try row.text(1), sealed: try row.blobOrNil(2),
                dataKey: try row.text(3), redirect: try row.text(4), scopes: try GrantScopeList.decode(try row.text(5)),
                signIn: try Self.origin(try row.textOrNil(6)))
        }
    }

    /// Sets the app for a CRM.
    public func put(_ app: OAuthAppRow, in transaction: any SQLTransaction) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO oauth_app (organization, crm, client_id, sealed, data_key, redirect, scopes, sign_in, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)
            ON CONFLICT (organization, crm) DO UPDATE SET client_id = excluded.client_id, sealed = excluded.sealed,
                data_key = excluded.data_key, redirect = excluded.redirect, scopes = excluded.scopes,
                sign_in = excluded.sign_in, version = oauth_app.version + 1
            """,
            [
                .text(organization.rawValue), .text(app.crm.rawValue), .text(app.clientID),
                app.sealed.map { .blob($0) } ?? .null, .text(app.dataKey), .text(app.redirect),
                .text(GrantScopeList.encode(app.scopes)), .text(app.signIn?.description),
            ])
    }

    /// Goes back to the deployment's app.
    ///
    /// - Returns: whether there was one.
    public func remove(_ crm: CRMID, in transaction: any SQLTransaction) throws(StoreError) -> Bool {
        try transaction.execute(
            "DELETE FROM oauth_app WHERE organization = $1 AND crm = $2",
            [.text(organization.rawValue), .text(crm.rawValue)]) > 0
    }

    private static func origin(_ text: String?) throws(StoreError) -> Origin? {
        guard let text else { return nil }
        guard let origin = Origin(parsing: text) else {
            throw StoreError(.unreadable, "An app's sign-in host is no origin.")
        }
        return origin
    }
}
