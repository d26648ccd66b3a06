public import Workspace

/// A member of a team with all that a sync has to know about them.
public struct SyncMember: Hashable, Sendable {
    /// The user.
    public let user: UserID
    /// The canonical address, by which the CRM's users are matched.
    public let emailKey: String
    /// The seat.
    public let seat: Seat
    /// The role in the organization.
    public let role: OrganizationRole
    /// What they are in this team.
    public let position: TeamPosition
    /// The version of the account, for noticing a stale plan.
    public let version: Int64
    /// The version of the dashboard, or `nil` without one.
    public let dashboardVersion: Int64?

    /// Describes a member.
    public init(
        user: UserID, emailKey: String, seat: Seat, role: OrganizationRole, position: TeamPosition, version: Int64,
        dashboardVersion: Int64?
    ) {
        self.user = user
        self.emailKey = emailKey
        self.seat = seat
        self.role = role
        self.position = position
        self.version = version
        self.dashboardVersion = dashboardVersion
    }

    /// Whether there is a dashboard to sync to (SET-8).
    public var hasDashboard: Bool { dashboardVersion != nil }

    /// The member as a target of a sync in their organization.
    public func target(in organization: OrganizationID) -> SyncTarget {
        SyncTarget(user: user, organization: organization, seat: seat, hasDashboard: hasDashboard)
    }
}
