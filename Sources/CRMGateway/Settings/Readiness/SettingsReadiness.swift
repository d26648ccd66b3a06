public import Workspace

/// Whether an admin's dashboard can serve as a source (SET-11).
public struct SettingsReadiness: Hashable, Sendable, Codable {
    /// The admin.
    public let admin: UserID
    /// The categories that were looked at, in the order of ``Workspace/Category``.
    public let categories: [Category]
    /// What is missing or broken, and what to do about it.
    public let findings: [ReadinessFinding]

    /// Whether nothing is missing and nothing broken.
    public var isReady: Bool { ReadinessRules.isReady(findings) }
}
