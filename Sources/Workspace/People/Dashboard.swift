public import Foundation

/// The place of a user's keys and settings.
public struct Dashboard: Hashable, Sendable {
    /// Whose it is.
    public let user: UserID
    /// When it was made.
    public let createdAt: Date
    /// Grows by one with each change.
    public let version: Int64

    /// Describes a dashboard.
    public init(user: UserID, createdAt: Date, version: Int64 = 1) {
        self.user = user
        self.createdAt = createdAt
        self.version = version
    }
}
