import MockKit

/// Custom fields, as a seed writes them.
extension FieldDefinition {
    private static let members = [
        "name", "label", "type", "length", "precision", "scale", "required", "unique", "external_id", "reference_to",
        "relationship_name", "values", "restricted", "controller", "formula", "auto_number", "description",
        "read_only", "createable", "updateable", "html", "default",
    ]

    init(seed json: JSON, at place: String) throws {
        let reader = try SeedReader(json, at: place)
        try reader.finish(knowing: Self.members)
        let name = try reader.string("name")
        let word = try reader.optionalString("type") ?? "string"
        guard let type = FieldType(rawValue: word) else {
            throw SeedError("\(place).type \"\(word)\" is unknown: use a type of describe, such as string or reference")
        }
        guard name.wholeMatch(of: /[A-Za-z](?:_?[A-Za-z0-9])*__c/) != nil else {
            throw SeedError("\(place).name \"\(name)\" is no custom field's: end it with __c")
        }
        self.init(name, try reader.optionalString("label") ?? name, type)
        isCustom = true
        try readSizes(reader)
        try readRules(reader)
        try readValues(reader)
        if type == .reference {
            referenceTo = try reader.strings("reference_to") ?? ["User"]
            relationshipName = String(name.dropLast("__c".count)) + "__r"
            childRelationshipName = try reader.optionalString("relationship_name")
        }
    }

    private mutating func readSizes(_ reader: SeedReader) throws {
        if type.isText { length = try reader.integer("length") ?? (type == .textarea ? 32_768 : 255) }
        if type == .reference { length = 18 }
        if type.isDecimal {
            precision = try reader.integer("precision") ?? 18
            scale = try reader.integer("scale") ?? 0
        }
        description = try reader.optionalString("description")
        isHTMLFormatted = try reader.bool("html") ?? false
        if isHTMLFormatted { extraTypeInfo = "richtextarea" }
    }

    private mutating func readRules(_ reader: SeedReader) throws {
        if try reader.bool("required") == true {
            isNillable = false
            isPermissionable = false
        }
        isUnique = try reader.bool("unique") ?? false
        isExternalID = try reader.bool("external_id") ?? false
        isIDLookup = isExternalID
        formula = try reader.optionalString("formula")
        isCalculated = formula != nil
        isAutoNumber = try reader.bool("auto_number") ?? false
        isCreateable = try reader.bool("createable") ?? isCreateable
        isUpdateable = try reader.bool("updateable") ?? isUpdateable
        if try reader.bool("read_only") == true || isCalculated || isAutoNumber {
            isCreateable = false
            isUpdateable = false
        }
        defaultValue = reader.members["default"] ?? (type == .boolean ? false : .null)
        if type == .boolean { isNillable = false }
        isDefaultedOnCreate = !defaultValue.isNull
        if [.textarea, .multipicklist].contains(type), length > 255 {
            isFilterable = type == .multipicklist
            isSortable = false
        }
    }

    private mutating func readValues(_ reader: SeedReader) throws {
        isRestrictedPicklist = try reader.bool("restricted") ?? false
        controllerName = try reader.optionalString("controller")
        for (index, value) in (reader.members["values"]?.array ?? []).enumerated() {
            if let text = value.string {
                picklist.append(PicklistEntry(text))
                continue
            }
            let inner = try SeedReader(value, at: "\(reader.path).values[\(index)]")
            try inner.finish(knowing: ["value", "label", "active", "valid_for"])
            let places = try inner.members["valid_for"]?.array?.map { place in
                guard let number = place.integer else {
                    throw SeedError(
                        "\(inner.path).valid_for: \(place.text) is no place in the controlling field's values")
                }
                return number
            }
            picklist.append(
                PicklistEntry(
                    try inner.string("value"), label: try inner.optionalString("label"),
                    isActive: try inner.bool("active") ?? true, validFor: places))
        }
    }
}
