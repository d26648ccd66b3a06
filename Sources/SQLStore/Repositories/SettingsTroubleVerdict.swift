/// Why a push did not write something, as it is stored.
public enum SettingsTroubleVerdict: String, Hashable, Sendable, Codable, CaseIterable {
    /// A rule left it out.
    case skipped
    /// It could not be written; what was there before stays.
    case failed
}
