import ConnectorKit
import Foundation

/// Between HubSpot's words and the gateway's: names, definitions and values.
enum HubSpotMapping {
    /// Milliseconds in a second; HubSpot keeps moments to the millisecond.
    static let millisecondsPerSecond: Int64 = 1000
    /// The longest text of a property, in characters ("Properties", read 2026-10).
    static let textLengthMax = 65_536
    /// Between the options of a checkbox property.
    static let listSeparator: Character = ";"

    /// The object in paths.
    static func vendorName(of object: CRMObject) -> String {
        switch object {
        case .deal: "deals"
        case .contact: "contacts"
        case .company: "companies"
        }
    }

    /// The object's type in paths that take no name.
    static func typeID(of object: CRMObject) -> String {
        switch object {
        case .contact: "0-1"
        case .company: "0-2"
        case .deal: "0-3"
        }
    }

    /// The property group that every account has for the object.
    static func standardGroup(of object: CRMObject) -> String {
        switch object {
        case .deal: "dealinformation"
        case .contact: "contactinformation"
        case .company: "companyinformation"
        }
    }

    /// An owner, or `nil` for a queue and for one without an email.
    static func owner(_ owner: HubSpotWire.Owner, isArchived: Bool) -> CRMOwner? {
        guard let email = owner.email, !email.isEmpty, owner.type ?? "PERSON" == "PERSON" else { return nil }
        let name = [owner.firstName, owner.lastName].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
        return CRMOwner(
            id: CRMUserID(rawValue: owner.id), email: EmailKey(comparing: email), name: name,
            isActive: !(owner.archived ?? isArchived))
    }
}

// MARK: Definitions

extension HubSpotMapping {
    /// Properties of a deal that HubSpot demands of every new one.
    private static let requiredOfDeals: Set<String> = ["dealname", "dealstage"]

    /// A definition; `isArchived` says which list it came from, because HubSpot's own may lack the member.
    static func property(
        _ property: HubSpotWire.Property, of object: CRMObject, isArchived: Bool
    ) -> PropertyDefinition {
        let isReadOnly = property.modificationMetadata?.readOnlyValue ?? false
        return PropertyDefinition(
            object: object, name: PropertyName(rawValue: property.name), label: property.label ?? property.name,
            type: type(of: property, in: object), vendorType: vendorType(of: property),
            description: property.description ?? "",
            isWritable: !isReadOnly && property.calculated != true,
            isArchived: property.archived ?? isArchived, isStandard: property.hubspotDefined ?? false,
            isRequired: object == .deal && requiredOfDeals.contains(property.name),
            isUnique: property.hasUniqueValue ?? false, options: (property.options ?? []).map(option),
            lengthMax: property.type == "string" ? textLengthMax : nil)
    }

    private static func option(_ option: HubSpotWire.Property.Option) -> PropertyOption {
        PropertyOption(value: option.value, label: option.label ?? option.value, isActive: option.hidden != true)
    }

    /// `enumeration/select`, and `enumeration/select → OWNER` where it refers to something.
    private static func vendorType(of property: HubSpotWire.Property) -> String {
        let name = property.fieldType.map { "\(property.type)/\($0)" } ?? property.type
        return property.referencedObjectType.map { "\(name) → \($0)" } ?? name
    }

    private static func type(of property: HubSpotWire.Property, in object: CRMObject) -> PropertyType {
        switch property.type {
        case "bool": .boolean
        case "date": .date
        case "datetime": .dateTime
        case "number": isCurrency(property) ? .currency : .number
        case "phone_number": .phone
        case "string": textType(of: property, in: object)
        case "enumeration": listType(of: property, in: object)
        default: .opaque
        }
    }

    private static func isCurrency(_ property: HubSpotWire.Property) -> Bool {
        property.numberDisplayHint == "currency" || property.showCurrencySymbol == true
    }

    private static func textType(of property: HubSpotWire.Property, in object: CRMObject) -> PropertyType {
        switch (object, property.name) {
        case (.contact, "email"): return .email
        case (.company, "domain"): return .url
        default: break
        }
        if property.fieldType == "phonenumber" { return .phone }
        switch property.textDisplayHint {
        case "email": return .email
        case "phone_number": return .phone
        case "domain_name": return .url
        default: return .text
        }
    }

    private static func listType(of property: HubSpotWire.Property, in object: CRMObject) -> PropertyType {
        let allowsSeveral = property.fieldType == "checkbox"
        if property.referencedObjectType == HubSpotWire.ownerType { return allowsSeveral ? .owners : .owner }
        switch (object, property.name) {
        case (.deal, "dealstage"): return .stage
        case (.deal, "pipeline"): return .pipeline
        default: break
        }
        if property.fieldType == "booleancheckbox" { return .boolean }
        return allowsSeveral ? .choices : .choice
    }
}

