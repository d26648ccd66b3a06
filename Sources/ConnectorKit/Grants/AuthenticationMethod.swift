/// A way to get a grant from a CRM.
public struct AuthenticationMethod: Hashable, Sendable {
    /// The kinds of grant.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// OAuth 2 with a browser.
        case authorizationCode = "authorization_code"
        /// A token that somebody made in the CRM and pasted.
        case staticToken = "static_token"
        /// A signed assertion for a named user.
        case jwtBearer = "jwt_bearer"
        /// The app's own credentials.
        case clientCredentials = "client_credentials"
    }

    /// How PKCE (RFC 7636) is treated by the vendor.
    public enum PKCE: String, Hashable, Sendable {
        /// Not known to the vendor.
        case none
        /// Accepted; we always send it.
        case optional
        /// Demanded.
        case required
    }

    /// Which kind.
    public let kind: Kind
    /// The name for people: `private app token or service key`.
    public let label: String
    /// How PKCE is treated; `none` for kinds without a browser.
    public let pkce: PKCE
    /// What a person enters for it, beside the app; empty for the browser and for a static token.
    public let inputs: [CredentialInput]

    /// Describes a way.
    public init(kind: Kind, label: String, pkce: PKCE = .none, inputs: [CredentialInput] = []) {
        self.kind = kind
        self.label = label
        self.pkce = pkce
        self.inputs = inputs
    }
}
