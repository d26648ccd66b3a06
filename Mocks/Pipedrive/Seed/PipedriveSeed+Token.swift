import MockKit

extension PipedriveSeed {
    /// One token beside the demo ones.
    public struct Token: Sendable {
        /// How long it lives, and what it can do.
        public enum Kind: String, Sendable, CaseIterable {
            /// An access token of the OAuth app.
            case oauth
            /// An API token: no scopes, no end.
            case api
        }

        /// The token itself.
        public var text: String
        /// Its kind.
        public var kind: Kind
        /// Its scopes; API tokens have none, and need none.
        public var scopes: [String]
        /// The lifetime in seconds from the start, negative for one that has expired; `nil` is the app's.
        public var lifetimeSeconds: Int?
        /// A refresh token of the same grant.
        public var refreshToken: String?
        /// The e-mail of its user; `nil` is the installer.
        public var user: String?

        /// Makes a token.
        public init(
            _ text: String, kind: Kind, scopes: [String] = PipedriveSeed.allScopes, lifetimeSeconds: Int? = nil,
            refreshToken: String? = nil, user: String? = nil
        ) {
            self.text = text
            self.kind = kind
            self.scopes = scopes
            self.lifetimeSeconds = lifetimeSeconds
            self.refreshToken = refreshToken
            self.user = user
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: ["token", "kind", "scopes", "lifetime_seconds", "refresh_token", "user"])
            let word = try reader.optionalString("kind") ?? Kind.oauth.rawValue
            guard let kind = Kind(rawValue: word) else {
                throw SeedError("\(reader.path).kind is \"\(word)\": it must be \"oauth\" or \"api\"")
            }
            self.init(
                try reader.string("token"), kind: kind,
                scopes: try reader.strings("scopes") ?? PipedriveSeed.allScopes,
                lifetimeSeconds: try reader.integer("lifetime_seconds"),
                refreshToken: try reader.optionalString("refresh_token"), user: try reader.optionalString("user"))
        }
    }
}
