/// What Ann sets up in the demo, as files that `settings set` reads: YAML for people, JSON for programs.
enum DemoSettings {
    /// The files by category, in the order in which they are set.
    static let files: [(category: String, name: String, text: String)] = [
        ("customProperties", "properties.yaml", properties),
        ("pipelineStages", "stages.yaml", stages),
        ("companyDetails", "company.json", company),
        ("meetingTitles", "titles.yaml", titles),
        ("taskSettings", "tasks.yaml", tasks),
    ]

    /// A stage that leads to one that isn't there.
    static let mistaken = """
        pipelines:
          - crm: hubspot
            id: default
            label: Sales pipeline
            stages:
              - {id: qualifiedtobuy, label: Qualified to buy, restrictions: {nextStages: [contractsent]}}

        """

    private static let properties = """
        properties:
          - {crm: hubspot, object: deal, name: amount, label: Amount, type: currency, permission: suggest}
          - crm: hubspot
            object: deal
            name: hs_next_step
            label: Next step
            type: text
            permission: write
            instruction: What was agreed to happen next, and by when.

        """

    private static let stages = """
        pipelines:
          - crm: hubspot
            id: default
            label: Sales pipeline
            stages:
              - {id: appointmentscheduled, label: Appointment scheduled, description: A first meeting has a date.}
              - {id: qualifiedtobuy, label: Qualified to buy, description: Need and budget were confirmed.}
              - {id: closedwon, label: Closed won, outcome: won}

        """

    private static let company = """
        {
          "name": "Acme Ltd",
          "website": "https://acme.example",
          "description": "Acme makes anvils, and delivers them the same day.",
          "products": [{"name": "Anvil", "description": "Forged, 50 kg."}]
        }

        """

    private static let titles = """
        rules:
          - {id: internal, match: prefix, pattern: "[internal]", action: skip}
          - {id: demo, match: contains, pattern: demo, action: assign, meetingType: demo}

        """

    private static let tasks = """
        isEnabled: true
        dueDays: 2

        """
}
