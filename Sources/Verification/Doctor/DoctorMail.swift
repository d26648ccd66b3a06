public import Foundation
public import Workspace

/// What has become of the last mail to a person (PROV-5).
public struct DoctorMail: Hashable, Sendable {
    /// What has become of it.
    public var state: MailState
    /// Whether it waits because the database isn't the anchored one (SEC-8).
    public var isParked: Bool
    /// How often it was tried.
    public var attempts: Int
    /// Why it waits, failed or was cancelled.
    public var reason: String?
    /// When it was last changed.
    public var at: Date

    /// Describes a mail.
    public init(state: MailState, isParked: Bool = false, attempts: Int = 0, reason: String? = nil, at: Date) {
        self.state = state
        self.isParked = isParked
        self.attempts = attempts
        self.reason = reason
        self.at = at
    }
}
