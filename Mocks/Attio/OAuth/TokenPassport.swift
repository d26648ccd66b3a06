/// What `/v2/self` tells of a token beside its scopes.
struct TokenPassport: Sendable {
    /// The app's id, or that of the API key itself.
    let clientID: String
    /// Seconds since 1970.
    let issuedAt: Int
    /// `workspace` or `user`.
    let level: String
    /// Who made it; `nil` for a token that Attio made.
    let memberID: String?
    /// The word for the actor of values: `api-token` or `app`.
    let actorType: String
}
