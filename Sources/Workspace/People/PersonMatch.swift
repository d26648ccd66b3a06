/// An account that an upsert found, and what follows for it.
public struct PersonMatch: Hashable, Sendable {
    /// Who it is, as they are before.
    public let user: User
    /// What becomes of the account.
    public let change: UpsertChange
    /// What stays as it is here, though the host says otherwise.
    public let kept: [KeptDifference]
}
