/// The settings that a push can bring (product rules, §7).
public enum Category: String, Hashable, Sendable, Codable, CaseIterable {
    /// Mapped CRM properties and their permissions.
    case customProperties
    /// Pipelines, synced stages, descriptions, restrictions.
    case pipelineStages
    /// Name, website, description, products.
    case companyDetails
    /// Rules for titles of meetings.
    case meetingTitles
    /// The company's other domains.
    case alternateDomains
    /// Partners' domains.
    case partnershipDomains
    /// How tasks are made.
    case taskSettings
    /// CRM keys.
    case crmKeys
    /// Templates of email, Slack and CRM notes.
    case emailTemplates
    /// Context notifications and related switches, CRM behaviour.
    case advancedSettings

    /// What a push holds unless somebody chooses: all but templates (SET-2).
    public static let selectedByDefault: Set<Category> = Set(allCases).subtracting([.emailTemplates])
}
