/// How far an import is.
public struct ImportProgress: Hashable, Sendable {
    /// What is being done.
    public enum Phase: String, Hashable, Sendable {
        /// Every line is checked; nothing is written.
        case checking
        /// Lines are written, in one transaction that isn't committed yet.
        case writing
    }

    /// What is being done.
    public let phase: Phase
    /// Lines that are dealt with.
    public let lines: Int
    /// Bytes of the file that were read.
    public let bytes: Int64
    /// Bytes of the file.
    public let bytesTotal: Int64
}
