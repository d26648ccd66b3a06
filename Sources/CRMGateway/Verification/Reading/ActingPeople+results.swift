import ConnectorKit
import Verification
import Workspace

extension ActingPeople {
    /// What tells these results from those of the key's own part.
    static let category = "as the people themselves"

    /// One result for each check of writebacks that is asked for, where somebody was left out: it wasn't made as them, and
    /// never counts as passed.
    func results(_ checks: [CheckResult]) -> [CheckResult] {
        let leavings = leavings
        guard !leavings.isEmpty else { return [] }
        let count = leavings.reduce(0) { $0 + $1.count }
        let told = leavings.map { "\($0.count) \($0.words)" }.joined(separator: ", ")
        return checks.map { check in
            var subject = check.subject
            subject.category = Self.category
            return CheckResult(
                check.check, subject, .notChecked,
                "\(count) \(count == 1 ? "person wasn't" : "people weren't") acted as, so nothing was proved of "
                    + "\(count == 1 ? "their" : "each one's own") access: \(told).",
                evidence: leavings.map { Evidence($0.words, String($0.count)) },
                cause: leavings.count == 1 ? leavings[0].cause : nil,
                fix: leavings.map(\.fix).joined(separator: " "))
        }
    }

    /// How many were left out for one reason, or by one rule.
    private struct Leaving {
        let count: Int
        let words: String
        let cause: Cause?
        let fix: String
    }

    private var leavings: [Leaving] {
        let reasons = left.sorted { $0.key < $1.key }.map {
            Leaving(count: $0.value, words: $0.key.words, cause: $0.key.cause, fix: $0.key.fix)
        }
        let rules = ruledOut.sorted { $0.key.code < $1.key.code }.map { refusal, count in
            Leaving(
                count: count, words: "whom a rule leaves out since (\(refusal.rule))", cause: .notAllowed,
                fix: "\(refusal.message) \(refusal.nextStep)")
        }
        return reasons + rules
    }
}

extension ActingPeople.Reason {
    fileprivate var words: String {
        switch self {
        case .beyondLimit: "beyond the first \(ActingPeople.targetsMax)"
        case .missing: "without a CRM user"
        case .inactive: "whose CRM user is inactive"
        case .ambiguous: "with several CRM users"
        case .loginUnknown: "whose sign-in name the CRM doesn't tell"
        case .unread: "whose CRM user couldn't be read"
        case .keyAlone: "for whom the key can't act"
        case .keyless: "who holds no key any more"
        }
    }

    fileprivate var cause: Cause? {
        switch self {
        case .beyondLimit, .keyAlone: .notAllowed
        case .missing: .ownerMissing
        case .keyless: .connectionMissing
        case .inactive: .inactiveOwner
        case .ambiguous, .loginUnknown, .unread: nil
        }
    }

    fileprivate var fix: String {
        switch self {
        case .beyondLimit: "Verify the others by themselves, or in teams of at most \(ActingPeople.targetsMax)."
        case .missing: "Invite those without a CRM user under the email that they have here."
        case .inactive: "Reactivate the inactive CRM users."
        case .ambiguous: "Leave each email to one CRM user."
        case .loginUnknown: "Let the key's CRM user see the sign-in names of the others."
        case .keyless: "Sync the CRM to those without a key, and verify again."
        case .unread: "Mend what keeps the CRM's users from being read, and verify again."
        case .keyAlone:
            "Connect the CRM in a way that lets the gateway act for its users, or verify without acting as them."
        }
    }
}
