public import Workspace

/// What an upsert did for one person.
public struct UpsertedPerson: Hashable, Sendable {
    /// The host's id.
    public let externalID: ExternalID
    /// The user here.
    public let user: UserID
    /// What became of the account.
    public let change: UpsertChange
    /// The teams that they were put on.
    public let joined: [TeamID]
    /// What stays as it is here, though the host says otherwise.
    public let kept: [KeptDifference]
    /// Whether there is a dashboard; without one the set-up is incomplete, and no sync goes to them (SET-8).
    public let isSetUp: Bool
}
