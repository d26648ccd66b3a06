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
        guard !facts.verifications.isEmpty else {
            return DoctorAnswer(
                .writebackFails, .cannotTell, "No verification that looked at writebacks of theirs is kept.",
                evidence: held(facts), nextStep: "Verify: crm-gateway verify --target \(facts.person.email).")
        }
        return verified(facts)
    }

    private static func verified(_ facts: DoctorFacts) -> DoctorAnswer {
        let runs = runs(facts.verifications)
        let results = facts.verifications.flatMap(\.results)
        let failed = results.filter { $0.verdict == .failed }
        let again = "Verify again: crm-gateway verify --target \(facts.person.email)."
        if let first = failed.first {
            return DoctorAnswer(
                .writebackFails, .applies, "The last verification found that it doesn't work: \(first.summary)",
                evidence: runs + failed.prefix(evidenceMax).map(finding),
                nextStep: [first.fix, again].compactMap(\.self).joined(separator: " "))
        }
        let open = results.filter { $0.verdict == .notChecked }
        let doubts = doubts(facts)
        guard !doubts.isEmpty else {
            return DoctorAnswer(
                .writebackFails, .doesNotApply, "At the last verification, what was written was read back equal.",
                evidence: runs)
        }
        return DoctorAnswer(
            .writebackFails, .cannotTell, doubts.joined(separator: " "),
            evidence: runs + open.prefix(evidenceMax).map(finding), nextStep: again)
    }

    /// What is known of writebacks to one CRM, where nothing failed.
    private enum Standing: CaseIterable {
        /// Not all could be checked.
        case open
        /// Something was written, and read back equal.
        case landed
        /// Nothing was written; permissions and types are as they should be.
        case permitted
        /// Nothing was written, and not even permissions and types were looked at.
        case unwritten
        /// No verification looked there.
        case unlooked
    }

    /// Why it can't be told that writebacks land, a sentence for each reason; none where they do in every CRM.
    private static func doubts(_ facts: DoctorFacts) -> [String] {
        let crms = Dictionary(grouping: facts.keys.map(\.crm)) { crm in
            standing(facts.verifications.filter { $0.crm == crm })
        }.mapValues { list($0.sorted().map(\.rawValue)) }
        return Standing.allCases.compactMap { standing in
            guard let names = crms[standing] else { return nil }
            return switch standing {
            case .landed: nil
            case .open: "At the last verification of \(names), not all could be checked."
            case .permitted:
                "The last verification of \(names) wrote nothing: permissions and types are as they should be."
            case .unwritten:
                "The last verification of \(names) wrote nothing, and didn't look at both permissions and types."
            case .unlooked: "No verification of \(names) that looked at writebacks is kept."
            }
        }
    }

    private static func standing(_ verifications: [DoctorVerification]) -> Standing {
        guard !verifications.isEmpty else { return .unlooked }
        let results = verifications.flatMap(\.results)
        if results.contains(where: { $0.verdict == .notChecked }) { return .open }
        func has(_ check: CheckID) -> Bool { results.contains { $0.check == check && $0.verdict == .passed } }
        if results.contains(where: { $0.check.isOfObject && $0.verdict == .passed }) { return .landed }
        return has(.propertiesType) && has(.propertiesWritable) ? .permitted : .unwritten
    }

    /// The runs that an answer rests on, each once.
    private static func runs(_ verifications: [DoctorVerification]) -> [Evidence] {
        var told: Set<Evidence> = []
        return verifications.map { one in
            let mode = one.mode == .readOnly ? "nothing written" : "\(one.mode.words) records"
            return Evidence("verification", "\(one.run), \(text(one.at)), \(mode)")
        }.filter { told.insert($0).inserted }
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
