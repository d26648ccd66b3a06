public import Workspace

/// How large a team is, and who leads it.
public struct TeamSize: Hashable, Sendable {
    /// Present members, whatever they are there.
    public var members: Int
    /// Who leads it.
    public var primaryAdmin: UserID?

    /// Describes a team.
    public init(members: Int = 0, primaryAdmin: UserID? = nil) {
        self.members = members
        self.primaryAdmin = primaryAdmin
    }
}
