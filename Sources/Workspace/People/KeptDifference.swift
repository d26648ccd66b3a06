/// What the host's directory says otherwise than the gateway, and what an upsert leaves as it is here.
public struct KeptDifference: Hashable, Sendable {
    /// What differs.
    public enum Field: String, Hashable, Sendable, Codable {
        /// The role in the organization; it is changed by a change of roles alone (TEAM-7).
        case role
        /// The seat; it is converted by a conversion alone, which ends keys (TEAM-7).
        case seat
        /// Who leads the team; it is changed by a swap alone (TEAM-4).
        case primaryAdmin = "primary_admin"
    }

    /// What differs.
    public let field: Field
    /// What holds here: a word, or a user's id.
    public let here: String
    /// What the host says.
    public let host: String

    /// Describes a difference.
    public init(_ field: Field, here: String, host: String) {
        self.field = field
        self.here = here
        self.host = host
    }
}
