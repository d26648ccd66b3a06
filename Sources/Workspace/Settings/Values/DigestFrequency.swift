/// How often a summary of what happened is sent.
public enum DigestFrequency: String, Hashable, Sendable, Codable, CaseIterable {
    /// Never.
    case off
    /// Each working day.
    case daily
    /// Each Monday.
    case weekly
}
