import MockKit

extension PipedriveSeed {
    /// The OAuth app that the demo grant belongs to. Its scopes are fixed on the app: no request asks for any.
    public struct App: Sendable {
        /// The client id; `nil` makes one at each start.
        public var clientID: String?
        /// The client secret; `nil` makes one at each start.
        public var clientSecret: String?
        /// The app's scopes.
        public var scopes = PipedriveSeed.allScopes
        /// The callback addresses; empty allows every loopback address.
        public var redirectURIs: [String] = []
        /// The lifetime of access tokens, in seconds.
        public var accessTokenSeconds = 3_599

        /// The demo app.
        public init() {}

        init(_ reader: SeedReader?) throws {
            self.init()
            guard let reader else { return }
            try reader.finish(knowing: [
                "client_id", "client_secret", "scopes", "redirect_uris", "access_token_seconds",
            ])
            clientID = try reader.optionalString("client_id")
            clientSecret = try reader.optionalString("client_secret")
            scopes = try reader.strings("scopes") ?? scopes
            redirectURIs = try reader.strings("redirect_uris") ?? []
            accessTokenSeconds = try reader.integer("access_token_seconds") ?? accessTokenSeconds
        }
    }

    /// The scopes of the demo app: all that the imitated operations know but `admin`, which apps of today do not need.
    public static let allScopes = [
        "base", "users:read", "deals:full", "contacts:full", "deal-fields:full", "contact-fields:full", "search:read",
    ]
}
