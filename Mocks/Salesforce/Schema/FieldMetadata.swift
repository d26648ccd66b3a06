import Foundation
import MockKit

/// The `Metadata` of a posted custom field, read and judged.
struct FieldMetadata {
    private static let known: Set<String> = [
        "label", "type", "description", "inlineHelpText", "required", "unique", "externalId", "caseSensitive", "length",
        "precision", "scale", "visibleLines", "defaultValue", "referenceTo", "relationshipName", "relationshipLabel",
        "deleteConstraint", "valueSet", "formula", "formulaTreatBlanksAs", "trackHistory", "trackTrending",
        "trackFeedHistory", "displayFormat", "startingNumber", "reparentableMasterDetail", "writeRequiresMasterRead",
    ]
    private static let types: [String: FieldType] = [
        "Text": .string, "TextArea": .textarea, "LongTextArea": .textarea, "Html": .textarea, "Checkbox": .boolean,
        "Number": .double, "Currency": .currency, "Percent": .percent, "Date": .date, "DateTime": .datetime,
        "Email": .email, "Phone": .phone, "Url": .url, "Picklist": .picklist, "MultiselectPicklist": .multipicklist,
        "Lookup": .reference,
    ]
    private static let textLengthMax = 255
    private static let longLengths = 256...131_072
    private static let precisionMax = 18

    private let json: JSON
    private let word: String
    private let type: FieldType

    init(_ json: JSON) throws {
        guard let members = json.object else { throw SalesforceFailure.requiredMissing(["Metadata"]) }
        if let unknown = members.names.first(where: { !Self.known.contains($0) }) {
            throw SalesforceFailure.malformedJSON(
                "No such column '\(unknown)' on sobject of type CustomFieldMetadata")
        }
        self.json = json
        guard let word = json["type"]?.string, let type = Self.types[word] else {
            throw SalesforceFailure.fieldIntegrity("Must specify a valid type: \(json["type"]?.text ?? "null")")
        }
        self.word = word
        self.type = type
    }

    /// The field that the metadata describes.
    /// - Parameters:
    ///   - key: The object's name, lower-case.
    ///   - objects: All objects of the org, for the target of a lookup and the names of its children.
    func field(named name: String, of key: String, objects: [String: ObjectDefinition]) throws -> FieldDefinition {
        guard let label = json["label"]?.string, !label.isEmpty else {
            throw SalesforceFailure.fieldIntegrity("Must specify a label for the CustomField", fields: ["label"])
        }
        guard label.count <= SalesforceLimits.labelCharactersMax else {
            throw SalesforceFailure(
                400, "STRING_TOO_LONG", "Label: data value too large: \(label) (max length=40)", fields: ["Label"])
        }
        var field = FieldDefinition(name, label, type)
        field.isCustom = true
        field.metadata = json
        field.description = json["description"]?.string
        field.helpText = json["inlineHelpText"]?.string
        try readSizes(into: &field)
        try readRules(into: &field)
        if type == .reference { try readReference(into: &field, of: key, objects: objects) }
        if type.isPicklist { try readValues(into: &field) }
        return field
    }

    private func readSizes(into field: inout FieldDefinition) throws {
        switch word {
        case "Text": field.length = try number("length", in: 1...Self.textLengthMax)
        case "LongTextArea", "Html":
            field.length = try number("length", in: Self.longLengths)
            _ = try number("visibleLines", in: 2...50)
            field.isFilterable = false
            field.isSortable = false
            field.isHTMLFormatted = word == "Html"
            field.extraTypeInfo = word == "Html" ? "richtextarea" : "plaintextarea"
        case "TextArea", "Url", "Picklist": field.length = Self.textLengthMax
        case "Email": field.length = 80
        case "Phone": field.length = 40
        case "MultiselectPicklist":
            field.length = 4_099
            _ = try number("visibleLines", in: 3...10)
        case "Number", "Currency", "Percent":
            field.precision = try number("precision", in: 1...Self.precisionMax)
            field.scale = try number("scale", in: 0...field.precision)
        default: break
        }
    }

