import Workspace

/// Values that pass every rule, different for each name.
enum SampleSettings {
    /// All categories that are documents.
    static let documentCategories = Category.allCases.filter { $0 != .crmKeys }
    /// The eight that a push brings besides keys unless somebody chooses.
    static let usual = Category.selectedByDefault.subtracting([.crmKeys])

    /// A value of a category.
    static func value(_ category: Category, _ name: String = "acme") -> SettingsValue {
        switch category {
        case .customProperties: .customProperties(CustomPropertySettings(properties: [property("amount", name)]))
        case .pipelineStages: stages(["open", "won"], name)
        case .companyDetails: .companyDetails(CompanyDetails(name: name))
        case .meetingTitles:
            .meetingTitles(
                MeetingTitleSettings(rules: [
                    MeetingTitleRule(id: "first", match: .prefix, pattern: "\(name):", action: .skip)
                ]))
        case .alternateDomains: .alternateDomains(DomainListSettings(domains: ["\(name).org"]))
        case .partnershipDomains: .partnershipDomains(DomainListSettings(domains: ["\(name)-partner.com"]))
        case .taskSettings: .taskSettings(TaskSettings(isEnabled: true, titleTemplate: "\(name): {{task.summary}}"))
        case .emailTemplates:
            .emailTemplates(
                EmailTemplateSettings(templates: [
                    MessageTemplate(id: "thanks", name: name, channel: .slack, body: "Thank you.")
                ]))
        case .advancedSettings, .crmKeys: .advancedSettings(AdvancedSettings(digest: .daily, digestHour: name.count))
        }
    }

    /// A property of deals.
    static func property(_ name: String, _ label: String = "Label", isOwner: Bool = false) -> CustomProperty {
        CustomProperty(
            crm: "hubspot", object: .deal, name: name, label: label, type: isOwner ? .owner : .number,
            isOwner: isOwner)
    }

    /// One pipeline with these stages.
    static func stages(_ ids: [String], _ label: String = "Stage") -> SettingsValue {
        .pipelineStages(
            PipelineSettings(pipelines: [
                PipelineSetting(
                    crm: "hubspot", id: "default", label: "Sales",
                    stages: ids.enumerated().map { order, id in
                        StageSetting(id: id, label: "\(label) \(id)", order: order)
                    })
            ]))
    }
}
