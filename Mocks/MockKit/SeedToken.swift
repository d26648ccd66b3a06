/// One grant with tokens beside the demo one, as seeds write it where all tokens are of one kind.
public struct SeedToken: Sendable {
    /// The access token.
    public var text: String
    /// The e-mail of its user; `nil` is the installer.
    public var user: String?
    /// Its scopes; `nil` is all of the app's.
    public var scopes: [String]?
    /// The refresh token of the same grant.
    public var refreshToken: String?
    /// The lifetime in seconds from the start, negative for one that has expired; `nil` is the vendor's usual one.
    public var lifetimeSeconds: Int?

    /// Makes a token.
    public init(
        _ text: String, user: String? = nil, scopes: [String]? = nil, refreshToken: String? = nil,
        lifetimeSeconds: Int? = nil
    ) {
        self.text = text
        self.user = user
        self.scopes = scopes
        self.refreshToken = refreshToken
        self.lifetimeSeconds = lifetimeSeconds
    }

    /// Reads a token of a seed.
    /// - Throws: ``SeedError``, which names the place that is wrong.
    public init(_ reader: SeedReader) throws {
        try reader.finish(knowing: ["token", "user", "scopes", "refresh_token", "lifetime_seconds"])
        self.init(
            try reader.string("token"), user: try reader.optionalString("user"),
            scopes: try reader.strings("scopes"), refreshToken: try reader.optionalString("refresh_token"),
            lifetimeSeconds: try reader.integer("lifetime_seconds"))
    }
}
