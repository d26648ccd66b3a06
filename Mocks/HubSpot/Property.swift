import MockKit

/// One property definition of an object.
struct Property: Sendable {
    let name: String
    var label: String
    var type: String
    var fieldType: String
    var groupName: String
    var summary = ""
    var options: [PropertyOption] = []
    var displayOrder = -1
    var isCalculated = false
    var hasExternalOptions = false
    var referencedObjectType: String?
    var hasUniqueValue = false
    var isHidden = false
    var isFormField = false
    var isHubSpotDefined = false
    var isReadOnly = false
    var dataSensitivity = "non_sensitive"
    /// Display hints and the like, as they were posted.
    var hints: JSONObject = [:]
    var createdAt = "2019-08-06T02:41:52.017Z"
    var updatedAt = "2024-10-07T20:58:57.414Z"
    var archivedAt: String?
    var userID = "222222"
    /// What uses the property, so that it can't be deleted: a type and a name.
    var usedBy: (type: String, name: String)?

    init(_ name: String, _ label: String, _ type: String, _ fieldType: String, group: String) {
        self.name = name
        self.label = label
        self.type = type
        self.fieldType = fieldType
        groupName = group
    }

    var isOwner: Bool { referencedObjectType == "OWNER" }
    var isMultiple: Bool { type == "enumeration" && fieldType == "checkbox" }
    var isWritable: Bool { !isReadOnly && !isCalculated }

    static let hintNames = [
        "numberDisplayHint", "textDisplayHint", "showCurrencySymbol", "currencyPropertyName", "calculationFormula",
        "dateDisplayHint",
    ]

    var json: JSON {
        var body: JSONObject = [
            "updatedAt": .string(updatedAt), "createdAt": .string(createdAt), "name": .string(name),
            "label": .string(label), "type": .string(type), "fieldType": .string(fieldType),
            "description": .string(summary), "groupName": .string(groupName),
            "options": .array(hasExternalOptions ? [] : options.map(\.json)),
        ]
        if !isHubSpotDefined {
            body["createdUserId"] = .string(userID)
            body["updatedUserId"] = .string(userID)
        }
        if let referencedObjectType { body["referencedObjectType"] = .string(referencedObjectType) }
        body["displayOrder"] = .integer(displayOrder)
        body["calculated"] = .bool(isCalculated)
        body["externalOptions"] = .bool(hasExternalOptions)
        // HubSpot leaves `archived` out of its own definitions.
        if !isHubSpotDefined { body["archived"] = .bool(archivedAt != nil) }
        if let archivedAt { body["archivedAt"] = .string(archivedAt) }
        body["hasUniqueValue"] = .bool(hasUniqueValue)
        body["hidden"] = .bool(isHidden)
        if isHubSpotDefined { body["hubspotDefined"] = true }
        body["modificationMetadata"] = modificationMetadata
        body["formField"] = .bool(isFormField)
        body["dataSensitivity"] = .string(dataSensitivity)
        for hint in hints.members { body[hint.name] = hint.value }
        return .object(body)
    }

    private var modificationMetadata: JSON {
        var body: JSONObject = [
            "archivable": .bool(!isHubSpotDefined), "readOnlyDefinition": .bool(isHubSpotDefined),
            "readOnlyValue": .bool(isReadOnly || isCalculated),
        ]
        if isHubSpotDefined, type == "enumeration" { body["readOnlyOptions"] = .bool(hasExternalOptions) }
        return .object(body)
    }
}
