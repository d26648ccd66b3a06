public import ConnectorKit

/// An organization's own app with a vendor, as it is stored.
public struct OAuthAppRow: Sendable, Hashable {
    /// With which CRM.
    public let crm: CRMID
    /// The client id; not secret.
    public let clientID: String
    /// The sealed client secret, where the app has one.
    public let sealed: [UInt8]?
    /// The data key that sealed it.
    public let dataKey: String
    /// Where the vendor sends the browser back to.
    public let redirect: String
    /// The scopes to ask for.
    public let scopes: [Scope]
    /// Where the vendor signs people in, where that isn't the usual place. Never trusted unchecked.
    public let signIn: Origin?

    /// Describes an app.
    public init(
        crm: CRMID, clientID: String, sealed: [UInt8]?, dataKey: String, redirect: String, scopes: [Scope],
        signIn: Origin? = nil
    ) {
        self.crm = crm
        self.clientID = clientID
        self.sealed = sealed
        self.dataKey = dataKey
        self.redirect = redirect
        self.scopes = scopes
        self.signIn = signIn
    }
}
