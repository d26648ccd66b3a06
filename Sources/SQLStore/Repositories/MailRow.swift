public import Workspace

/// One mail that somebody is to get, as the store keeps it. Times are milliseconds since 1970 by the store's clock.
public struct MailRow: Hashable, Sendable {
    /// Which.
    public let id: MailID
    /// Whose organization.
    public let organization: OrganizationID
    /// To whom; the address is looked up when it is sent.
    public let user: UserID
    /// The Message-ID without angle brackets. Its right side is added at the first attempt; from then on it stays.
    public let messageID: String
    /// What has become of it.
    public let state: MailState
    /// How often it was tried.
    public let attempts: Int
    /// When it is to be looked at next; `nil` once it has ended.
    public let dueAt: Int64?
    /// Why it waits, failed or was cancelled: a sentence for people.
    public let reason: String?
    /// When it was asked for.
    public let createdAt: Int64
    /// When it was last changed.
    public let updatedAt: Int64

    /// Describes a mail.
    public init(
        id: MailID, organization: OrganizationID, user: UserID, messageID: String, state: MailState, attempts: Int = 0,
        dueAt: Int64?, reason: String? = nil, createdAt: Int64, updatedAt: Int64
    ) {
        self.id = id
        self.organization = organization
        self.user = user
        self.messageID = messageID
        self.state = state
        self.attempts = attempts
        self.dueAt = dueAt
        self.reason = reason
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
