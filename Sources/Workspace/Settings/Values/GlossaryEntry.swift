/// A word of the company's own, so that notes spell and understand it.
public struct GlossaryEntry: Hashable, Sendable, Codable {
    /// The word as it is written.
    public var term: String
    /// What it means.
    public var meaning: String

    /// Describes a word.
    public init(term: String, meaning: String) {
        self.term = term
        self.meaning = meaning
    }
}
