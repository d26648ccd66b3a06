public import Foundation

/// What a CRM issued: the secret content of a grant, as it is sealed in the store.
public struct Credentials: Sendable, Hashable {
    /// How they were obtained.
    public var method: AuthenticationMethod.Kind
    /// What requests carry; `nil` before the first token was fetched.
    public var accessToken: Secret?
    /// What fetches the next one, where the CRM has such a thing.
    public var refreshToken: Secret?
    /// When the access token was issued, by our clock.
    public var issuedAt: Date
    /// When it ends, or `nil` where the CRM doesn't say (used until it is refused).
    public var expiresAt: Date?
    /// The scopes granted, or `nil` where the CRM doesn't say.
    public var scopes: Set<Scope>?
    /// What belongs to the vendor alone and isn't secret: an instance URL, a data centre. Never trusted unchecked.
    public var attributes: [String: String]
    /// What belongs to the vendor alone and is secret: a private key.
    public var secretAttributes: [String: Secret]

    /// Holds what a CRM issued.
    public init(
        method: AuthenticationMethod.Kind, accessToken: Secret?, refreshToken: Secret? = nil, issuedAt: Date,
        expiresAt: Date? = nil, scopes: Set<Scope>? = nil, attributes: [String: String] = [:],
        secretAttributes: [String: Secret] = [:]
    ) {
        self.method = method
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.scopes = scopes
        self.attributes = attributes
        self.secretAttributes = secretAttributes
    }
}
