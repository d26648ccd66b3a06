/// How a user came by a key, as it is stored.
public enum CRMKeyOrigin: String, Hashable, Sendable, Codable, CaseIterable {
    /// They connected the CRM themselves, or somebody did for them alone.
    case connected
    /// A sync copied it.
    case synced
}
