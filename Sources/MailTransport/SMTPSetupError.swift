/// Why a ``SMTPSender`` could not be made: what in its configuration is wrong, and how to mend it.
public struct SMTPSetupError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The part of the configuration, `host`.
    public let field: String
    /// A sentence for people.
    public let description: String
}