// MARK: Pipelines

extension HubSpotMapping {
    /// Pipelines and their stages by display order, then id: HubSpot sends them unsorted.
    static func pipelines(_ pipelines: [HubSpotWire.Pipeline], of object: CRMObject) -> [Pipeline] {
        pipelines.sorted { ($0.displayOrder ?? 0, $0.id) < ($1.displayOrder ?? 0, $1.id) }.map { pipeline in
            let stages = pipeline.stages.sorted { ($0.displayOrder ?? 0, $0.id) < ($1.displayOrder ?? 0, $1.id) }
            return Pipeline(
                object: object, id: pipeline.id, label: pipeline.label, isArchived: pipeline.archived ?? false,
                stages: stages.map(stage))
        }
    }

    private static func stage(_ stage: HubSpotWire.Pipeline.Stage) -> Stage {
        let probability = number(in: stage, "probability").flatMap { (0...1).contains($0) ? $0 : nil }
        return Stage(
            id: stage.id, label: stage.label, isArchived: stage.archived ?? false,
            outcome: outcome(of: stage, probability: probability), probability: probability)
    }

    /// `isClosed` is derived by HubSpot: true exactly at the probabilities 0 and 1.
    private static func outcome(of stage: HubSpotWire.Pipeline.Stage, probability: Double?) -> Stage.Outcome {
        let isClosed = stage.metadata?["isClosed"].flatMap(\.self).map { $0.lowercased() == "true" } ?? true
        guard isClosed else { return .open }
        switch probability {
        case 1: return .won
        case 0: return .lost
        default: return .open
        }
    }

    private static func number(in stage: HubSpotWire.Pipeline.Stage, _ key: String) -> Double? {
        stage.metadata?[key].flatMap(\.self).flatMap { Double($0) }
    }
}

// MARK: Values

extension HubSpotMapping {
    /// The text that HubSpot stores for a value, or `nil` for one that it can't hold.
    ///
    /// `""` clears. Not writable: an option that is empty or holds `;` (it would split, or append), a number that is
    /// none, a moment outside the years 1 to 9999.
    static func wireText(of value: FieldValue) -> String? {
        switch value {
        case .empty: ""
        case .text(let text), .choice(let text): text
        case .number(let number): number.isNaN ? nil : "\(number)"
        case .boolean(let flag): flag ? "true" : "false"
        case .date(let day): day.description
        case .dateTime(let moment): instantText(of: moment)
        case .choices(let options): listText(of: options)
        case .owner(let user): user.rawValue
        case .owners(let users): listText(of: users.map(\.rawValue))
        case .reference(let record): record.rawValue
        }
    }

    /// What a record holds, untyped: the definition that says more is in the hands of the caller.
    static func value(_ text: String?) -> FieldValue {
        guard let text, !text.isEmpty else { return .empty }
        return .text(text)
    }

    /// A link for people, where HubSpot gave one to its own pages.
    static func link(_ text: String?) -> String? {
        guard let text, text.hasPrefix("https://") else { return nil }
        let authority = text.dropFirst("https://".count).prefix { !"/?#".contains($0) }
        guard HostRule.under(".hubspot.com").matches(String(authority)) else { return nil }
        return text
    }

    private static func listText(of parts: [String]) -> String? {
        guard !parts.contains(where: { $0.isEmpty || $0.contains(listSeparator) }) else { return nil }
        return parts.joined(separator: String(listSeparator))
    }

    /// ISO 8601 in UTC with milliseconds, rounded rather than cut, so that it reads back as the same millisecond.
    private static func instantText(of moment: Date) -> String? {
        let seconds = moment.timeIntervalSince1970
        guard (-62_135_596_800..<253_402_300_799).contains(seconds) else { return nil }
        guard let milliseconds = milliseconds(of: moment) else { return nil }
        let fraction = ((milliseconds % millisecondsPerSecond) + millisecondsPerSecond) % millisecondsPerSecond
        let whole = Date(timeIntervalSince1970: Double((milliseconds - fraction) / millisecondsPerSecond))
        let digits = String(fraction + millisecondsPerSecond).dropFirst()
        return whole.formatted(.iso8601).dropLast() + ".\(digits)Z"
    }

    /// A moment as HubSpot counts it, or `nil` for one that no clock shows.
    static func milliseconds(of moment: Date) -> Int64? {
        Int64(exactly: (moment.timeIntervalSince1970 * Double(millisecondsPerSecond)).rounded())
    }
}
