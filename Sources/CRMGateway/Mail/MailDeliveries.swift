import Workspace

/// What one look into the outbox came to.
public struct MailDeliveries: Hashable, Sendable {
    /// Taken by a mail server.
    public var sent = 0
    /// Put off; they are tried again.
    public var deferred = 0
    /// Given up.
    public var failed = 0
    /// Not wanted any more: the account has ended.
    public var cancelled = 0

    /// Nothing was done.
    public init() {}

    /// How many mails were acted upon.
    public var total: Int { sent + deferred + failed + cancelled }

    mutating func count(_ state: MailState?) {
        switch state {
        case .sent: sent += 1
        case .queued, .sending, .notConfigured: deferred += 1
        case .failed: failed += 1
        case .cancelled: cancelled += 1
        case nil: break
        }
    }
}
