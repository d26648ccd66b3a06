/// What has become of a removal.
public enum RemovalState: String, Hashable, Sendable, Codable, CaseIterable {
    /// It can be taken back.
    case restorable
    /// It was taken back.
    case restored
    /// What it took away is gone for good.
    case purged
}
