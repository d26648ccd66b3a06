import MockKit

extension ZohoSeed {
    /// The OAuth app that the demo grant belongs to.
    public struct App: Sendable {
        /// The client id; `nil` makes one at each start.
        public var clientID: String?
        /// The client secret; `nil` makes one at each start.
        public var clientSecret: String?
        /// The scopes of the demo grant.
        public var scopes = App.standardScopes
        /// The redirect addresses that are registered; empty allows every loopback address.
        public var redirectURIs: [String] = []
        /// Seconds that an access token lives.
        public var accessSeconds = 3_600

        /// Everything that the operations of the mock need.
        public static let standardScopes = [
            "ZohoCRM.users.READ", "ZohoCRM.org.READ", "ZohoCRM.settings.ALL", "ZohoCRM.modules.ALL",
            "ZohoCRM.coql.READ", "ZohoCRM.composite_requests.CUSTOM", "ZohoSearch.securesearch.READ",
        ]

        /// The demo app.
        public init() {}

        init(_ reader: SeedReader?) throws {
            self.init()
            guard let reader else { return }
            try reader.finish(knowing: ["client_id", "client_secret", "scopes", "redirect_uris", "access_seconds"])
            clientID = try reader.optionalString("client_id")
            clientSecret = try reader.optionalString("client_secret")
            scopes = try reader.strings("scopes") ?? scopes
            redirectURIs = try reader.strings("redirect_uris") ?? []
            accessSeconds = try reader.integer("access_seconds") ?? accessSeconds
        }
    }
}