    private func number(_ name: String, in range: ClosedRange<Int>) throws -> Int {
        guard let value = json[name]?.integer, range.contains(value) else {
            throw SalesforceFailure.fieldIntegrity(
                "Must specify '\(name)' between \(range.lowerBound) and \(range.upperBound) for a CustomField of type "
                    + word, fields: [name])
        }
        return value
    }

    private func readRules(into field: inout FieldDefinition) throws {
        if json["required"] == true {
            field.isNillable = false
            field.isPermissionable = false
        }
        field.isUnique = json["unique"] == true
        field.isExternalID = json["externalId"] == true
        field.isIDLookup = field.isExternalID
        field.isCaseSensitive = json["caseSensitive"] == true
        if let formula = json["formula"]?.string {
            field.formula = formula
            field.isCalculated = true
            field.isCreateable = false
            field.isUpdateable = false
        }
        guard type == .boolean else { return }
        let text = json["defaultValue"]?.string ?? json["defaultValue"]?.bool.map(String.init)
        guard text == "true" || text == "false" else {
            throw SalesforceFailure.fieldIntegrity(
                "Must specify 'defaultValue' for a CustomField of type Checkbox", fields: ["defaultValue"])
        }
        field.defaultValue = .bool(text == "true")
        field.isNillable = false
        field.isDefaultedOnCreate = true
    }

    private func readReference(
        into field: inout FieldDefinition, of key: String, objects: [String: ObjectDefinition]
    ) throws {
        guard let target = json["referenceTo"]?.string, let object = objects[target.lowercased()],
            object.name == target, object.name == "User" || !object.isSetup
        else {
            throw SalesforceFailure.fieldIntegrity(
                "referenceTo value of '\(json["referenceTo"]?.string ?? "")' does not resolve to a valid sObject type",
                fields: ["referenceTo"])
        }
        let constraint = json["deleteConstraint"]?.string ?? "SetNull"
        guard ["SetNull", "Restrict", "Cascade"].contains(constraint) else {
            throw SalesforceFailure.fieldIntegrity(
                "\(constraint) is no delete constraint: use SetNull, Restrict or Cascade", fields: ["deleteConstraint"])
        }
        if constraint == "SetNull", json["required"] == true {
            throw SalesforceFailure.fieldIntegrity(
                "A required lookup can't be set to null when its parent is deleted", fields: ["deleteConstraint"])
        }
        if let child = json["relationshipName"]?.string {
            guard child.wholeMatch(of: /[A-Za-z](?:_?[A-Za-z0-9])*/) != nil,
                child.count <= SalesforceLimits.nameCharactersMax
            else {
                throw SalesforceFailure.fieldIntegrity(
                    "Relationship Name: \(child) is no name: letters, digits and single underscores, at most 40",
                    fields: ["relationshipName"])
            }
            let name = field.name
            let taken = objects.contains { other, object in
                object.fields.contains {
                    !(other == key && $0.name == name) && $0.referenceTo.contains(target)
                        && $0.childRelationshipName?.lowercased() == child.lowercased()
                }
            }
            if taken { throw SalesforceFailure.duplicateDeveloperName }
            field.childRelationshipName = child
        }
        field.referenceTo = [target]
        field.length = 18
        field.deleteConstraint = constraint
        field.relationshipName = String(field.name.dropLast("__c".count)) + "__r"
    }

    private func readValues(into field: inout FieldDefinition) throws {
        guard let set = json["valueSet"], let values = set["valueSetDefinition"]?["value"]?.array else {
            throw SalesforceFailure.fieldIntegrity(
                "Must specify 'valueSet' for a CustomField of type \(word)", fields: ["valueSet"])
        }
        field.isRestrictedPicklist = set["restricted"] == true
        field.picklist = try values.map { value in
            guard let name = value["fullName"]?.string ?? value["valueName"]?.string else {
                throw SalesforceFailure.fieldIntegrity("A value of a picklist needs a valueName", fields: ["valueSet"])
            }
            var entry = PicklistEntry(name, label: value["label"]?.string)
            entry.isDefault = value["default"] == true
            return entry
        }
    }
}
