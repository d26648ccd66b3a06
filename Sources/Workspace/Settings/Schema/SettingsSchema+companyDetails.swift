extension SettingsSchema {
    static let companyDetails = SettingsSchema(
        .companyDetails, summary: "Who the company is and what it sells, as context for notes and drafts.",
        fields: [
            .required("name", .line(lengthMax: 200), "The company's name."),
            .optional("website", .webAddress, "Its web address."),
            .text("description", .body(lengthMax: 5_000), "What it does."),
            .text("industry", .line(lengthMax: 200, mayBeEmpty: true), "Its industry."),
            .text("elevatorPitch", .body(lengthMax: 1_000), "How it is told in half a minute."),
            .text("idealCustomer", .body(lengthMax: 2_000), "Whom it sells to."),
            .list(
                "products", of: .record(product), countMax: 200, .sorted(by: ["name"], foldsCase: true),
                "What it sells; one per name."),
            .list(
                "competitors", of: .line(lengthMax: 200), countMax: 200, .sorted(foldsCase: true),
                "Whom it competes with; each once."),
            .list(
                "glossary", of: .record(entry), countMax: 500, .sorted(by: ["term"], foldsCase: true),
                "Words of its own; one per term."),
        ], rules: SettingsRule.ofCompanyDetails)

    private static let product: [SettingsField] = [
        .required("name", .line(lengthMax: 200), "Its name."),
        .text("description", .body(lengthMax: 2_000), "What it does, and for whom."),
        .optional("website", .webAddress, "Its page."),
    ]

    private static let entry: [SettingsField] = [
        .required("term", .line(lengthMax: 100), "The word as it is written."),
        .required("meaning", .body(lengthMax: 500, mayBeEmpty: false), "What it means."),
    ]
}
