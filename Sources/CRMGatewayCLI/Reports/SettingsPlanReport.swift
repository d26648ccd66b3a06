import CRMGateway
import ConnectorKit
import Workspace

/// What a push of settings, or a Sync with Admin, would do.
struct SettingsPlanReport: Report {
    let plan: SettingsPlan
    let targets: [PlannedSettingsTarget]
    let emails: [UserID: String]

    init(
        _ plan: SettingsPlan, targets: [PlannedSettingsTarget], in gateway: OpenGateway, as actor: Actor
    ) async throws {
        self.plan = plan
        self.targets = targets
        let people =
            [plan.source.admin] + plan.skipped.flatMap(\.examples) + targets.map(\.user)
            + plan.categories.flatMap { $0.groups.flatMap { $0.examples.prefix(1) } }
        emails = try await gateway.emails(of: people, as: actor)
    }

    var lines: [String] {
        let sections = [
            [headline], noticeLines, categoryLines, groupLines, keyLines, skippedLines, findingLines, targetLines,
        ]
        return Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    private var headline: String {
        let what = plan.request.isSyncWithAdmin ? "a Sync with Admin" : "a push"
        let from = PrintableText.of("from \(name(plan.source.admin))")
        if plan.isUnchanged { return "Preview of \(what) \(from): nothing would change. Nothing was written." }
        let whom = plan.targets == 1 ? "one target" : "\(plan.targets) targets"
        return "Preview of \(what) \(from) for \(whom). Nothing was written."
    }

    private var noticeLines: [String] {
        plan.notices.map { PrintableText.of("Note (\($0.rule)): \($0.message)") }
            + (plan.keysRefused.map { [PrintableText.of("No keys (\($0.rule ?? "")): \($0.message)")] } ?? [])
    }

    private var categoryLines: [String] {
        TextTable(
            "category", "change", "unchanged", "left out", "fail", "",
            rows: plan.categories.map { one in
                let leftOut = one.leftOut.reduce(0) { $0 + $1.count }
                return [
                    one.category.rawValue, String(one.changed), String(one.unchanged), String(leftOut),
                    String(one.failed), Self.note(one),
                ]
            }
        ).lines
    }

    private static func note(_ one: PlannedCategory) -> String {
        switch one.source {
        case .value: one.leftOut.map { "left out: \($0.rule)" }.joined(separator: ", ")
        case .empty: "the source has nothing: stays as it is"
        case .clears: "is taken away"
        case .invalid:
            "invalid: " + one.issues.prefix(3).map { "\($0.path ?? ""): \($0.message)" }.joined(separator: " ")
        case .refused: "not shared"
        }
    }

    private var groupLines: [String] {
        Array(plan.categories.filter { !$0.groups.isEmpty }.map(lines).joined(separator: [""]))
    }

    private func lines(of one: PlannedCategory) -> [String] {
        var lines: [String] = []
        for group in one.groups {
            let first = group.examples.first.map { name($0) } ?? ""
            let others = group.count > 1 ? " and \(group.count - 1) more" : ""
            lines.append(PrintableText.of("\(one.category.rawValue), \(first)\(others):"))
            lines += ChangeLines().lines(group.changes).map { "  " + $0 }
            if group.changesLeftOut > 0 { lines.append("  … and \(group.changesLeftOut) differences more") }
            if let failure = group.failure {
                lines.append(PrintableText.of("  ! \(failure.path.map { "\($0): " } ?? "")\(failure.message)"))
            }
        }
        if one.ungrouped > 0 { lines.append("… and \(one.ungrouped) targets more; --targets lists them.") }
        return lines
    }

    private var keyLines: [String] {
        guard let keys = plan.keys else { return [] }
        let table = TextTable(
            "crm", "copy", "replace", "replace own", "keep own", "unchanged",
            rows: keys.counts.sorted { $0.key < $1.key }.map { crm, counts in
                [
                    crm.rawValue, String(counts.copied), String(counts.replaced), String(counts.replacedOwn),
                    String(counts.keptOwn), String(counts.unchanged),
                ]
            })
        let bindings = keys.bindings.sorted { $0.key < $1.key }.map { crm, counts in
            let told = BindingStatus.allCases.compactMap { status in counts[status].map { "\($0) \(status.rawValue)" } }
            return "Users of \(crm): \(told.joined(separator: ", "))"
        }
        return table.lines + bindings + AccountPlanLines(keys.accounts).lines
    }

    private var skippedLines: [String] {
        TextTable(
            "skipped", "rule", "reason", "who",
            rows: plan.skipped.map { group in
                [String(group.count), group.rule, group.message, group.examples.map(name).joined(separator: ", ")]
            }
        ).lines
    }

    private var findingLines: [String] {
        let serious = plan.source.findings.filter { $0.severity != .note }
        return serious.isEmpty ? [] : ["The source isn't ready:"] + ReadinessReport.table(serious)
    }

    private var targetLines: [String] {
        TextTable(
            "target", "what would become of them",
            rows: targets.map { [name($0.user), Self.words($0)] }
        ).lines
    }

    private static func words(_ target: PlannedSettingsTarget) -> String {
        if let skipped = target.skipped { return "skipped (\(skipped.rule ?? skipped.code))" }
        let groups: [(PlannedSettingsTarget.Effect, String)] = [
            (.change, "change"), (.fail, "fail"), (.leftOut, "left out"), (.unchanged, "unchanged"),
        ]
        return groups.compactMap { effect, word in
            let names = target.entries.filter { $0.effect == effect }.map(\.category.rawValue)
            return names.isEmpty ? nil : "\(word): \(names.joined(separator: ", "))"
        }.joined(separator: "; ")
    }

    func name(_ user: UserID) -> String {
        emails[user] ?? user.rawValue
    }
}
