extension Conclusion {
    /// What it comes to, in one sentence.
    public var sentence: String {
        switch self {
        case .failed: "Something doesn't work."
        case .notChecked: "Something that was asked for wasn't checked."
        case .cleanupPending: "It works, and a probe may still be in a CRM."
        case .warning: "It works, and somebody should look."
        case .passed: "It works."
        }
    }
}
