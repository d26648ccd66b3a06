extension Cause {
    /// What it means, in one sentence.
    public var sentence: String { words.sentence }

    /// What to do about it.
    public var fix: String { words.fix }

    /// Each case stands in exactly one of the tables; a test holds them together.
    private var words: CauseWords {
        Self.writebackWords[self] ?? Self.refusalWords[self] ?? Self.schemaWords[self] ?? Self.connectionWords[self]
            ?? Self.ownWords[self] ?? CauseWords("", fix: "")
    }
}
