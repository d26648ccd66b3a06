/// What has to be known about somebody to decide whether a sync may go to them.
public struct SyncTarget: Hashable, Sendable {
    /// The user.
    public let user: UserID
    /// Where they belong.
    public let organization: OrganizationID
    /// Their seat.
    public let seat: Seat
    /// Whether the membership lasts.
    public let isPresent: Bool
    /// Whether they have a dashboard.
    public let hasDashboard: Bool

    /// Describes a target.
    public init(user: UserID, organization: OrganizationID, seat: Seat, isPresent: Bool = true, hasDashboard: Bool) {
        self.user = user
        self.organization = organization
        self.seat = seat
        self.isPresent = isPresent
        self.hasDashboard = hasDashboard
    }

    /// Describes a user as a target.
    public init(_ user: User, hasDashboard: Bool) {
        self.init(
            user: user.id, organization: user.organization, seat: user.seat, isPresent: user.isPresent,
            hasDashboard: hasDashboard)
    }
}
