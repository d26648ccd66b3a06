/// How a writeback is probed (VER-3).
public enum ProbeMode: String, Hashable, Sendable, Codable, CaseIterable {
    /// Create a record, read it back, delete it.
    case temporary
    /// Update the record that an admin designated, read it back, restore it.
    case designated
    /// Write nothing: permissions and types alone.
    case readOnly = "read_only"
}
