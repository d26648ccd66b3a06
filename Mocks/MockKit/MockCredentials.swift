/// Working keys of a mock's account. They open nothing but the mock, so they may be printed.
public struct MockCredentials: Sendable, Equatable {
    /// A live access token with every scope.
    public var accessToken: String?
    /// The refresh token of the same grant.
    public var refreshToken: String?
    /// The OAuth app's client id.
    public var clientID: String?
    /// The OAuth app's client secret.
    public var clientSecret: String?
    /// The account's own address, where the vendor has one.
    public var instanceURL: String?
    /// An access token whose lifetime is over; its refresh token is ``refreshToken``.
    public var expiredAccessToken: String?
    /// The e-mail of the user who installed the app.
    public var userEmail: String?
    /// A token that does not expire (a private app, an API key), where the vendor has such.
    public var staticToken: String?
    /// The user name of ``userEmail``, where the vendor's differs from the e-mail.
    public var username: String?
    /// The private key (PEM) that signs assertions for the app, where the vendor takes such.
    public var privateKey: String?

    /// Makes credentials; what a vendor does not have stays `nil`.
    public init(
        accessToken: String? = nil, refreshToken: String? = nil, clientID: String? = nil, clientSecret: String? = nil,
        instanceURL: String? = nil, expiredAccessToken: String? = nil, userEmail: String? = nil,
        staticToken: String? = nil, username: String? = nil, privateKey: String? = nil
    ) {
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.instanceURL = instanceURL
        self.expiredAccessToken = expiredAccessToken
        self.userEmail = userEmail
        self.staticToken = staticToken
        self.username = username
        self.privateKey = privateKey
    }
}
