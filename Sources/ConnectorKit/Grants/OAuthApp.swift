/// The app that an organization or the deployment has registered with a vendor.
public struct OAuthApp: Hashable, Sendable {
    /// The client id; not secret.
    public let clientID: String
    /// The client secret, where the app has one.
    public let clientSecret: Secret?
    /// Where the vendor sends the browser back to.
    public let redirectURI: String
    /// Scopes to ask for; the connector's minimum when empty.
    public let scopes: [Scope]
    /// Where the vendor signs people in, where that isn't the usual place: a sandbox, a region, an account's own host.
    ///
    /// Only hosts of the vendor are taken, and only where its flow uses one (``OAuthFlow/takesSignIn``).
    public let signIn: Origin?

    /// Describes an app.
    public init(
        clientID: String, clientSecret: Secret?, redirectURI: String, scopes: [Scope] = [], signIn: Origin? = nil
    ) {
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.redirectURI = redirectURI
        self.scopes = scopes
        self.signIn = signIn
    }
}
