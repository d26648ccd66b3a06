/// The fields of one category. Documents are checked by it, and docs/settings.md is printed from it.
public struct SettingsSchema: Sendable {
    /// The largest document, in bytes of JSON.
    public static let documentBytesMax = 262_144

    /// The category.
    public let category: Category
    /// The version that documents are written in; it stands in each as `schema`.
    public let version: Int
    let summary: String
    let fields: [SettingsField]
    let rules: [SettingsRule]
    /// Each brings a document to the next version; the first, one of version 1.
    let upgrades: [SettingsUpgrade]

    init(
        _ category: Category, summary: String, fields: [SettingsField], rules: [SettingsRule] = [],
        upgrades: [SettingsUpgrade] = []
    ) {
        self.category = category
        self.version = upgrades.count + 1
        self.summary = summary
        self.fields = fields
        self.rules = rules
        self.upgrades = upgrades
    }

    /// The schema of a category; `nil` for `crmKeys`, which have no document.
    public static func of(_ category: Category) -> SettingsSchema? {
        switch category {
        case .customProperties: customProperties
        case .pipelineStages: pipelineStages
        case .companyDetails: companyDetails
        case .meetingTitles: meetingTitles
        case .alternateDomains: alternateDomains
        case .partnershipDomains: partnershipDomains
        case .taskSettings: taskSettings
        case .emailTemplates: emailTemplates
        case .advancedSettings: advancedSettings
        case .crmKeys: nil
        }
    }

    /// The fields of an overlay; `nil` for categories that have none.
    var overlayFields: [SettingsField]? {
        switch category {
        case .customProperties: fields
        case .pipelineStages: Self.ownStages
        default: nil
        }
    }
}
