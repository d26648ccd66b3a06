import ConnectorKit
import Foundation

/// Between Salesforce's words and the gateway's: names, definitions and values.
enum SalesforceMapping {
    /// Between the options of a multi-select picklist.
    static let listSeparator: Character = ";"
    /// The end of the name of what customers make, fields and tables.
    static let customSuffix = "__c"

    /// The object in paths and queries.
    static func vendorName(of object: CRMObject) -> String {
        switch object {
        case .deal: "Opportunity"
        case .contact: "Contact"
        case .company: "Account"
        }
    }

    /// The key prefix of the object's ids.
    static func prefix(of object: CRMObject) -> SalesforceID.Prefix {
        switch object {
        case .deal: .opportunity
        case .contact: .contact
        case .company: .account
        }
    }
}

// MARK: Definitions

extension SalesforceMapping {
    /// What a compound person's name is called in `extraTypeInfo`; its parts are written instead.
    private static let personName = "personname"
    /// Types whose parts are written instead of themselves.
    private static let compoundTypes: Set<String> = ["address", "location", "complexvalue"]
    /// Types whose length is one of texts.
    private static let textTypes: Set<String> = [
        "combobox", "email", "encryptedstring", "phone", "picklist", "string", "textarea", "url",
    ]
    /// Types whose decimals Salesforce fixes.
    private static let scaledTypes: Set<String> = ["currency", "double", "int", "percent"]

    /// A field that the token's user sees, or `nil` for one that this version of the interface no longer shows.
    ///
    /// What may be changed is `updateable`, what a new record may be made with is `createable`; both narrowed by field-level
    /// security and by the user's right to the object (SOAP API guide, "Field" of `DescribeSObjectResult`).
    ///
    /// Salesforce's own description isn't part of a describe; the help text, which carries our mark too, is.
    ///
    /// - Parameter fields: all of the object, among them whichever controls this one.
    static func property(
        _ field: SalesforceDescribe.Field, of object: CRMObject, among fields: [SalesforceDescribe.Field]
    ) -> PropertyDefinition? {
        guard field.deprecatedAndHidden != true else { return nil }
        let isRequired = field.createable == true && field.nillable == false && field.defaultedOnCreate == false
        return PropertyDefinition(
            object: object, name: PropertyName(rawValue: field.name), label: field.label ?? field.name,
            type: SalesforceFieldType.type(of: field, in: object), vendorType: SalesforceFieldType.word(for: field),
            description: field.inlineHelpText ?? "", isWritable: field.updateable == true && holdsValues(field),
            isWritableOnCreate: field.createable == true && holdsValues(field), isStandard: field.custom != true,
            isRequired: isRequired, isUnique: field.unique ?? false, options: options(of: field, among: fields),
            controller: field.controllerName.map(PropertyName.init(rawValue:)),
            scale: scaledTypes.contains(field.type) ? field.scale : nil,
            lengthMax: textTypes.contains(field.type) ? field.length.flatMap { $0 > 0 ? $0 : nil } : nil)
    }

    /// A field that exists and that the token's user doesn't see.
    static func hiddenProperty(_ row: SalesforceWire.FieldDefinition, of object: CRMObject) -> PropertyDefinition {
        PropertyDefinition(
            object: object, name: PropertyName(rawValue: row.QualifiedApiName),
            label: row.Label ?? row.QualifiedApiName,
            type: row.DataType.map(SalesforceFieldType.type(ofScreenName:)) ?? .opaque, vendorType: row.DataType ?? "",
            description: row.Description ?? "", isWritable: false, isVisible: false,
            isStandard: !row.QualifiedApiName.hasSuffix(customSuffix))
    }

    /// All options, the inactive ones marked.
    static func options(
        _ values: [SalesforceDescribe.PicklistValue], controller: SalesforceDescribe.Field? = nil
    ) -> [PropertyOption] {
        values.map {
            PropertyOption(
                value: $0.value, label: $0.label ?? $0.value, isActive: $0.active ?? true,
                validFor: SalesforceValidFor.values($0.validFor, of: controller))
        }
    }

    private static func options(
        of field: SalesforceDescribe.Field, among fields: [SalesforceDescribe.Field]
    ) -> [PropertyOption] {
        let controller = field.controllerName.flatMap { name in fields.first { $0.name == name } }
        return options(field.picklistValues ?? [], controller: controller)
    }

    /// Whether values are set in it, rather than worked out or set in its parts.
    private static func holdsValues(_ field: SalesforceDescribe.Field) -> Bool {
        field.calculated != true && field.autoNumber != true
            && !compoundTypes.contains(field.type) && field.extraTypeInfo != personName
    }
}

