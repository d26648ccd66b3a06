/// How many requests an account's verification sent, and what for.
public struct ProbeCalls: Hashable, Sendable, Codable {
    /// Reading what is there: identity, users, definitions, pipelines, record types.
    public var reading = 0
    /// Writing, reading back, deleting or restoring probes.
    public var probing = 0
    /// Finding out which property was to blame.
    public var narrowing = 0
    /// Removing what earlier runs left.
    public var cleanup = 0

    /// Counts nothing yet.
    public init() {}

    /// All of them.
    public var total: Int { reading + probing + narrowing + cleanup }
}
