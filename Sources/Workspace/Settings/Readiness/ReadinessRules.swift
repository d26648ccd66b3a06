/// Decides what a source lacks (SET-11). Pure.
public enum ReadinessRules {
    /// The findings, in the order of categories, the gravest of a category first.
    public static func findings(_ view: ReadinessView) -> [ReadinessFinding] {
        let order = ReadinessSeverity.allCases
        return Category.allCases.filter(view.categories.contains).flatMap { category in
            let found = category == .crmKeys ? connections(view) : settings(category, view)
            return order.flatMap { severity in found.filter { $0.severity == severity } }
        }
    }

    /// Whether a sync from there brings all that was asked for: nothing is broken, nothing missing.
    public static func isReady(_ findings: [ReadinessFinding]) -> Bool {
        findings.allSatisfy { $0.severity == .note }
    }

    private static func connections(_ view: ReadinessView) -> [ReadinessFinding] {
        guard !view.connections.isEmpty else {
            return [
                ReadinessFinding(
                    "connections_missing", .missing, .crmKeys, "There is no CRM connection.",
                    nextStep: "Connect a CRM: crm-gateway connect NAME.")
            ]
        }
        return view.connections.filter { !$0.isLive }.map { dead in
            ReadinessFinding(
                "connection_dead", .broken, .crmKeys, crm: dead.crm, "The connection to \(dead.crm) doesn't work.",
                nextStep: "Connect \(dead.crm) again.")
        }
    }

    private static func settings(_ category: Category, _ view: ReadinessView) -> [ReadinessFinding] {
        switch view.entries[category] {
        case nil: [missing(category)]
        case .broken(let issues)?: issues.map { broken(category, $0) }
        case .value(let value)?: look(at: value, view)
        }
    }

    private static func missing(_ category: Category) -> ReadinessFinding {
        let (id, what) = names(of: category)
        return ReadinessFinding(
            "\(id)_missing", .missing, category, "\(what) were never set up.",
            nextStep: "Set them: crm-gateway settings edit \(category.rawValue); or leave the category out.")
    }

    private static func broken(_ category: Category, _ issue: SettingsIssue) -> ReadinessFinding {
        ReadinessFinding(
            "value_broken", .broken, category, path: issue.path.isEmpty ? nil : issue.path,
            "The stored value of \(category.rawValue) can't be copied: \(issue.message)", nextStep: issue.nextStep)
    }

    private static func names(of category: Category) -> (id: String, words: String) {
        switch category {
        case .customProperties: ("properties", "CRM properties")
        case .pipelineStages: ("stages", "Pipelines and stages")
        case .companyDetails: ("company_details", "The company's details")
        case .meetingTitles: ("meeting_titles", "Rules for meeting titles")
        case .alternateDomains: ("alternate_domains", "The company's other domains")
        case .partnershipDomains: ("partnership_domains", "Partners' domains")
        case .taskSettings: ("task_settings", "Task settings")
        case .crmKeys: ("connections", "CRM connections")
        case .emailTemplates: ("templates", "Templates")
        case .advancedSettings: ("advanced_settings", "Advanced settings")
        }
    }

    private static func look(at value: SettingsValue, _ view: ReadinessView) -> [ReadinessFinding] {
        switch value {
        case .customProperties(let settings): ReadinessRules.properties(settings, view)
        case .pipelineStages(let settings): ReadinessRules.pipelines(settings, view)
        case .companyDetails(let details): company(details)
        case .meetingTitles(let settings):
            settings.rules.contains(where: \.isEnabled)
                ? [] : [note("meeting_titles_empty", value.category, "No rule for meeting titles is in force.")]
        case .emailTemplates(let settings):
            settings.templates.contains(where: \.isEnabled)
                ? [] : [note("templates_empty", value.category, "No template is offered.")]
        case .taskSettings(let settings):
            settings.isEnabled ? [] : [note("tasks_disabled", value.category, "Tasks are switched off.")]
        case .alternateDomains, .partnershipDomains, .advancedSettings: []
        }
    }

    private static func company(_ details: CompanyDetails) -> [ReadinessFinding] {
        var found: [ReadinessFinding] = []
        if details.description.isEmpty {
            found.append(note("company_description_empty", .companyDetails, "The company has no description."))
        }
        if details.products.isEmpty {
            found.append(note("company_products_empty", .companyDetails, "The company has no products."))
        }
        return found
    }

    static func note(
        _ id: String, _ category: Category, crm: String? = nil, _ message: String
    ) -> ReadinessFinding {
        ReadinessFinding(
            id, .note, category, crm: crm, message,
            nextStep: "If that isn't meant so: crm-gateway settings edit \(category.rawValue).")
    }
}
