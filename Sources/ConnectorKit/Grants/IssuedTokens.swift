public import Foundation

/// What a token endpoint issued, in the words that all vendors' answers share.
public struct IssuedTokens: Sendable {
    /// The access token.
    public let access: String
    /// The refresh token; `nil` or empty where none came.
    public let refresh: String?
    /// The access token's type; `nil` stands for a bearer token.
    public let type: String?
    /// How long the access token lives, in seconds; `nil` where the vendor doesn't say.
    public let lifetime: Int64?
    /// The scopes granted; `nil` where the vendor doesn't say.
    public let scopes: Set<Scope>?

    /// Holds what an answer told.
    public init(access: String, refresh: String?, type: String?, lifetime: Int64? = nil, scopes: Set<Scope>?) {
        self.access = access
        self.refresh = refresh
        self.type = type
        self.lifetime = lifetime
        self.scopes = scopes
    }

    /// Whether there is a bearer token, with a lifetime that is believed.
    public func areUsable(lifetimeSecondsMax: Int64 = .max) -> Bool {
        !access.isEmpty && type?.lowercased() ?? "bearer" == "bearer"
            && lifetime.map((1...lifetimeSecondsMax).contains) ?? true
    }

    /// The credentials that come of it; what the answer leaves out stays as it was.
    public func credentials(
        method: AuthenticationMethod.Kind = .authorizationCode, attributes: [String: String], previous: Credentials?,
        at now: Date
    ) -> Credentials {
        Credentials(
            method: method, accessToken: Secret(access),
            refreshToken: refresh.flatMap { $0.isEmpty ? nil : Secret($0) } ?? previous?.refreshToken,
            issuedAt: now, expiresAt: lifetime.map { now.addingTimeInterval(Double($0)) },
            scopes: scopes ?? previous?.scopes, attributes: attributes,
            secretAttributes: previous?.secretAttributes ?? [:])
    }
}
