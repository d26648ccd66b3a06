extension Verdict {
    /// The verdict for people.
    public var words: String {
        switch self {
        case .passed: "passed"
        case .notApplicable: "not applicable"
        case .warning: "warning"
        case .notChecked: "not checked"
        case .failed: "failed"
        }
    }

    /// What it says, in a sentence.
    public var meaning: String {
        switch self {
        case .passed: "It is as it should be; how many things were seen stands in the evidence."
        case .notApplicable: "There is nothing of the kind: nothing is mapped, or the CRM has no such thing."
        case .warning: "It works, and somebody should look."
        case .notChecked: "It was asked for and couldn't be made; the reason is told. It never counts as passed."
        case .failed: "It doesn't work, or won't with the next write."
        }
    }
}
