/// What has become of a mail.
public enum MailState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nobody has said how mail is sent. It goes out once somebody does, within 7 days.
    case notConfigured = "not_configured"
    /// It waits for its first attempt, or for the next one.
    case queued
    /// It is being sent; or whoever sent it died, and it will be sent again with the same Message-ID (F-E3).
    case sending
    /// A mail server took it. Whether the person got it, nobody can tell from here.
    case sent
    /// It was given up: refused for good, or put off too often. It can be sent again on request.
    case failed
    /// It isn't wanted any more: the account has ended, or a later mail took its place.
    case cancelled

    /// Whether it may still be sent.
    public var isPending: Bool {
        switch self {
        case .notConfigured, .queued, .sending: true
        case .sent, .failed, .cancelled: false
        }
    }
}
