public import Workspace

/// Where somebody can be moved (TEAM-2).
public struct Destinations: Sendable {
    /// Teams of the organization that they aren't on, as far as the search found them.
    public let page: Page<Team, TeamID>
    /// `no_destination` where there is none at all, whatever is searched for.
    public let none: Refusal?

    /// Describes destinations.
    public init(page: Page<Team, TeamID>, none: Refusal?) {
        self.page = page
        self.none = none
    }
}
