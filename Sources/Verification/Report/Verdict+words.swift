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
}

extension ProvenAccess {
    /// Whose access it is, for people.
    public var words: String {
        switch self {
        case .key: "the key's access, not the person's own"
        case .ownGrant: "the person's own access, by a connection of theirs"
        case .actingAs: "the person's own access, acting as their CRM user"
        }
    }
}

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
