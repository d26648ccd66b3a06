public import Workspace

/// What an upsert did for one team.
public struct UpsertedTeam: Hashable, Sendable {
    /// The host's id.
    public let externalID: ExternalID
    /// The team here.
    public let team: TeamID
    /// What became of it.
    public let change: UpsertChange
    /// What stays as it is here, though the host says otherwise.
    public let kept: [KeptDifference]
}
