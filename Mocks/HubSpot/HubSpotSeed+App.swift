import MockKit

extension HubSpotSeed {
    /// The OAuth app that the demo grant belongs to.
    public struct App: Sendable {
        /// The client id; `nil` makes one at each start.
        public var clientID: String?
        /// The client secret; `nil` makes one at each start.
        public var clientSecret: String?
        /// The app's number, below 2³¹.
        public var id = 1_234_444
        /// The scopes that may be asked for.
        public var scopes = HubSpotSeed.allScopes
        /// The redirect addresses that are registered; empty allows every loopback address.
        public var redirectURIs: [String] = []
        /// Whether a refresh gives a new refresh token and ends the old one. HubSpot's does not today.
        public var rotatesRefreshTokens = false
        /// The lifetime of access tokens, in seconds.
        public var accessTokenSeconds = 1_800

        /// The demo app.
        public init() {}

        init(_ reader: SeedReader?) throws {
            self.init()
            guard let reader else { return }
            try reader.finish(knowing: [
                "client_id", "client_secret", "id", "scopes", "redirect_uris", "rotates", "access_token_seconds",
            ])
            clientID = try reader.optionalString("client_id")
            clientSecret = try reader.optionalString("client_secret")
            id = try reader.integer("id") ?? id
            scopes = try reader.strings("scopes") ?? scopes
            redirectURIs = try reader.strings("redirect_uris") ?? []
            rotatesRefreshTokens = try reader.bool("rotates") ?? false
            accessTokenSeconds = try reader.integer("access_token_seconds") ?? accessTokenSeconds
        }
    }

    /// Every scope that the imitated operations know.
    public static let allScopes =
        ["oauth", "crm.objects.owners.read"]
        + ["contacts", "companies", "deals", "custom"].flatMap { object in
            [
                "crm.schemas.\(object).read", "crm.schemas.\(object).write", "crm.objects.\(object).read",
                "crm.objects.\(object).write",
            ]
        }
}
