/// What a probe writes into.
public enum ProbeUse: String, Sendable, Hashable, CaseIterable {
    /// A record that is made for it, and deleted.
    case temporary
    /// The record that an admin designated.
    case designated
}
