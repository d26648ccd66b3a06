extension Cause {
    /// Connections, and who people are in the CRM.
    static let connectionWords: [Cause: CauseWords] = [
        .connectionMissing: CauseWords(
            "The person has no key for a CRM that the organization uses.",
            fix: "Sync the CRM to the person from an admin who has connected it."),
        .tokenRevoked: CauseWords(
            "The CRM refuses the token: somebody withdrew the app's access, or the token ended.",
            fix: "Let the person whose connection it is connect the CRM again; everyone who shares it works again with "
                + "that."),
        .wrongAccount: CauseWords(
            "The key leads to another CRM account, or acts as another CRM user, than the one it was stored for.",
            fix: "Disconnect it and connect the right account; look whether production and a sandbox were mixed up."),
        .crmUnavailable: CauseWords(
            "The CRM didn't answer, or not in time.",
            fix: "Look at the CRM's status page and at the network, and verify again later."),
        .ownerMissing: CauseWords(
            "The CRM has no user for the person.",
            fix: "Invite the person in the CRM under the email that they have here, then sync again."),
        .ownerAmbiguous: CauseWords(
            "Several active CRM users have the person's email, and none is guessed.",
            fix: "Leave the email to one of them in the CRM, then sync again."),
        .notSynced: CauseWords(
            "What a sync would bring isn't there, or isn't what it would bring today.",
            fix: "Sync the CRM to the person again."),
    ]

    /// Settings, and what is the gateway's own.
    static let ownWords: [Cause: CauseWords] = [
        .editedSince: CauseWords(
            "The settings were edited since they were pushed.",
            fix: "Keep the edit if it is meant; else push the category again."),
        .pushedSince: CauseWords(
            "Another run has pushed these settings since.",
            fix: "Look at the later run; push again from the admin whose settings should hold."),
        .settingsUnreadable: CauseWords(
            "The stored settings can't be read.",
            fix: "Push the category again; if it stays, restore the store from a backup."),
        .cleanupPending: CauseWords(
            "A record or a value of an earlier verification may still be in the CRM.",
            fix: "Verify again once the CRM's index has caught up; what the gateway can't remove, delete by hand: the "
                + "link and the record's name are given. What no key will ever see again, a super admin gives up by its mark: "
                + "`crm-gateway verify release`."),
        .notAllowed: CauseWords(
            "A rule of the gateway doesn't allow it for this person or in this mode.",
            fix: "Verify in a mode that allows it, or ask someone who may."),
        .unknown: CauseWords(
            "What the CRM said names no cause that is known here.",
            fix: "Read what the CRM answered in the evidence; with its request id, the CRM's support can look it up."),
    ]
}
