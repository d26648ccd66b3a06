public import Workspace

/// An organization that was made, with its first user.
public struct FoundedOrganization: Hashable, Sendable {
    /// The organization.
    public let organization: Organization
    /// Its admin: a super admin with a standard seat and a dashboard.
    public let admin: User
}
