/// A team together with the id by which the host's own directory knows it.
public struct HostTeamAccount: Hashable, Sendable {
    /// The team.
    public let team: Team
    /// The host's id, unique in the organization; `nil` for a team that the host hasn't named.
    public let externalID: ExternalID?

    /// Joins a team with the host's id.
    public init(team: Team, externalID: ExternalID?) {
        self.team = team
        self.externalID = externalID
    }
}
