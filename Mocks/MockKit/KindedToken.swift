/// One token beside the demo ones, as seeds write it where tokens are of several kinds.
public struct KindedToken<TokenKind: SeedTokenKind>: Sendable {
    /// How long a token lives, and what it can do.
    public typealias Kind = TokenKind

    /// The token itself.
    public var text: String
    /// Its kind.
    public var kind: Kind
    /// Its scopes.
    public var scopes: [String]
    /// The lifetime in seconds from the start, negative for one that has expired; `nil` is the app's.
    public var lifetimeSeconds: Int?
    /// A refresh token of the same grant.
    public var refreshToken: String?
    /// The e-mail of its user; `nil` is the installer.
    public var user: String?

    /// Makes a token.
    public init(
        _ text: String, kind: Kind, scopes: [String] = Kind.usualScopes, lifetimeSeconds: Int? = nil,
        refreshToken: String? = nil, user: String? = nil
    ) {
        self.text = text
        self.kind = kind
        self.scopes = scopes
        self.lifetimeSeconds = lifetimeSeconds
        self.refreshToken = refreshToken
        self.user = user
    }

    /// Reads a token of a seed.
    /// - Throws: ``SeedError``, which names the place that is wrong.
    public init(_ reader: SeedReader) throws {
        try reader.finish(knowing: ["token", "kind", "scopes", "lifetime_seconds", "refresh_token", "user"])
        let word = try reader.optionalString("kind") ?? Kind.usual.rawValue
        guard let kind = Kind(rawValue: word) else {
            let words = Kind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
            throw SeedError("\(reader.path).kind is \"\(word)\": it must be \(words)")
        }
        self.init(
            try reader.string("token"), kind: kind, scopes: try reader.strings("scopes") ?? Kind.usualScopes,
            lifetimeSeconds: try reader.integer("lifetime_seconds"),
            refreshToken: try reader.optionalString("refresh_token"), user: try reader.optionalString("user"))
    }
}
