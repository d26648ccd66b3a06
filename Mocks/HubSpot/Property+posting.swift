import MockKit

/// Making and changing definitions from bodies, with the rules HubSpot has for them.
extension Property {
    static let types = ["bool", "date", "datetime", "enumeration", "number", "phone_number", "string"]
    static let nameLengthMax = 99

    private static let fieldTypes: [String: [String]] = [
        "bool": ["booleancheckbox", "calculation_equation"],
        "enumeration": ["booleancheckbox", "checkbox", "radio", "select", "calculation_equation"],
        "date": ["date"],
        "datetime": ["date"],
        "string": ["file", "text", "textarea", "html", "phonenumber", "calculation_equation"],
        "number": ["number", "calculation_equation"],
        "phone_number": ["phonenumber"],
    ]

    /// Reads the body of a creation.
    /// - Throws: ``HubSpotFailure`` 400, as HubSpot words it where that is known.
    init(posted body: JSON) throws {
        let required = ["name", "label", "type", "fieldType", "groupName"]
        let missing = required.filter { body[$0] == nil || body[$0] == .null }
        guard missing.isEmpty else { throw HubSpotFailure.missingFields(missing) }
        let texts = try required.map { try Self.text(body, $0) }
        self.init(texts[0], texts[1], texts[2], texts[3], group: texts[4])
        guard name.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil, name.count <= Self.nameLengthMax else {
            throw HubSpotFailure.invalid(
                "Property name '\(name)' is invalid: it must be lower case, begin with a letter, and have fewer than "
                    + "100 characters", code: "INVALID_PROPERTY_NAME")
        }
        try take(body)
        hasExternalOptions = body["externalOptions"]?.bool ?? false
        referencedObjectType = body["referencedObjectType"]?.string
        hasUniqueValue = body["hasUniqueValue"]?.bool ?? false
        dataSensitivity = body["dataSensitivity"]?.string ?? "non_sensitive"
        isCalculated = fieldType == "calculation_equation"
        try check()
        if hasExternalOptions, body["options"]?.array?.isEmpty == false {
            throw HubSpotFailure.invalid("Property '\(name)' has external options: options must not be sent")
        }
    }

    /// Takes over what an update may change; what it may not is ignored without a word, as HubSpot does.
    mutating func update(from body: JSON) throws {
        if let text = body["type"] { type = try Self.text(text, name: "type") }
        if let text = body["fieldType"] { fieldType = try Self.text(text, name: "fieldType") }
        if let text = body["label"] { label = try Self.text(text, name: "label") }
        if let text = body["groupName"] { groupName = try Self.text(text, name: "groupName") }
        try take(body)
        try check()
    }

    private mutating func take(_ body: JSON) throws {
        if let text = body["description"] { summary = try Self.text(text, name: "description") }
        if let order = body["displayOrder"]?.integer { displayOrder = order }
        if let flag = body["hidden"]?.bool { isHidden = flag }
        if let flag = body["formField"]?.bool { isFormField = flag }
        if let list = body["options"]?.array { options = try list.map { try PropertyOption($0) } }
        for hint in Self.hintNames { if let value = body[hint], value != .null { hints[hint] = value } }
    }

    private func check() throws {
        guard let allowed = Self.fieldTypes[type] else {
            throw HubSpotFailure.malformedJSON(
                "Cannot deserialize value of type `PropertyType` from String \"\(type)\": not one of the values "
                    + "accepted for Enum class: [\(Self.types.joined(separator: ", "))]")
        }
        guard allowed.contains(fieldType) else {
            throw HubSpotFailure.invalid(
                "The fieldType '\(fieldType)' is not valid for the type '\(type)'", code: "INVALID_FIELD_TYPE")
        }
        if type == "bool", fieldType == "booleancheckbox", Set(options.map(\.value)) != ["true", "false"] {
            throw HubSpotFailure.invalid(
                "Boolean properties must have exactly the options true and false", code: "INVALID_BOOLEAN_OPTION")
        }
        if hasExternalOptions, referencedObjectType == nil {
            throw HubSpotFailure.invalid("Property '\(name)' has external options: referencedObjectType is required")
        }
        let values = options.map(\.value)
        if Set(values).count != values.count {
            throw HubSpotFailure.invalid("Property '\(name)' has options of the same value", code: "DUPLICATE_OPTION")
        }
    }

    private static func text(_ body: JSON, _ name: String) throws -> String {
        try text(body[name] ?? .null, name: name)
    }

    private static func text(_ value: JSON, name: String) throws -> String {
        guard let text = value.string else {
            throw HubSpotFailure.malformedJSON("Cannot deserialize `\(name)`: a \(value.kind) is no string")
        }
        return text
    }
}
