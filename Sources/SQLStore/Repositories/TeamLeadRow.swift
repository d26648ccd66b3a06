public import Workspace

/// Somebody who leads a team or helps to.
public struct TeamLeadRow: Sendable, Hashable {
    /// The user.
    public let user: UserID
    /// Primary or secondary admin.
    public let position: TeamPosition
    /// Their address as it was given.
    public let email: String
}
