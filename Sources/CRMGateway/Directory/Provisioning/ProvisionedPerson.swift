public import Workspace

/// An account that was made, or was made by an earlier call with the same idempotency key.
public struct ProvisionedPerson: Hashable, Sendable {
    /// The account as it is now.
    public let user: User
    /// The team where they became a member.
    public let team: TeamID
    /// Their welcome mail as it is now; it is sent afterwards (PROV-5).
    public let mail: MailStatus?
    /// Whether an earlier call made the account.
    public let isRepeated: Bool
}
