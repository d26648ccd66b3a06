extension Cause {
    /// What became of the CRM's schema since the sync (VER-7).
    static let schemaWords: [Cause: CauseWords] = [
        .propertyMissing: CauseWords(
            "The CRM has no property of this name, or shows it to no one with this key's rights.",
            fix: "Map another property, or make it again in the CRM under the same name, then sync again. If it is "
                + "there, give the key's CRM user sight of it."),
        .propertyArchived: CauseWords(
            "The property is archived or out of use in the CRM.",
            fix: "Restore it in the CRM, or take it out of the mapping, then sync again."),
        .typeChanged: CauseWords(
            "The property holds another kind of value than the mapping says.",
            fix: "Map the property again, so that the mapping has its present type, then sync again."),
        .optionRemoved: CauseWords(
            "Options that are mapped are no longer in the property's list, or can't be chosen any more.",
            fix: "Take them out of the mapping, or add them to the list in the CRM again, then sync again."),
        .pipelineMissing: CauseWords(
            "The CRM has no pipeline of this id, or doesn't show it to this key.",
            fix: "Map a pipeline that is there, then sync again. A pipeline that was made again has another id."),
        .pipelineArchived: CauseWords(
            "The pipeline is archived or inactive in the CRM.",
            fix: "Restore it in the CRM, or map another pipeline, then sync again."),
        .stageMissing: CauseWords(
            "The pipeline has no stage of this id.",
            fix: "Take the stage out of the mapping, or map the one that took its place, then sync again."),
        .stageArchived: CauseWords(
            "The stage is archived or inactive in the CRM.",
            fix: "Restore the stage in the CRM, or take it out of the mapping, then sync again."),
        .stageMeaningChanged: CauseWords(
            "The CRM counts a record in the stage as open, won or lost, and the mapping says otherwise.",
            fix: "Set the stage's outcome in the mapping to what the CRM says, or mend the stage in the CRM, then sync "
                + "again."),
        .recordTypeUnavailable: CauseWords(
            "A record type that was stored with the sync is gone, inactive, or not available to the key's CRM user.",
            fix:
                "Activate it and assign it to the key's CRM user in the CRM; or sync again, so that the present record "
                + "types are stored."),
        .ownerPropertyMissing: CauseWords(
            "The property that holds the owner isn't in the CRM any more.",
            fix: "Sync again, which makes it again, or choose another with `crm-gateway org owner-property`."),
    ]
}
