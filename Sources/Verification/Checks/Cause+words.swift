extension Cause {
    /// What to do about it.
    public var fix: String { "" }
}
