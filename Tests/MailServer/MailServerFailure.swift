/// What a test's mail server could not do.
public struct MailServerFailure: Error, CustomStringConvertible {
    /// Why.
    public let description: String

    /// Says why.
    public init(description: String) { self.description = description }
}
