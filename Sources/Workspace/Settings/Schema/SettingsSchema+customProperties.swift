extension SettingsSchema {
    /// The most mapped properties.
    static let propertiesMax = 1_000

    static let customProperties = SettingsSchema(
        .customProperties, summary: "Which CRM properties are read and filled, and how.",
        fields: [
            .list(
                "properties", of: .record(customProperty), countMax: propertiesMax,
                .sorted(by: ["crm", "object", "name"]),
                "The mapped properties; one per CRM, object and name.")
        ], rules: SettingsRule.ofCustomProperties)

    static let customProperty: [SettingsField] = [
        .required("crm", .word, "The CRM's id."),
        .required("object", .choice(RecordObject.allCases.map(\.rawValue)), "The kind of record that has it."),
        .required("name", .identifier, "The CRM's own name for the property."),
        .required("label", .line(lengthMax: 255), "The name for people."),
        .required("type", .choice(CustomPropertyType.allCases.map(\.rawValue)), "What it holds."),
        .standard(
            "permission", .choice(PropertyPermission.allCases.map(\.rawValue)), .text("suggest"),
            "Whether it is read, proposed to a person, or written."),
        .standard("isRequired", .flag, .flag(false), "Whether notes are asked for a value before they are filed."),
        .text("instruction", .body(lengthMax: 2_000), "How a value is found in a conversation."),
        .list(
            "options", of: .identifier, countMax: 1_000, .sorted(),
            "The options that may be chosen; empty means all that the CRM offers."),
        .standard(
            "isOwner", .flag, .flag(false), "Whether it is the person's own owner property, which no push touches."),
        .optional("crmUser", .identifier, "The CRM user that an owner property is bound to."),
    ]
}
