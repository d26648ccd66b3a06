import MockKit

extension AttioSeed {
    /// The OAuth app that the demo token belongs to.
    public struct App: Sendable {
        /// The client id, which is the app's id too; `nil` makes one at each start.
        public var clientID: String?
        /// The client secret; `nil` makes one at each start.
        public var clientSecret: String?
        /// The scopes that are configured on the app: a consent cannot ask for others.
        public var scopes = AttioSeed.gatewayScopes
        /// The redirect addresses that are registered; empty allows every loopback address.
        public var redirectURIs: [String] = []

        /// The demo app.
        public init() {}

        init(_ reader: SeedReader?) throws {
            self.init()
            guard let reader else { return }
            try reader.finish(knowing: ["client_id", "client_secret", "scopes", "redirect_uris"])
            clientID = try reader.optionalString("client_id")
            clientSecret = try reader.optionalString("client_secret")
            scopes = try reader.strings("scopes") ?? scopes
            redirectURIs = try reader.strings("redirect_uris") ?? []
        }
    }

    /// The scopes of the demo tokens: every imitated operation works with them.
    public static let gatewayScopes = [
        "list_configuration:read-write", "object_configuration:read-write", "record_permission:read-write",
        "user_management:read",
    ]
}
