public import Workspace

/// Whom to put on a team, and as what.
public struct TeamPlacement: Hashable, Sendable {
    /// The user.
    public let user: UserID
    /// What they are to be there.
    public let position: TeamPosition

    /// Describes a placement.
    public init(_ user: UserID, as position: TeamPosition = .member) {
        self.user = user
        self.position = position
    }
}
