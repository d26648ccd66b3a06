/// What the rules for roles, seats and removals have to know of somebody, as the store says at the moment of the decision.
public struct PersonStanding: Hashable, Sendable {
    /// Who.
    public let user: UserID
    /// What they may do.
    public let role: OrganizationRole
    /// What kind of seat they have.
    public let seat: Seat
    /// Whether the membership lasts.
    public let isPresent: Bool
    /// Whether their dashboard is the source of Sync CRM (SYNC-1).
    public let isOrganizationAdmin: Bool
    /// Whether they have a dashboard.
    public let hasDashboard: Bool
    /// Their teams, and what they are there.
    public let memberships: [TeamMembership]
    /// The account's version.
    public let version: Int64

    /// Describes somebody.
    public init(
        user: UserID, role: OrganizationRole, seat: Seat = .standard, isPresent: Bool = true,
        isOrganizationAdmin: Bool = false, hasDashboard: Bool = true, memberships: [TeamMembership] = [],
        version: Int64 = 1
    ) {
        self.user = user
        self.role = role
        self.seat = seat
        self.isPresent = isPresent
        self.isOrganizationAdmin = isOrganizationAdmin
        self.hasDashboard = hasDashboard
        self.memberships = memberships
        self.version = version
    }

    /// The teams that they lead.
    public var leads: [TeamID] { teams(as: .primaryAdmin) }

    /// The teams that they help to lead.
    public var assists: [TeamID] { teams(as: .secondaryAdmin) }

    private func teams(as position: TeamPosition) -> [TeamID] {
        memberships.filter { $0.position == position }.map(\.team)
    }
}
