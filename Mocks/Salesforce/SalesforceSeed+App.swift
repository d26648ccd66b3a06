import MockKit

extension SalesforceSeed {
    /// The app that the demo grant belongs to.
    public struct App: Sendable {
        /// The consumer key; `nil` makes one at each start.
        public var clientID: String?
        /// The consumer secret; `nil` makes one at each start.
        public var clientSecret: String?
        /// The app's name, in headers.
        public var name = "crm_gateway"
        /// The scopes that may be asked for.
        public var scopes = ["api", "refresh_token", "id", "openid"]
        /// The redirect addresses that are registered; empty allows every loopback address.
        public var redirectURIs: [String] = []
        /// Whether a code is refused without a PKCE challenge, as partner apps must have it.
        public var needsPKCE = true
        /// The length of a session, in seconds; a session without a request for so long is over.
        public var sessionSeconds = 7_200
        /// The user name that `client_credentials` acts as; `nil` is the installer.
        public var runAs: String?
        /// The registered public key (PEM, RSA) for signed assertions; `nil` is the demo key's.
        public var publicKey: String?

        /// The demo app.
        public init() {}

        init(_ reader: SeedReader?) throws {
            self.init()
            guard let reader else { return }
            try reader.finish(knowing: [
                "client_id", "client_secret", "name", "scopes", "redirect_uris", "needs_pkce", "session_seconds",
                "run_as", "public_key",
            ])
            clientID = try reader.optionalString("client_id")
            clientSecret = try reader.optionalString("client_secret")
            name = try reader.optionalString("name") ?? name
            scopes = try reader.strings("scopes") ?? scopes
            redirectURIs = try reader.strings("redirect_uris") ?? []
            needsPKCE = try reader.bool("needs_pkce") ?? needsPKCE
            sessionSeconds = try reader.integer("session_seconds") ?? sessionSeconds
            runAs = try reader.optionalString("run_as")
            publicKey = try reader.optionalString("public_key")
        }
    }
}
