extension Cause {
    /// What a property or its value meets in a writeback.
    static let writebackWords: [Cause: CauseWords] = [
        .readOnly: CauseWords(
            "The property can be read, not written: the CRM computes it, or keeps it for itself, or lets nobody edit it.",
            fix:
                "Make the property editable in the CRM, or set its permission to `read` in the mapping, then sync again."
        ),
        .fieldLevelSecurity: CauseWords(
            "The property is there, and the key's CRM user may not see or edit it.",
            fix: "Have the CRM's admin give the key's CRM user sight of the property and the right to edit it "
                + "(field-level security, a permission set, or the profile), then verify again."),
        .restrictedPicklist: CauseWords(
            "The property takes only values of its list, and refused one that the mapping offers.",
            fix:
                "Compare the mapped options with the property's list in the CRM: add the missing one there, or take it "
                + "out of the mapping, then sync again."),
        .stageOutsideProcess: CauseWords(
            "The stage isn't one of the pipeline's, or the record type's process doesn't have it.",
            fix:
                "Add the stage to the record type's process in the CRM, or choose a default stage and record type that "
                + "belong together in the mapping, then sync again."),
        .inactiveOwner: CauseWords(
            "The CRM user who should own the record is deactivated, or may not own such records.",
            fix: "Reactivate the user in the CRM or give them a licence for such records; or give the person another "
                + "CRM user; then sync again."),
        .requiredField: CauseWords(
            "The CRM wants a value that the mapping doesn't give.",
            fix: "Map the property that is named, or let it be empty in the CRM (also on the record type's layout)."),
        .changedByAutomation: CauseWords(
            "The value was taken, and something in the CRM changed it before it was read back: a workflow, a trigger, a "
                + "formula.",
            fix:
                "Look which automation of the CRM writes the property; let it pass over what the gateway writes, or set "
                + "the mapping's permission to `read`."),
        .valueRefused: CauseWords(
            "The property is writable, and the CRM refused the form of the value: too long, too many digits, not that "
                + "kind of text.",
            fix: "Compare the property's type, length and decimals in the CRM with the mapping, mend the mapping, then "
                + "sync again."),
    ]

    /// What a whole record, or a whole request, meets.
    static let refusalWords: [Cause: CauseWords] = [
        .validationRule: CauseWords(
            "A rule that an admin of the CRM wrote refuses the record.",
            fix: "Read the rule's message in the evidence. Let the rule pass over the key's CRM user, or map the "
                + "properties that it wants."),
        .duplicateRule: CauseWords(
            "The CRM takes the record for a duplicate of another, or another record has the same unique value.",
            fix: "Let the duplicate rule allow or report instead of blocking for the key's CRM user, or don't map a "
                + "unique property for writing."),
        .lockedRow: CauseWords(
            "Somebody or something holds the record: an approval, a mass update, another write at the same moment.",
            fix: "Verify again in a few minutes. If it stays, unlock the record or end its approval, or designate "
                + "another record."),
        .missingScope: CauseWords(
            "The key lacks a permission (scope) that this takes.",
            fix: "Add the scope that is named to the CRM's app, then let whoever connected it connect again and agree."),
        .accessDenied: CauseWords(
            "The key works, and its CRM user may not do this.",
            fix:
                "Have the CRM's admin give the key's CRM user the right (API access, and read, create, edit and delete "
                + "on the object), then verify again."),
        .rateLimit: CauseWords(
            "The CRM takes no more calls for now: its limit is reached.",
            fix: "Wait until the limit is free again and verify again; if it comes back, look which other app uses up "
                + "the CRM account's calls."),
    ]
}
