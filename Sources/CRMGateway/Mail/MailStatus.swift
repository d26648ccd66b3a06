public import Foundation
import SQLStore
public import Workspace

/// What has become of the last mail that somebody was to get (PROV-5).
public struct MailStatus: Hashable, Sendable {
    /// Which mail.
    public let id: MailID
    /// To whom.
    public let user: UserID
    /// What has become of it.
    public let state: MailState
    /// Whether it waits because the database isn't the anchored one (SEC-8).
    public let isParked: Bool
    /// How often it was tried.
    public let attempts: Int
    /// When it is tried next, or for the first time; `nil` when it isn't.
    public let nextAttemptAt: Date?
    /// Why it waits, failed or was cancelled.
    public let reason: String?
    /// When it was asked for.
    public let createdAt: Date
    /// When it was last changed; of a sent one, when it was sent.
    public let updatedAt: Date

    init(_ row: MailRow, isParked: Bool) {
        self.id = row.id
        self.user = row.user
        self.state = row.state
        self.isParked = isParked && row.state.isPending
        self.attempts = row.attempts
        self.nextAttemptAt = row.state == .queued ? row.dueAt.map { Date(milliseconds: $0) } : nil
        self.reason = row.reason
        self.createdAt = Date(milliseconds: row.createdAt)
        self.updatedAt = Date(milliseconds: row.updatedAt)
    }
}
