/// What a person is in one team.
public enum TeamPosition: String, Hashable, Sendable, Codable, CaseIterable {
    /// The one who leads it; exactly one.
    case primaryAdmin = "primary_admin"
    /// Helps to lead it; the organization role has to be an admin's (TEAM-1).
    case secondaryAdmin = "secondary_admin"
    /// Belongs to it.
    case member

    /// Whether only an admin of the organization may hold it.
    public var needsAdministrativeRole: Bool { self != .member }
}
