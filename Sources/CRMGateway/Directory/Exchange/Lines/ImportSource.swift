public import Foundation

/// Where an import reads from. It is read twice: to check every line, and to write.
public enum ImportSource: Hashable, Sendable {
    /// A plain file.
    case file(path: String)
    /// Bytes in memory.
    case bytes(Data)
}
