import Foundation
import MockKit

/// The JSON of a field in describe.
extension ObjectView.Field {
    /// UTF-8 bytes of a character at most, as Salesforce counts them.
    private static let bytesPerCharacter = 3

    func describeJSON(within object: ObjectDefinition) -> JSON {
        let field = definition
        let isKey = field.type == .id || field.type == .reference
        var body: JSONObject = [
            "aggregatable": .bool(field.type != .boolean && field.isFilterable), "aiPredictionField": false,
            "autoNumber": .bool(field.isAutoNumber),
            "byteLength": .integer(isKey ? field.length : field.length * Self.bytesPerCharacter),
            "calculated": .bool(field.isCalculated), "calculatedFormula": .optional(field.formula),
            "cascadeDelete": .bool(field.deleteConstraint == "Cascade"),
            "caseSensitive": .bool(field.isCaseSensitive), "compoundFieldName": .optional(field.compoundFieldName),
            "controllerName": .optional(field.controllerName), "createable": .bool(isCreateable),
            "custom": .bool(field.isCustom), "defaultValue": field.defaultValue, "defaultValueFormula": nil,
            "defaultedOnCreate": .bool(field.isDefaultedOnCreate),
            "dependentPicklist": .bool(field.controllerName != nil), "deprecatedAndHidden": false,
            "digits": .integer(field.digits), "displayLocationInDecimal": false, "encrypted": false,
            "externalId": .bool(field.isExternalID), "extraTypeInfo": .optional(field.extraTypeInfo),
            "filterable": .bool(field.isFilterable), "filteredLookupInfo": nil, "formulaTreatNullNumberAsZero": false,
            "groupable": .bool(field.isSortable && !field.type.isDecimal), "highScaleNumber": false,
            "htmlFormatted": .bool(field.isHTMLFormatted), "idLookup": .bool(field.isIDLookup),
        ]
        let rest: JSONObject = [
            "inlineHelpText": .optional(field.helpText), "label": .string(field.label),
            "length": .integer(field.length), "mask": nil,
            "maskType": nil, "name": .string(field.name), "nameField": .bool(field.isNameField), "namePointing": false,
            "nillable": .bool(field.isNillable), "permissionable": .bool(field.isPermissionable),
            "picklistValues": .array(field.picklist.map(\.describeJSON)),
            "polymorphicForeignKey": .bool(field.referenceTo.count > 1), "precision": .integer(field.precision),
            "queryByDistance": false, "referenceTargetField": nil, "referenceTo": .strings(field.referenceTo),
            "relationshipName": .optional(field.relationshipName), "relationshipOrder": nil,
            "restrictedDelete": .bool(field.deleteConstraint == "Restrict"),
            "restrictedPicklist": .bool(field.isRestrictedPicklist), "scale": .integer(field.scale),
            "searchPrefilterable": false, "soapType": .string(field.type.soapType),
            "sortable": .bool(field.isSortable), "type": .string(field.type.rawValue),
            "unique": .bool(field.isUnique), "updateable": .bool(isUpdateable), "writeRequiresMasterRead": false,
        ]
        for member in rest.members { body[member.name] = member.value }
        return .object(body)
    }
}

extension PicklistEntry {
    /// Bytes of the shortest bitmap of `validFor`.
    private static let bitmapBytesMin = 3

    var describeJSON: JSON {
        [
            "active": .bool(isActive), "defaultValue": .bool(isDefault), "label": .string(label),
            "validFor": .optional(validFor.map(Self.bitmap)), "value": .string(value),
        ]
    }

    /// One bit per entry of the controlling field, the most significant one first, in base64.
    private static func bitmap(_ places: [Int]) -> String {
        var bytes = [UInt8](repeating: 0, count: max(bitmapBytesMin, ((places.max() ?? 0) / 8) + 1))
        for place in places where place >= 0 { bytes[place / 8] |= 0x80 >> UInt8(place % 8) }
        return Data(bytes).base64EncodedString()
    }
}
