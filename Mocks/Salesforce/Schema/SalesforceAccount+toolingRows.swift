import MockKit

/// The rows of the Tooling API's objects, made from the definitions when they are asked for.
extension SalesforceAccount {
    func toolingRows(of name: String, for userID: String) -> [Row] {
        let all = objects.values.sorted { $0.name < $1.name }
        switch name.lowercased() {
        case "entitydefinition": return all.map(Self.entityRow)
        case "fielddefinition": return all.flatMap { object in object.fields.map { fieldRow($0, of: object) } }
        case "customfield":
            return all.flatMap { object in
                object.fields.filter(\.isCustom).map { customFieldRow($0, of: object) }
            }
        default: return []
        }
    }

    private static func entityRow(_ object: ObjectDefinition) -> Row {
        let bare = object.isCustom ? String(object.name.dropLast("__c".count)) : object.name
        return [
            "DurableId": .string(object.name), "QualifiedApiName": .string(object.name),
            "DeveloperName": .string(bare), "Label": .string(object.label), "MasterLabel": .string(object.label),
            "NamespacePrefix": .null, "KeyPrefix": .string(object.keyPrefix),
        ]
    }

    private func fieldRow(_ field: FieldDefinition, of object: ObjectDefinition) -> Row {
        let id = field.customFieldID.map(SalesforceID.short) ?? field.name
        return [
            "DurableId": .string("\(object.name).\(id)"), "QualifiedApiName": .string(field.name),
            "DeveloperName": .string(Self.developerName(field)), "Label": .string(field.label),
            "MasterLabel": .string(field.label), "DataType": .string(field.dataType), "NamespacePrefix": .null,
            "Description": .optional(field.description), "Length": .integer(field.length),
            "Precision": .integer(field.precision), "Scale": .integer(field.scale),
            "IsCalculated": .bool(field.isCalculated), "IsNillable": .bool(field.isNillable),
            "IsIndexed": .bool(field.isUnique || field.isExternalID),
            "RelationshipName": .optional(field.relationshipName), "EntityDefinitionId": .string(object.name),
            "Metadata": metadata(of: field),
        ]
    }

    func customFieldRow(_ field: FieldDefinition, of object: ObjectDefinition) -> Row {
        [
            "Id": .optional(field.customFieldID), "DeveloperName": .string(Self.developerName(field)),
            "TableEnumOrId": .string(object.name), "NamespacePrefix": .null,
            "EntityDefinitionId": .string(object.name), "FullName": .string("\(object.name).\(field.name)"),
            "Metadata": metadata(of: field),
        ]
    }

    static func developerName(_ field: FieldDefinition) -> String {
        field.isCustom ? String(field.name.dropLast("__c".count)) : field.name
    }

    /// What was posted, or the least that can be said of a field of the seed.
    func metadata(of field: FieldDefinition) -> JSON {
        field.metadata ?? [
            "label": .string(field.label),
            "type": .string(field.dataType.split(separator: "(").first.map(String.init) ?? ""),
            "description": .optional(field.description), "required": .bool(!field.isNillable),
        ]
    }
}
