import MockKit

/// The errors of single values and rows, each with the words that the sheet's §11 has for it.
extension SalesforceFailure {
    /// A JSON value of a type that the field does not take.
    static func wrongJSON(_ value: JSON, for kind: String) -> SalesforceFailure {
        let token =
            switch value {
            case .null: "VALUE_NULL"
            case .bool(let flag): flag ? "VALUE_TRUE" : "VALUE_FALSE"
            case .integer: "VALUE_NUMBER_INT"
            case .decimal: "VALUE_NUMBER_FLOAT"
            case .string: "VALUE_STRING"
            case .array: "START_ARRAY"
            case .object: "START_OBJECT"
            }
        let shown = value.string ?? (value.array == nil && value.object == nil ? value.text : "")
        return SalesforceFailure(
            400, "JSON_PARSER_ERROR",
            "Cannot deserialize instance of \(kind) from \(token) value \(shown) or request may be missing a required "
                + "field at [line:1, column:2]")
    }

    static func tooLong(_ value: String, for field: FieldDefinition) -> SalesforceFailure {
        SalesforceFailure(
            400, "STRING_TOO_LONG", "\(field.label): data value too large: \(value) (max length=\(field.length))",
            fields: [field.name])
    }

    static func outOfRange(_ value: Double, for field: FieldDefinition) -> SalesforceFailure {
        SalesforceFailure(
            400, "NUMBER_OUTSIDE_VALID_RANGE",
            "\(field.label): value outside of valid range on numeric field: \(value)",
            fields: [field.name])
    }

    static func badEmail(_ value: String, for field: FieldDefinition) -> SalesforceFailure {
        SalesforceFailure(
            400, "INVALID_EMAIL_ADDRESS", "\(field.label): invalid email address: \(value)", fields: [field.name])
    }

    static func notInPicklist(_ value: String, of field: FieldDefinition) -> SalesforceFailure {
        SalesforceFailure(
            400, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
            "\(field.label): bad value for restricted picklist field: \(value)", fields: [field.name])
    }

    /// An id of the wrong length, checksum or prefix.
    /// - Parameter label: what the id is of, such as `Account`.
    static func badID(_ value: String, label: String, field: String) -> SalesforceFailure {
        let label = label.hasSuffix(" ID") ? label : label + " ID"
        return SalesforceFailure(400, "MALFORMED_ID", "\(label): id value of incorrect type: \(value)", fields: [field])
    }

    static func badReference(_ field: FieldDefinition) -> SalesforceFailure {
        SalesforceFailure(400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", fields: [field.name])
    }

    static func locked(_ id: String) -> SalesforceFailure {
        SalesforceFailure(
            400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record or 1 records: \(id)",
            fields: [])
    }

    static var underApproval: SalesforceFailure {
        SalesforceFailure(400, "ENTITY_IS_LOCKED", "The record you are trying to edit is locked", fields: [])
    }

    static func validation(_ rule: ValidationRule) -> SalesforceFailure {
        SalesforceFailure(
            400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.message, fields: rule.field.map { [$0] } ?? [])
    }

    static func automation(_ message: String) -> SalesforceFailure {
        SalesforceFailure(400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", message, fields: [])
    }

    static func unknownExternalID(_ name: String) -> SalesforceFailure {
        SalesforceFailure(
            404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: \(name)")
    }

    /// What a duplicate rule found; only the ids of the records are told.
    static func duplicates(
        _ ids: [String], by rule: DuplicateRule, context: RecordContext
    ) -> SalesforceFailure {
        let records = ids.map { id -> JSON in
            let attributes: JSON = [
                "type": .string(rule.object), "url": .string(context.path(of: id, object: rule.object)),
            ]
            return [
                "additionalInformation": [], "fieldDiffs": [], "matchConfidence": 100.0,
                "record": ["attributes": attributes, "Id": .string(id)],
            ]
        }
        let match: JSON = [
            "entityType": .string(rule.object), "errors": [], "matchEngine": "ExactMatchEngine",
            "matchRecords": .array(records), "rule": .string(rule.matchingRule), "size": .integer(ids.count),
            "success": true,
        ]
        let result: JSON = [
            "allowSave": .bool(rule.allowsSave), "duplicateRule": .string(rule.name),
            "duplicateRuleEntityType": .string(rule.object), "errorMessage": .string(rule.message),
            "matchResults": [match],
        ]
        var failure = SalesforceFailure(400, "DUPLICATES_DETECTED", rule.message)
        failure.items[0].extra = ["duplicateResult": result]
        return failure
    }
}
