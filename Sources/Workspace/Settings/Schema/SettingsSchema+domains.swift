extension SettingsSchema {
    static let alternateDomains = SettingsSchema(
        .alternateDomains, summary: "The company's other mail domains: whoever writes from them is a colleague.",
        fields: [domains])

    static let partnershipDomains = SettingsSchema(
        .partnershipDomains, summary: "Partners' mail domains: whoever writes from them is no customer.",
        fields: [domains])

    private static let domains = SettingsField.list(
        "domains", of: .domain, countMax: 1_000, .sorted(), "The domains; each once.")
}
