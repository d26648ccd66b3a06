/// Why an account could not be changed as asked.
public struct MockChangeError: Error, CustomStringConvertible, Sendable {
    /// What is wrong and what would do.
    public let description: String

    /// Makes an error of a sentence.
    public init(_ description: String) {
        self.description = description
    }
}
