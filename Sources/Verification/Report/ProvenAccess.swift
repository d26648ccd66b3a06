/// Whose access a writeback has proved (T-19).
public enum ProvenAccess: String, Hashable, Sendable, Codable, CaseIterable {
    /// The key's: what it writes, it writes as the CRM user who connected it, whoever holds it.
    case key
    /// The person's: they connected the key themselves.
    case ownGrant = "own_grant"
    /// The person's: the key let the gateway act as their own CRM user.
    case actingAs = "acting_as"
}
