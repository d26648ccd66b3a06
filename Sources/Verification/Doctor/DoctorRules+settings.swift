import Foundation
import Workspace

/// Settings: what came, from whom, when, and what it replaced (PROVENANCE).
extension DoctorRules {
    static func drafts(_ facts: DoctorFacts) -> DoctorAnswer {
        if facts.person.standing.seat == .spectator {
            return DoctorAnswer(
                .noDrafts, .applies, "They are a spectator: nothing is drafted for a spectator.",
                evidence: [Evidence("rule", "ACC-7")],
                nextStep: "If they are to have drafts, convert the seat: crm-gateway user seat "
                    + "\(facts.person.email) --to standard; then push settings.")
        }
        guard facts.lastHandOver != nil else {
            return DoctorAnswer(
                .noDrafts, .doesNotApply, "No settings were synced to them.",
                nextStep: "Push settings: crm-gateway settings push --to \(facts.person.email).")
        }
        let templates = facts.setting(.emailTemplates)
        guard let templates, templates.isSet else {
            return DoctorAnswer(
                .noDrafts, .applies,
                "They have no templates to draft from: a sync brings templates only when asked to.",
                evidence: [Evidence("emailTemplates", "not set"), Evidence("rule", "SET-2")],
                nextStep:
                    "Push them: crm-gateway settings push --to \(facts.person.email) --category emailTemplates.")
        }
        if templates.isInForce == false {
            return DoctorAnswer(
                .noDrafts, .applies, "None of their templates is offered: each is switched off.",
                evidence: [Evidence("emailTemplates", "none enabled")],
                nextStep: "Have them switch one on: crm-gateway settings edit emailTemplates.")
        }
        if facts.setting(.taskSettings)?.isInForce == false {
            return DoctorAnswer(
                .noDrafts, .applies, "Tasks are switched off on their dashboard, as on each that was provisioned.",
                evidence: [Evidence("taskSettings", "disabled"), Evidence("rule", "PROV-3")],
                nextStep: "Switch them on, or push taskSettings from a dashboard that has them on.")
        }
        return DoctorAnswer(
            .noDrafts, .personal,
            "Their settings allow drafts. What is left is theirs to connect: their email, their calendar and their notetaker.",
            evidence: [Evidence("emailTemplates", "set"), Evidence("rule", "ACC-9")],
            nextStep: "Ask the person to check their own connections in the workspace.")
    }

    static func templates(_ facts: DoctorFacts) -> DoctorAnswer {
        let changes = facts.changes.filter { $0.category == .emailTemplates }
        guard let last = changes.first else {
            return DoctorAnswer(.templatesChanged, .doesNotApply, "No change of their templates is kept.")
        }
        let evidence = changes.prefix(evidenceMax).map(\.evidence)
        guard !last.isOwn, last.version > 1 else {
            return DoctorAnswer(
                .templatesChanged, .doesNotApply,
                last.isOwn
                    ? "They changed their templates themselves."
                    : "They were given templates once, and had none before.",
                evidence: evidence)
        }
        return DoctorAnswer(
            .templatesChanged, .applies, "Their templates were replaced by \(words(for: last)).", evidence: evidence,
            nextStep: "See what changed: crm-gateway settings history emailTemplates --of \(facts.person.email)."
                + undoStep(last))
    }

    static func lostSetting(_ facts: DoctorFacts) -> DoctorAnswer {
        let lost = Dictionary(grouping: facts.changes, by: \.category).values
            .compactMap { replacedOwn($0.sorted { $0.version > $1.version }) }
            .sorted { $0.after.at > $1.after.at }
        guard let first = lost.first else {
            return DoctorAnswer(
                .localSettingLost, .doesNotApply,
                "As far as changes are kept, no sync has replaced what they had set themselves.")
        }
        return DoctorAnswer(
            .localSettingLost, .applies,
            "What they had set themselves in \(list(lost.map(\.after.category.rawValue))) was replaced.",
            evidence: lost.flatMap { [$0.after.evidence, $0.before.evidence] },
            nextStep: "See the versions: crm-gateway settings history \(first.after.category.rawValue) --of "
                + "\(facts.person.email)." + undoStep(first.after))
    }

