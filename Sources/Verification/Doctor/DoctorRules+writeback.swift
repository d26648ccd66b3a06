import ConnectorKit
import Workspace

/// Synced, and writebacks (VER-3).
extension DoctorRules {
    static func writeback(_ facts: DoctorFacts) -> DoctorAnswer {
        if facts.person.standing.seat == .spectator {
            return DoctorAnswer(
                .writebackFails, .doesNotApply, "They are a spectator: nothing is written to a CRM for them.",
                evidence: [Evidence("rule", "ACC-7")])
        }
        guard !facts.keys.isEmpty else {
            return DoctorAnswer(
                .writebackFails, .applies, "They have no CRM keys, so nothing can be written.",
                nextStep: noKeys(facts).nextStep)
        }
        let dead = facts.keys.filter { $0.trouble != nil }
        if let first = dead.first {
            return DoctorAnswer(
                .writebackFails, .applies, "A connection of theirs doesn't work.",
                evidence: dead.map { Evidence("connection to \($0.crm)", $0.trouble ?? "") },
                nextStep: "Connect \(first.crm) again: crm-gateway connect \(first.crm).")
        }
        guard let verification = facts.verification else {
            return DoctorAnswer(
                .writebackFails, .cannotTell, "No verification of them is kept.", evidence: held(facts),
                nextStep: "Verify: crm-gateway verify --target \(facts.person.email).")
        }
        return writeback(verification, facts)
    }

    private static func writeback(_ verification: DoctorVerification, _ facts: DoctorFacts) -> DoctorAnswer {
        let run = Evidence(
            "verification", "\(verification.run), \(text(verification.at)), \(verification.mode.rawValue)")
        let failed = verification.results.filter { $0.verdict == .failed }
        let again = "Verify again: crm-gateway verify --target \(facts.person.email)."
        if let first = failed.first {
            return DoctorAnswer(
                .writebackFails, .applies, "The last verification found that it doesn't work: \(first.summary)",
                evidence: [run] + failed.prefix(evidenceMax).map(finding),
                nextStep: [first.fix, again].compactMap(\.self).joined(separator: " "))
        }
        let written = verification.results.filter { $0.check.rawValue.hasPrefix("writeback.") && $0.verdict == .passed }
        guard verification.mode != .readOnly, !written.isEmpty else {
            return DoctorAnswer(
                .writebackFails, .cannotTell,
                "The last verification wrote nothing: permissions and types are as they should be.",
                evidence: [run], nextStep: "Verify with a record: crm-gateway verify --target \(facts.person.email).")
        }
        let open = verification.results.filter { $0.verdict == .notChecked }
        return DoctorAnswer(
            .writebackFails, open.isEmpty ? .doesNotApply : .cannotTell,
            open.isEmpty
                ? "At the last verification, what was written was read back equal."
                : "At the last verification, what was written was read back equal, but not all could be checked.",
            evidence: [run] + open.prefix(evidenceMax).map(finding), nextStep: open.isEmpty ? nil : again)
    }

    /// Findings that one answer names; the report has them all.
    static let evidenceMax = 10

    private static func finding(_ result: CheckResult) -> Evidence {
        let subject = [
            result.subject.crm?.rawValue, result.subject.object?.rawValue, result.subject.property?.rawValue,
        ]
        .compactMap(\.self).joined(separator: " ")
        let cause = result.cause.map { " (\($0.rawValue))" } ?? ""
        return Evidence(
            result.check.rawValue, (subject.isEmpty ? "" : "\(subject): ") + result.summary + cause)
    }
}
