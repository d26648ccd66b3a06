extension SettingsSchema {
    /// The most pipelines.
    static let pipelinesMax = 100
    /// The most stages of one pipeline.
    static let stagesMax = 1_000

    static let pipelineStages = SettingsSchema(
        .pipelineStages, summary: "Pipelines, their synced stages, descriptions and restrictions.",
        fields: [pipelines(labelMayBeEmpty: false)], rules: SettingsRule.ofPipelineStages)

    /// The fields of own stages; a pipeline's label is left to the document there.
    static let ownStages = [pipelines(labelMayBeEmpty: true)]

    private static func pipelines(labelMayBeEmpty: Bool) -> SettingsField {
        .list(
            "pipelines", of: .record(pipeline(labelMayBeEmpty: labelMayBeEmpty)), countMax: pipelinesMax,
            .sorted(by: ["crm", "object", "id"]), "The pipelines; one per CRM, object and id.")
    }

    private static func pipeline(labelMayBeEmpty: Bool) -> [SettingsField] {
        [
            .required("crm", .word, "The CRM's id."),
            .standard(
                "object", .choice(RecordObject.allCases.map(\.rawValue)), .text("deal"),
                "The kind of record that moves through it."),
            .required("id", .identifier, "The CRM's internal id."),
            .required("label", .line(lengthMax: 255, mayBeEmpty: labelMayBeEmpty), "The name for people."),
            .standard("isDefault", .flag, .flag(false), "Whether new records go here."),
            .optional("defaultStage", .identifier, "The internal id of the stage in which new records begin."),
            .list(
                "stages", of: .record(stage), countMax: stagesMax, .sorted(by: ["id"], after: ["order"]),
                "The stages; one per internal id."),
        ]
    }

    private static let stage: [SettingsField] = [
        .required("id", .identifier, "The CRM's internal id, by which stages are merged."),
        .required("label", .line(lengthMax: 255), "The name for people."),
        .text("description", .body(lengthMax: 2_000), "When a record belongs here."),
        .standard("order", .place(0...10_000), .number(0), "Its place; left out, its place in the list."),
        .standard(
            "outcome", .choice(StageOutcome.allCases.map(\.rawValue)), .text("open"), "What it means to be here."),
        .standard("restrictions", .record(restrictions), noRestrictions, "What must hold to enter or leave."),
    ]

    private static let restrictions: [SettingsField] = [
        .standard(
            "movers", .choice(StageMovers.allCases.map(\.rawValue)), .text("anyone"), "Who may move a record here."),
        .list(
            "requiredProperties", of: .identifier, countMax: 50, .sorted(),
            "The CRM's names of properties that need a value to enter."),
        .list(
            "nextStages", of: .identifier, countMax: stagesMax, .sorted(),
            "The internal ids of the stages that may follow; empty means any of the pipeline."),
    ]

    private static let noRestrictions = SettingsJSON.record([
        "movers": .text("anyone"), "requiredProperties": .list([]), "nextStages": .list([]),
    ])
}
