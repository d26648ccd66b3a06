public import Workspace

/// A message was given up; it can be sent again by hand.
public struct MailFailedEvent: Hashable, Sendable, Codable {
    /// To whom it was to go.
    public let user: UserID
    /// The message's id in the outbox.
    public let mail: String
    /// Why, as a stable code; never what the mail server said.
    public let reason: String
    /// How often it was tried.
    public let attempts: Int

    /// Describes the failure.
    public init(user: UserID, mail: String, reason: String, attempts: Int) {
        self.user = user
        self.mail = mail
        self.reason = reason
        self.attempts = attempts
    }
}
