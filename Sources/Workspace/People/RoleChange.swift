/// Who is to get which role.
public struct RoleChange: Hashable, Sendable, Codable {
    /// Who.
    public let user: UserID
    /// The role.
    public let role: OrganizationRole

    /// Describes a change.
    public init(_ user: UserID, to role: OrganizationRole) {
        self.user = user
        self.role = role
    }
}
