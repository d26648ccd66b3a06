public import Workspace

/// What a change of roles has done.
public struct RoleOutcome: Hashable, Sendable {
    /// Who got another role.
    public let changed: [PersonChange<OrganizationRole>]
    /// Who had it already.
    public let unchanged: [UserID]
    /// Teams where somebody who was demoted can't help to lead any more, and is a member now (TEAM-1).
    public let becameMembers: [TeamMembership]
}
