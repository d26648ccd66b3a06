public import ConnectorKit
import SQLStore

/// An app with a vendor, without its secret.
public struct AppSummary: Sendable, Hashable {
    /// With which CRM.
    public let crm: CRMID
    /// Whether it is the organization's own; the deployment's otherwise.
    public let isOwn: Bool
    /// The client id.
    public let clientID: String
    /// Whether it has a client secret.
    public let hasSecret: Bool
    /// Where the vendor sends the browser back to.
    public let redirectURI: String
    /// The scopes to ask for; the connector's minimum when empty.
    public let scopes: [Scope]
    /// Where the vendor signs people in, where that isn't the usual place.
    public let signIn: Origin?

    /// An organization's own.
    init(_ row: OAuthAppRow) {
        crm = row.crm
        isOwn = true
        clientID = row.clientID
        hasSecret = row.sealed != nil
        redirectURI = row.redirect
        scopes = row.scopes
        signIn = row.signIn
    }

    /// The deployment's.
    init(_ app: OAuthApp, of crm: CRMID) {
        self.crm = crm
        isOwn = false
        clientID = app.clientID
        hasSecret = app.clientSecret != nil
        redirectURI = app.redirectURI
        scopes = app.scopes
        signIn = app.signIn
    }
}
