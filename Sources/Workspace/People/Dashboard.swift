public import Foundation

/// The place of a user's keys and settings.
public struct Dashboard: Hashable, Sendable {
    /// Whose it is.
    public let user: UserID
    /// Whether tasks may be made on the user's behalf; not, when provisioned (PROV-3).
    public let areTasksEnabled: Bool
    /// When it was made.
    public let createdAt: Date
    /// Grows by one with each change.
    public let version: Int64

    /// Describes a dashboard.
    public init(user: UserID, areTasksEnabled: Bool = false, createdAt: Date, version: Int64 = 1) {
        self.user = user
        self.areTasksEnabled = areTasksEnabled
        self.createdAt = createdAt
        self.version = version
    }
}
