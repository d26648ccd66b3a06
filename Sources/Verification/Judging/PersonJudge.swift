/// Judges what is known of one person (VER-2, VER-7). Pure.
///
/// A check that is asked for is never absent from what it returns.
public enum PersonJudge {
    /// What the checks that are asked for find, in the catalogue's order.
    public static func results(_ facts: PersonFacts, asked: CheckSelection = .all) -> [CheckResult] {
        judges.filter { asked.includes($0.check) }.flatMap { $0.results(facts).sorted() }
    }

    private static let judges: [(check: CheckID, results: @Sendable (PersonFacts) -> [CheckResult])] = [
        (.connectionPresent, { PresenceJudge(facts: $0).connections }),
        (.ownerUserActive, { PresenceJudge(facts: $0).owners }),
        (.settingsEqual, { SettingsJudge(facts: $0).categories }),
        (.personalConnections, { _ in [personal] }),
    ]

    private static let personal = CheckResult(
        .personalConnections, .init(), .notChecked,
        "Calendar, mailbox and notetaker are theirs to connect: the gateway never reads, copies or changes them (ACC-9).",
        fix: "Let the person connect them in their own settings.")
}
