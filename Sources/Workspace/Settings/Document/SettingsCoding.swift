import Foundation

/// Between typed values and JSON.
enum SettingsCoding {
    /// The value as JSON, as it stands.
    static func json(of value: SettingsValue) -> SettingsJSON {
        switch value {
        case .customProperties(let value): json(value)
        case .pipelineStages(let value): json(value)
        case .companyDetails(let value): json(value)
        case .meetingTitles(let value): json(value)
        case .alternateDomains(let value), .partnershipDomains(let value): json(value)
        case .taskSettings(let value): json(value)
        case .emailTemplates(let value): json(value)
        case .advancedSettings(let value): json(value)
        }
    }

    /// The value that JSON holds, once it has passed the check of the category's schema.
    static func value(of json: SettingsJSON, _ category: Category) throws(InvalidSettings) -> SettingsValue {
        switch category {
        case .customProperties: .customProperties(try read(json))
        case .pipelineStages: .pipelineStages(try read(json))
        case .companyDetails: .companyDetails(try read(json))
        case .meetingTitles: .meetingTitles(try read(json))
        case .alternateDomains: .alternateDomains(try read(json))
        case .partnershipDomains: .partnershipDomains(try read(json))
        case .taskSettings: .taskSettings(try read(json))
        case .emailTemplates: .emailTemplates(try read(json))
        case .advancedSettings: .advancedSettings(try read(json))
        case .crmKeys: throw .noDocument
        }
    }

    private static func json(_ value: some Encodable) -> SettingsJSON {
        do {
            let text = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
            return try SettingsParser.parse(text).0
        } catch {
            // Nothing but texts, flags and whole numbers is encoded, and no list is nested deeply.
            preconditionFailure("Settings that can't be written as JSON: \(error)")
        }
    }

    private static func read<Value: Decodable>(_ json: SettingsJSON) throws(InvalidSettings) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(json.canonicalText.utf8))
        } catch {
            throw InvalidSettings(
                SettingsIssue(
                    path: "", code: "settings_malformed",
                    message: "The document doesn't have the shape of its category.",
                    nextStep: "Follow the fields of docs/settings.md."))
        }
    }
}

extension InvalidSettings {
    /// CRM keys are no document.
    static let noDocument = InvalidSettings(
        SettingsIssue(
            path: "", code: "settings_category_without_document", rule: "SET-3",
            message: "CRM keys are no document.", nextStep: "Choose another category; keys come by `connect` or a sync."
        ))
}
