/// A person as the rules of teams see them.
public struct TeamPerson: Hashable, Sendable {
    /// Who.
    public let user: UserID
    /// What they may do in the organization.
    public let role: OrganizationRole
    /// Their seat.
    public let seat: Seat
    /// The teams that they are on, and what they are there.
    public let positions: [TeamID: TeamPosition]

    /// Describes a person.
    public init(user: UserID, role: OrganizationRole, seat: Seat, positions: [TeamID: TeamPosition]) {
        self.user = user
        self.role = role
        self.seat = seat
        self.positions = positions
    }

    /// Whether their role lets them hold a position.
    func mayHold(_ position: TeamPosition) -> Bool {
        role.isAdministrative || !position.needsAdministrativeRole
    }

    /// The change of one of their positions.
    func change(in team: TeamID, to after: TeamPosition?) -> PositionChange {
        PositionChange(user: user, team: team, before: positions[team], after: after)
    }
}
