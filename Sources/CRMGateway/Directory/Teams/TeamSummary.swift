public import Workspace

/// A team in a list.
public struct TeamSummary: Hashable, Sendable {
    /// The team.
    public let team: Team
    /// Who leads it.
    public let primaryAdmin: UserID?
    /// How many present members it has, whatever they are there.
    public let memberCount: Int

    /// Describes a team.
    public init(team: Team, primaryAdmin: UserID?, memberCount: Int) {
        self.team = team
        self.primaryAdmin = primaryAdmin
        self.memberCount = memberCount
    }
}
