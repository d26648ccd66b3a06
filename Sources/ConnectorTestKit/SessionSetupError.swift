/// What keeps a session from starting.
public struct SessionSetupError: Error, CustomStringConvertible {
    /// What is wrong, and how to mend it.
    public let description: String
}