    static func source(_ facts: DoctorFacts) -> DoctorAnswer {
        let handed = facts.settings.compactMap { setting in
            setting.handedOver.map { (category: setting.category, handOver: $0) }
        }
        guard !handed.isEmpty else {
            return DoctorAnswer(.wrongSource, .doesNotApply, "No settings were synced to them.")
        }
        let evidence = handed.map { one in
            Evidence(
                one.category.rawValue,
                "from \(one.handOver.sourceName ?? "somebody who is gone"), \(text(one.handOver.at))")
        }
        let names = names(handed.map(\.handOver))
        let wrong = handed.map(\.handOver).filter { !isRight($0, facts.person) }
        let step =
            "If another was meant: undo the run (crm-gateway runs undo RUN), and have the right admin push: "
            + "crm-gateway settings push --to \(facts.person.email) --as EMAIL."
        let isOne = Set(handed.map(\.handOver.source)).count == 1
        guard wrong.isEmpty else {
            let apart = "who doesn't lead a team of theirs and isn't the organization admin"
            return DoctorAnswer(
                .wrongSource, .applies,
                isOne
                    ? "Their settings come from \(names), \(apart)."
                    : "Their settings come from more than one admin: \(names); among them \(Self.names(wrong)), \(apart).",
                evidence: evidence, nextStep: step)
        }
        return DoctorAnswer(
            .wrongSource, .doesNotApply,
            isOne
                ? "All of their settings come from \(names), \(standing(of: handed[0].handOver, facts.person))."
                : "Their settings come from \(names), each of whom may be their source.",
            evidence: evidence, nextStep: isOne ? nil : step)
    }

    /// Whether settings may come from there: from whom the person chose, from the organization admin, or from who leads a team of
    /// theirs (SET-1).
    private static func isRight(_ handOver: DoctorSetting.HandOver, _ person: DoctorPerson) -> Bool {
        guard let source = handOver.source else { return false }
        return handOver.isChosen || source == person.organizationAdmin || person.leaders.isEmpty
            || person.leaders.contains(source)
    }

    private static func standing(of handOver: DoctorSetting.HandOver, _ person: DoctorPerson) -> String {
        if handOver.isChosen { return "whom they chose" }
        if let source = handOver.source, person.leaders.contains(source) { return "who leads a team of theirs" }
        return handOver.source == person.organizationAdmin
            ? "the organization admin" : "and no team of theirs has an admin"
    }

    private static func names(_ handOvers: [DoctorSetting.HandOver]) -> String {
        list(Set(handOvers.map { $0.sourceName ?? "somebody who is gone" }).sorted())
    }

    static func moved(_ facts: DoctorFacts) -> DoctorAnswer {
        guard let move = facts.moves.first else {
            return DoctorAnswer(.movedTeams, .doesNotApply, "The audit log tells of no move between teams.")
        }
        let evidence = [Evidence("moved", text(move))]
        guard let handed = facts.lastHandOver else {
            return DoctorAnswer(
                .movedTeams, .doesNotApply, "They moved, and no settings were synced to them before.",
                evidence: evidence)
        }
        let both = evidence + [Evidence("settings synced", text(handed))]
        guard handed < move else {
            return DoctorAnswer(
                .movedTeams, .doesNotApply, "They moved, and settings were synced to them afterwards.", evidence: both)
        }
        return DoctorAnswer(
            .movedTeams, .applies,
            "They moved after their settings were synced: what they have is still of the team before (TEAM-8).",
            evidence: both,
            nextStep:
                "Have the new team's admin push: crm-gateway settings push --to \(facts.person.email) --as EMAIL; "
                + "and review meeting and reporting access.")
    }

    /// The newest hand-over that took the place of what the person had made.
    private static func replacedOwn(
        _ changes: [DoctorSettingsChange]
    ) -> (after: DoctorSettingsChange, before: DoctorSettingsChange)? {
        guard changes.first?.isOwn == false else { return nil }
        return zip(changes, changes.dropFirst()).first { !$0.isOwn && $1.isOwn }.map { (after: $0, before: $1) }
    }

    private static func words(for change: DoctorSettingsChange) -> String {
        let source = change.sourceName.map { " from \($0)" } ?? ""
        return switch change.origin {
        case "push": "a push\(source)"
        case "sync_with_admin": "a Sync with Admin\(source)"
        case "undo": "the undo of a run"
        case "restore": "the restore of a removal"
        default: change.origin
        }
    }

    private static func undoStep(_ change: DoctorSettingsChange) -> String {
        change.run.map { " Take it back: crm-gateway runs undo \($0)." } ?? ""
    }
}
