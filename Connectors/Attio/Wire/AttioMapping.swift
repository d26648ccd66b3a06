import ConnectorKit

/// Between Attio's words and the gateway's: names, people and definitions.
enum AttioMapping {
    /// Attio's type for a reference to a member, a token, an app or Attio itself.
    static let ownerType = "actor-reference"
    /// The attribute that holds a deal's stage. Slugs of Attio's own attributes never change.
    static let stageSlug = "stage"
    /// The attribute of people that holds a name in parts.
    static let personNameSlug = "name"
    /// Decimals that Attio keeps of numbers and amounts.
    static let decimals = 4

    /// The object in paths. Slugs of Attio's own objects never change.
    static func slug(of object: CRMObject) -> String {
        switch object {
        case .deal: "deals"
        case .contact: "people"
        case .company: "companies"
        }
    }

    /// A member, or `nil` for one without an email. A suspended one exists and may own no new records.
    static func owner(_ member: AttioWire.Member) -> CRMOwner? {
        guard let email = member.email_address, !email.isEmpty else { return nil }
        let name = [member.first_name, member.last_name].compactMap(\.self).filter { !$0.isEmpty }
        return CRMOwner(
            id: CRMUserID(rawValue: member.id.workspace_member_id), email: EmailKey(comparing: email),
            name: name.joined(separator: " "), isActive: member.access_level != suspended)
    }

    private static let suspended = "suspended"
}

// MARK: Definitions

extension AttioMapping {
    /// A definition.
    ///
    /// - Parameter options: what a select or a status attribute allows; empty where it wasn't asked for.
    static func property(
        _ attribute: AttioWire.Attribute, of object: CRMObject, options: [PropertyOption] = []
    ) -> PropertyDefinition {
        let isList = attribute.is_multiselect ?? false
        let isFraction = ["number", "currency"].contains(attribute.type)
        return PropertyDefinition(
            object: object, name: PropertyName(rawValue: attribute.api_slug),
            label: attribute.title ?? attribute.api_slug, type: type(of: attribute, in: object),
            vendorType: isList ? "\(attribute.type), several" : attribute.type,
            description: attribute.description ?? "", isWritable: isWritable(attribute),
            isArchived: attribute.is_archived ?? false, isStandard: attribute.is_system_attribute ?? false,
            isRequired: attribute.is_required ?? false, isUnique: attribute.is_unique ?? false, options: options,
            scale: isFraction ? decimals : nil)
    }

    /// What lists the values that an attribute allows, where that is a call of its own that a definition needs.
    ///
    /// The stages of deals stand in the pipeline.
    static func optionList(of attribute: AttioWire.Attribute, in object: CRMObject) -> OptionList? {
        switch attribute.type {
        case "select": .options
        case "status": isStage(attribute, in: object) ? nil : .statuses
        default: nil
        }
    }

    /// The two lists of allowed values.
    enum OptionList {
        /// Of a select attribute.
        case options
        /// Of a status attribute.
        case statuses
    }

    static func option(_ option: AttioWire.Option) -> PropertyOption {
        PropertyOption(value: option.id.option_id, label: option.title, isActive: option.is_archived != true)
    }

    static func option(_ status: AttioWire.Status) -> PropertyOption {
        PropertyOption(value: status.id.status_id, label: status.title, isActive: status.is_archived != true)
    }

    /// `is_writable` is false for formulas and for what Attio fills in; interactions can't be written whatever it says.
    private static func isWritable(_ attribute: AttioWire.Attribute) -> Bool {
        attribute.is_writable ?? true && attribute.type != "interaction"
    }

    private static func isStage(_ attribute: AttioWire.Attribute, in object: CRMObject) -> Bool {
        object == .deal && attribute.type == "status" && attribute.api_slug == stageSlug
    }

    private static func type(of attribute: AttioWire.Attribute, in object: CRMObject) -> PropertyType {
        let isList = attribute.is_multiselect ?? false
        switch attribute.type {
        case "text", "personal-name": return .text
        case "number", "rating": return .number
        case "currency": return .currency
        case "checkbox": return .boolean
        case "date": return .date
        case "timestamp": return .dateTime
        case "select": return isList ? .choices : .choice
        case "status": return isStage(attribute, in: object) ? .stage : .choice
        case ownerType: return isList ? .owners : .owner
        case "email-address": return .email
        case "phone-number": return .phone
        case "domain": return .url
        // Several references have no type in the gateway's words.
        case "record-reference": return isList ? .opaque : .reference
        // Locations, interactions, and what Attio may add.
        default: return .opaque
        }
    }
}

// MARK: Pipelines

extension AttioMapping {
    /// The statuses of a deal's stage, in the order of the answer, the only order there is.
    ///
    /// Attio has no pipelines: the attribute stands for one. It tells neither a probability nor which stage is won or
    /// lost; titles and `celebration_enabled` are for people to change as they like, so nothing is read from them.
    static func pipeline(_ statuses: [AttioWire.Status]) -> Pipeline {
        Pipeline(
            object: .deal, id: stageSlug, label: "Deal stage", isArchived: false,
            stages: statuses.map { status in
                Stage(
                    id: status.id.status_id, label: status.title, isArchived: status.is_archived ?? false,
                    outcome: .unknown)
            })
    }
}
