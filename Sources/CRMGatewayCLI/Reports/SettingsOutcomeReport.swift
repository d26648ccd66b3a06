import CRMGateway
import ConnectorKit
import Workspace

/// What came of a push of settings, or of a Sync with Admin: per member, per category, who was left out, what to do.
struct SettingsOutcomeReport: Report {
    let run: Run
    let members: RunMembers
    let rowsMax: Int

    var lines: [String] {
        guard let outcome = run.settingsOutcome else { return [headline] }
        let sync = OutcomeReport(run: run, members: members, rowsMax: rowsMax)
        var like = SyncCRMOutcome()
        like.crms = outcome.crms
        like.skipped = outcome.skipped
        like.nothingToCopy = outcome.nothingToCopy
        let sections = [
            [headline], memberLines(outcome), categoryLines(outcome), CRMOutcomeLines(outcome.crms).lines,
            sync.skippedLines(like), failureLines(outcome, sync), sync.adviceLines(like),
        ]
        return Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    /// One sentence that says it all.
    private var headline: String {
        let what = run.settingsRequest?.isSyncWithAdmin == true ? "Sync with Admin" : "Push of settings"
        let whom = members.team.map { " to team \($0)" } ?? members.members.first.map { " to \($0.email)" } ?? ""
        let from = run.settingsOutcome.map { " from \(members.name($0.source))" } ?? ""
        return PrintableText.of("\(what)\(whom)\(from): \(verdict). Run \(run.id).")
    }

    private var verdict: String {
        guard let outcome = run.settingsOutcome else { return run.state.words }
        if let failure = outcome.failure { return "stopped: \(failure.message) \(failure.nextStep ?? "")" }
        if run.state == .cancelled { return "cancelled; what was done stays done" }
        if outcome.isUnchanged { return "unchanged, there was nothing to do" }
        return run.state.words
    }

    // MARK: Members

    private func memberLines(_ outcome: SettingsOutcome) -> [String] {
        guard !outcome.isUnchanged || members.members.count == 1 else { return [] }
        var table = TextTable("member", "seat", "settings")
        let shown = members.members.prefix(rowsMax)
        for member in shown { table.add([member.email, member.seat?.rawValue ?? "", Self.words(member)]) }
        let rest = outcome.targets + outcome.skipped.reduce(0) { $0 + $1.count } - shown.count
        return table.lines + (rest > 0 ? ["… and \(rest) more; --all shows them."] : [])
    }

    private static func words(_ member: RunMembers.Member) -> String {
        guard let settings = member.settings else { return member.changes.isEmpty ? "unchanged" : "keys" }
        if let whole = settings.entries.first(where: { $0.category == nil }) { return "skipped (\(whole.rule ?? ""))" }
        let groups: [(SettingsTargetOutcome.Verdict, String)] = [
            (.applied, "applied"), (.cleared, "cleared"), (.failed, "failed"), (.skipped, "left out"),
        ]
        let told = groups.compactMap { verdict, word -> String? in
            let names = settings.entries.filter { $0.verdict == verdict }.compactMap(\.category?.rawValue)
            return names.isEmpty ? nil : "\(word): \(names.joined(separator: ", "))"
        }
        return told.joined(separator: "; ")
    }

    // MARK: Categories

    private func categoryLines(_ outcome: SettingsOutcome) -> [String] {
        TextTable(
            "category", "applied", "unchanged", "left out", "failed", "",
            rows: outcome.categories.map { category in
                [
                    category.category.rawValue, String(category.applied), String(category.unchanged),
                    String(category.leftOut), String(category.failed), Self.note(category),
                ]
            }
        ).lines
    }

    private static func note(_ category: SettingsCategoryOutcome) -> String {
        if category.isCleared { return "cleared" }
        return category.isSourceEmpty ? "source empty, left as it is" : ""
    }

    private func failureLines(_ outcome: SettingsOutcome, _ report: OutcomeReport) -> [String] {
        var lines: [String] = []
        for category in outcome.categories {
            guard let failure = category.failure else { continue }
            let who = report.names(category.failedExamples, of: category.failed)
            let place = failure.path.map { " \($0):" } ?? ""
            lines.append(
                "Failed, \(category.category.rawValue), \(who):\(place) \(failure.message) \(failure.nextStep ?? "")")
        }
        if !lines.isEmpty { lines.append("Try again what failed: crm-gateway runs retry \(run.id)") }
        if let refused = outcome.keysRefused {
            lines.append("Warning, crmKeys: \(refused.message) \(refused.nextStep ?? "")")
        }
        return lines.map(PrintableText.of)
    }
}
