public import Workspace

/// From whose dashboard a push copies, and in what state that is.
public struct PlannedSource: Hashable, Sendable, Codable {
    /// The admin.
    public let admin: UserID
    /// Where the values came from that would be copied.
    public let provenance: [SettingsProvenance]
    /// What is missing or broken there, of what would be copied (SET-11).
    public let findings: [ReadinessFinding]

    /// Whether nothing is missing and nothing broken.
    public var isReady: Bool { ReadinessRules.isReady(findings) }
}
