extension CheckCatalog {
    static let people: [CheckDescription] = [
        CheckDescription(
            .connectionPresent, "keys are there",
            proves:
                "The person has a key for each CRM that the organization's admin has connected, and its grant is live.",
            level: .person, causes: [.connectionMissing, .tokenRevoked]),
        CheckDescription(
            .ownerUserActive, "is an active CRM user",
            proves: "Exactly one active CRM user has the person's email, and it is the one that a sync bound.",
            level: .person,
            causes: [.inactiveOwner, .ownerMissing, .ownerAmbiguous, .notSynced, .connectionMissing] + readingCauses),
        CheckDescription(
            .settingsEqual, "settings are as pushed",
            proves: "Each category that a run pushed to the person is byte for byte what that run left.",
            level: .person,
            causes: [.editedSince, .pushedSince, .settingsUnreadable, .unknown]),
        CheckDescription(
            .personalConnections, "own connections",
            proves: "Nothing: calendar, mailbox and notetaker are theirs to connect, and the gateway never reads them.",
            level: .person, causes: [], isApart: true),
    ]

    static let outside: [CheckDescription] = [
        CheckDescription(
            .meetings, "meetings", proves: "Nothing: access to meetings is granted apart, outside of the gateway.",
            level: .report, causes: [], isApart: true),
        CheckDescription(
            .drafts, "drafts", proves: "Nothing: drafts are written outside of the gateway.", level: .report,
            causes: [],
            isApart: true),
        CheckDescription(
            .reports, "reports", proves: "Nothing: access to reports is granted apart, outside of the gateway.",
            level: .report, causes: [], isApart: true),
    ]
}
