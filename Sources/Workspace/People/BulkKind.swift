/// The acts that TEAM-10 counts, each by itself.
public enum BulkKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// People were removed entirely.
    case removal
    /// People got other roles.
    case role
    /// People got other seats.
    case seat
}
