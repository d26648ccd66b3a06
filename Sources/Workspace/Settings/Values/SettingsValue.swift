/// What one category holds.
public enum SettingsValue: Hashable, Sendable {
    /// Mapped CRM properties.
    case customProperties(CustomPropertySettings)
    /// Pipelines and stages.
    case pipelineStages(PipelineSettings)
    /// The company.
    case companyDetails(CompanyDetails)
    /// Rules for titles of meetings.
    case meetingTitles(MeetingTitleSettings)
    /// The company's other domains.
    case alternateDomains(DomainListSettings)
    /// Partners' domains.
    case partnershipDomains(DomainListSettings)
    /// The making of tasks.
    case taskSettings(TaskSettings)
    /// Templates.
    case emailTemplates(EmailTemplateSettings)
    /// Notifications and CRM behaviour.
    case advancedSettings(AdvancedSettings)

    /// The category that it belongs to.
    public var category: Category {
        switch self {
        case .customProperties: .customProperties
        case .pipelineStages: .pipelineStages
        case .companyDetails: .companyDetails
        case .meetingTitles: .meetingTitles
        case .alternateDomains: .alternateDomains
        case .partnershipDomains: .partnershipDomains
        case .taskSettings: .taskSettings
        case .emailTemplates: .emailTemplates
        case .advancedSettings: .advancedSettings
        }
    }

    /// What holds on a dashboard that has no value of the category: nothing mapped, no tasks (PROV-3), and the careful
    /// behaviour.
    ///
    /// - Returns: `nil` for `crmKeys`, which have no document, and for `companyDetails`: no company has a default name.
    public static func standard(_ category: Category) -> SettingsValue? {
        switch category {
        case .customProperties: .customProperties(CustomPropertySettings())
        case .pipelineStages: .pipelineStages(PipelineSettings())
        case .meetingTitles: .meetingTitles(MeetingTitleSettings())
        case .alternateDomains: .alternateDomains(DomainListSettings())
        case .partnershipDomains: .partnershipDomains(DomainListSettings())
        case .taskSettings: .taskSettings(TaskSettings())
        case .emailTemplates: .emailTemplates(EmailTemplateSettings())
        case .advancedSettings: .advancedSettings(AdvancedSettings())
        case .crmKeys, .companyDetails: nil
        }
    }
}
