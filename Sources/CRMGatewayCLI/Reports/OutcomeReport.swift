import CRMGateway
import ConnectorKit
import Workspace

/// What came of a run: per member, per CRM, who was left out, what to do.
struct OutcomeReport: Report {
    /// How many members are shown unless all are asked for.
    static let rowsMaxDefault = 50

    let run: Run
    let members: RunMembers
    let rowsMax: Int

    var lines: [String] {
        var sections: [[String]] = [[headline]]
        if let outcome = run.outcome {
            sections += [
                memberLines(outcome), CRMOutcomeLines(outcome).lines, skippedLines(outcome), adviceLines(outcome),
            ]
        }
        if let undone = run.undoOutcome { sections.append(undoLines(undone)) }
        return Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    /// One sentence that says it all.
    private var headline: String {
        let name =
            members.team.map { "Sync CRM for team \($0)" } ?? members.members.first.map { "Sync CRM for \($0.email)" }
        let what = run.kind == .undo ? "Undo of run \(run.undoes?.rawValue ?? "")" : name ?? "Sync CRM"
        return PrintableText.of("\(what): \(verdict). Run \(run.id).")
    }

    private var verdict: String {
        guard let outcome = run.outcome else { return run.state.words }
        if let failure = outcome.failure { return "stopped: \(failure.message) \(failure.nextStep ?? "")" }
        if outcome.isNothingToCopy { return "nothing to copy: the organization admin has no CRM key" }
        if run.state == .cancelled { return "cancelled; what was done stays done" }
        if outcome.isUnchanged { return "unchanged, there was nothing to do" + (hasWarnings ? ", with warnings" : "") }
        return run.state.words
    }

    private var hasWarnings: Bool { run.state == .succeededWithWarnings }

    // MARK: Members

    private func memberLines(_ outcome: SyncCRMOutcome) -> [String] {
        guard !outcome.crms.isEmpty else { return [] }
        // Nothing changed for anyone: the counts by CRM say it.
        guard !outcome.isUnchanged || members.members.count == 1 else { return [] }
        let skipped = skippedReasons(outcome)
        var table = TextTable(
            columns: ["member", "seat"] + outcome.crms.flatMap { ["\($0.crm) key", "\($0.crm) user"] })
        let shown = members.members.prefix(rowsMax)
        for member in shown { table.add(row(member, outcome, skipped[member.user])) }
        let skippedCount = outcome.skipped.reduce(0) { $0 + $1.count }
        let rest = outcome.targets + skippedCount - shown.count
        return table.lines + (rest > 0 ? ["… and \(rest) more; --all shows them."] : [])
    }

    private func row(
        _ member: RunMembers.Member, _ outcome: SyncCRMOutcome, _ skipped: SkippedTargets?
    ) -> [String] {
        let cells = outcome.crms.flatMap { crm -> [String] in
            if let skipped { return ["skipped (\(skipped.rule))", ""] }
            let target = member.changes[crm.crm]
            return [target?.key.map(Self.words) ?? "unchanged", user(member, target, crm)]
        }
        return [member.email, member.seat?.rawValue ?? ""] + cells
    }

    private func user(_ member: RunMembers.Member, _ target: RunTarget?, _ crm: CRMOutcome) -> String {
        if let binding = target?.binding { return binding.rawValue }
        // Those who aren't bound are named by the outcome even where nothing changed.
        let status = crm.bindings.examples.first { $0.value.contains(member.user) }?.key
        return status?.rawValue ?? (crm.failure == nil ? "unchanged" : "not reached")
    }

    private func skippedReasons(_ outcome: SyncCRMOutcome) -> [UserID: SkippedTargets] {
        var reasons: [UserID: SkippedTargets] = [:]
        for group in outcome.skipped {
            for user in group.examples { reasons[user] = group }
        }
        return reasons
    }

    private static func words(_ outcome: String) -> String {
        outcome.replacing("_", with: " ")
    }

    // MARK: What else to say

    func skippedLines(_ outcome: SyncCRMOutcome) -> [String] {
        TextTable(
            "skipped", "rule", "reason", "who",
            rows: outcome.skipped.map { [String($0.count), $0.rule, $0.message, names($0.examples, of: $0.count)] }
        ).lines
    }

    func adviceLines(_ outcome: SyncCRMOutcome) -> [String] {
        var lines: [String] = []
        for crm in outcome.crms {
            if let failure = crm.failure {
                let again = failure.isRetryable ? " Try again: crm-gateway runs retry \(run.id)" : ""
                lines.append("Failed, \(crm.crm): \(failure.message)\(again)")
            }
            lines += recordTypeWarnings(crm)
            lines += sightAdvice(crm)
            for status in BindingStatus.allCases where status != .bound {
                guard let people = crm.bindings.examples[status], !people.isEmpty else { continue }
                let who = names(people, of: crm.bindings.count(of: status))
                lines.append("Warning, \(who): \(status.advice(crm: crm.crm.rawValue))")
            }
        }
        let missing = outcome.nothingToCopy.map { "Nothing to copy, \($0): the organization admin has no key for it." }
        return (lines + missing).map(PrintableText.of)
    }

    private func recordTypeWarnings(_ crm: CRMOutcome) -> [String] {
        var lines: [String] = []
        if let failure = crm.recordTypes?.failure {
            lines.append(
                "Warning, \(crm.crm): record types could not be read, and stay as they were: \(failure.message)")
        }
        if let links = crm.recordTypes?.links, let failure = links.failure {
            let who = names(links.examples, of: links.fellBack)
            lines.append("Warning, \(who): record types could not be read as themselves: \(failure.message)")
        }
        return lines
    }

    /// What the CRM hides still, from whom, and what to do about it.
    private func sightAdvice(_ crm: CRMOutcome) -> [String] {
        let hidden = crm.ownerProperties.compactMap { outcome in
            outcome.sight?.problem.map { "Warning, \(crm.crm) \(outcome.object.rawValue): \($0)" }
        }
        let refused = (crm.sight?.refusals ?? []).map { refusal in
            let who = names(refusal.examples, of: refusal.count)
            return "Warning, \(who): the owner properties stay hidden in \(crm.crm): \(refusal.message)"
        }
        return hidden + refused + (refused.isEmpty ? [] : ["What to do: \(SightCounts.advice)"])
    }

    private func undoLines(_ outcome: UndoOutcome) -> [String] {
        var lines = ["Keys as before: \(outcome.keysRestored). Bindings as before: \(outcome.bindingsRestored)."]
        if outcome.settingsRestored > 0 { lines.append("Categories as before: \(outcome.settingsRestored).") }
        for exception in outcome.settingsExceptions {
            let why = Self.words(exception.reason.rawValue)
            lines.append("Kept, \(members.name(exception.user)), \(exception.category.rawValue): \(why).")
        }
        for exception in outcome.exceptions {
            let why = Self.words(exception.reason.rawValue)
            lines.append("Kept, \(members.name(exception.user)), \(exception.crm): \(why).")
        }
        let made = Dictionary(grouping: outcome.leftInCRM) { $0.crm?.rawValue ?? "" }
        for (crm, left) in made.sorted(by: { $0.key < $1.key }) {
            let names = left.map { "\($0.object.rawValue).\($0.outcome.property?.rawValue ?? "")" }
            let place = crm.isEmpty ? "" : ", \(crm)"
            lines.append("Left in the CRM\(place): \(names.joined(separator: ", ")).")
        }
        for left in outcome.sightLeft ?? [] {
            let names = left.properties.map { "\($0.object.rawValue).\($0.name)" }.joined(separator: ", ")
            lines.append("Left in the CRM, \(left.crm): sight of \(names), granted to \(left.members) members.")
        }
        return lines.map(PrintableText.of)
    }

    func names(_ users: [UserID], of count: Int) -> String {
        let named = users.map { members.name($0) }.joined(separator: ", ")
        return count > users.count ? "\(named) and \(count - users.count) more" : named
    }
}
