/// What is wrong with a seed, and how to mend it.
public struct SeedError: Error, CustomStringConvertible, Sendable {
    /// One sentence: the place, what is wrong, what would do.
    public let description: String

    /// Makes an error of a sentence.
    public init(_ description: String) {
        self.description = description
    }
}
