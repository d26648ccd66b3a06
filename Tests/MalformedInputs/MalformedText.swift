/// A text that an operation must not take, and the code that it answers with.
public struct MalformedText: Sendable, CustomStringConvertible {
    /// What is wrong with it, in words that can be printed.
    public let name: String
    /// The text itself; it may hold anything.
    public let text: String
    /// The stable code of the error.
    public let code: String

    /// Describes a text.
    public init(_ name: String, _ text: String, _ code: String) {
        self.name = name
        self.text = text
        self.code = code
    }

    /// Its name.
    public var description: String { name }
}
