import ConnectorKit
import Verification

extension VerdictTally {
    /// The counts that aren't zero, the worst first: `2 failed, 40 passed`.
    var words: String {
        let counts = [
            (failed, "failed"), (notChecked, "not checked"), (warnings, warnings == 1 ? "warning" : "warnings"),
            (passed, "passed"), (notApplicable, "not applicable"),
        ]
        let told = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return told.isEmpty ? "nothing was checked" : told.joined(separator: ", ")
    }
}

extension Conclusion {
    /// The end of "Verification of …: ".
    var words: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .notChecked: "not everything could be checked"
        case .cleanupPending: "passed, with clean-up pending"
        case .warning: "passed, with warnings"
        }
    }

    /// How it is painted.
    var tone: TextStyle.Tone {
        switch self {
        case .passed: .good
        case .failed: .bad
        case .notChecked, .cleanupPending, .warning: .doubtful
        }
    }
}

extension Verdict {
    /// For people.
    var label: String {
        switch self {
        case .passed: "passed"
        case .failed: "FAILED"
        case .warning: "warning"
        case .notChecked: "not checked"
        case .notApplicable: "not applicable"
        }
    }

    /// How it is painted.
    var tone: TextStyle.Tone {
        switch self {
        case .passed: .good
        case .failed: .bad
        case .warning, .notChecked: .doubtful
        case .notApplicable: .quiet
        }
    }
}

extension ProbeMode {
    /// As the command line names it.
    var argument: String { rawValue.replacing("_", with: "-") }

    /// What was done, for people.
    var words: String {
        switch self {
        case .temporary: "with temporary records"
        case .designated: "with designated records"
        case .readOnly: "without writing"
        }
    }
}

extension ProvenAccess {
    /// Whose access a writeback proved, after "Writebacks prove ".
    func words(actsAs: String?) -> String {
        switch self {
        case .key: "the key's access, as \(actsAs ?? "whoever connected it"), not each person's own"
        case .ownGrant: "the person's own access: they connected it themselves"
        case .actingAs: "the person's own access: the key acts as them"
        }
    }
}

extension ProbeCalls {
    /// The sum, and what it is made of.
    var words: String {
        let parts = [(reading, "reading"), (probing, "probing"), (narrowing, "narrowing"), (cleanup, "cleaning up")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let sum = VerificationText.count(total, "CRM call", "CRM calls")
        return parts.count > 1 ? "\(sum) (\(parts.joined(separator: ", ")))" : sum
    }
}