// MARK: Owners and stages

extension SalesforceMapping {
    /// The users who can own records: partners, portal users, guests and Salesforce's own processes can't.
    static let owningUserType = "Standard"
    /// Where the stages stand: Salesforce has one list for the org, narrowed by record types.
    static let pipelineID = "OpportunityStage"
    /// What a stage's probability is counted in.
    private static let percent = 100.0

    /// A user under the email that was asked for.
    static func owner(_ row: SalesforceWire.User, email: EmailKey) -> CRMOwner {
        CRMOwner(
            id: CRMUserID(rawValue: SalesforceID.full(row.Id)), email: email, name: row.Name ?? "",
            isActive: row.IsActive ?? false, login: row.Username)
    }

    /// The stages by their order; of those that bear one name, the active one, because records hold the name.
    static func pipeline(_ rows: [SalesforceWire.Stage]) -> Pipeline {
        let sorted = rows.sorted { ($0.SortOrder ?? 0, $0.ApiName) < ($1.SortOrder ?? 0, $1.ApiName) }
        let active = Set(sorted.filter { $0.IsActive != false }.map(\.ApiName))
        var told: Set<String> = []
        let stages = sorted.filter { row in
            (row.IsActive != false || !active.contains(row.ApiName)) && told.insert(row.ApiName).inserted
        }
        return Pipeline(
            object: .deal, id: pipelineID, label: "Opportunity stages", isArchived: false, stages: stages.map(stage))
    }

    private static func stage(_ row: SalesforceWire.Stage) -> Stage {
        Stage(
            id: row.ApiName, label: row.MasterLabel ?? row.ApiName, isArchived: row.IsActive == false,
            outcome: row.IsWon == true ? .won : row.IsClosed == true ? .lost : .open,
            probability: row.DefaultProbability.map { $0 / percent }.flatMap { (0...1).contains($0) ? $0 : nil })
    }
}

// MARK: Values

extension SalesforceMapping {
    /// The JSON that sets a value, or `nil` for one that Salesforce can't hold.
    ///
    /// Not writable: an option that is empty or holds `;`, a number that is none, a moment outside the years 1700 to
    /// 4000, several owners.
    static func json(of value: FieldValue) -> JSONValue? {
        switch value {
        case .empty: .null
        case .number(let number): number.isNaN ? nil : .number(number)
        case .boolean(let flag): .boolean(flag)
        case .owners: nil
        default: text(of: value).map(JSONValue.string)
        }
    }

    /// The text that a value is compared as; `nil` for what has none.
    static func text(of value: FieldValue) -> String? {
        switch value {
        case .empty: nil
        case .text(let text), .choice(let text): text
        case .number(let number): number.isNaN ? nil : "\(number)"
        case .boolean(let flag): flag ? "true" : "false"
        case .date(let day): day.description
        case .dateTime(let moment): SalesforceMoment.text(of: moment)
        case .choices(let options): list(of: options)
        case .owner(let user): user.rawValue
        case .owners(let users): list(of: users.map(\.rawValue))
        case .reference(let record): record.rawValue
        }
    }

    /// A value that a record holds, by the type of its property; what doesn't fit the type is its text.
    static func value(_ json: JSONValue, as type: PropertyType) -> FieldValue {
        switch json {
        case .null: .empty
        case .boolean(let flag): .boolean(flag)
        case .number(let number): .number(number)
        case .string(let text): value(text, as: type)
        case .array, .object: .text(String(decoding: json.encoded, as: UTF8.self))
        }
    }

    private static func value(_ text: String, as type: PropertyType) -> FieldValue {
        if text.isEmpty { return .empty }
        switch type {
        case .choice, .stage, .pipeline: return .choice(text)
        case .choices: return .choices(text.split(separator: listSeparator).map(String.init))
        case .owner: return .owner(CRMUserID(rawValue: SalesforceID.full(text)))
        case .reference: return .reference(RecordID(rawValue: SalesforceID.full(text)))
        case .date: return CalendarDate(text).map(FieldValue.date) ?? .text(text)
        case .dateTime: return SalesforceMoment.read(text).map(FieldValue.dateTime) ?? .text(text)
        default: return .text(text)
        }
    }

    private static func list(of parts: [String]) -> String? {
        guard !parts.contains(where: { $0.isEmpty || $0.contains(listSeparator) }) else { return nil }
        return parts.joined(separator: String(listSeparator))
    }
}
