import MockKit

/// The errors that several operations share.
extension SalesforceFailure {
    static let sessionInvalid = SalesforceFailure(401, "INVALID_SESSION_ID", "Session expired or invalid")
    static let sessionBlocked = SalesforceFailure(
        401, "INVALID_SESSION_ID", "This session is not valid for use with the REST API")
    static let apiDisabled = SalesforceFailure(
        403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization.")
    static let totalRequests = SalesforceFailure(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")
    static let concurrent = SalesforceFailure(
        403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded.")
    static let notFound = SalesforceFailure(404, "NOT_FOUND", "The requested resource does not exist")
    static let insufficientAccess = SalesforceFailure(
        403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id", fields: [])
    static let insufficientCrossReference = SalesforceFailure(
        403, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", "insufficient access rights on cross-reference id",
        fields: [])
    static let invalidCrossReference = SalesforceFailure(
        404, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", fields: [])
    static let deleted = SalesforceFailure(404, "ENTITY_IS_DELETED", "entity is deleted", fields: [])
    static let inactiveUser = SalesforceFailure(
        400, "INACTIVE_OWNER_OR_USER", "operation performed with inactive user", fields: [])

    static func retired(_ version: String) -> SalesforceFailure {
        SalesforceFailure(410, "GONE", "API version \(version) is retired")
    }

    static func malformedJSON(_ reason: String) -> SalesforceFailure {
        SalesforceFailure(400, "JSON_PARSER_ERROR", reason)
    }

    static func malformedID(_ label: String, _ value: String) -> SalesforceFailure {
        SalesforceFailure(400, "MALFORMED_ID", "\(label): id value of incorrect type: \(value)", fields: [label])
    }

    /// A field that is absent, or that field-level security hides from the user, named in a write or read of records.
    static func noSuchColumn(_ name: String, on object: String) -> SalesforceFailure {
        SalesforceFailure(400, "INVALID_FIELD", "No such column '\(name)' on sobject of type \(object)")
    }

    /// Fields that the user sees and cannot write.
    static func notWritable(_ names: [String]) -> SalesforceFailure {
        SalesforceFailure(
            400, "INVALID_FIELD_FOR_INSERT_UPDATE",
            "Unable to create/update fields: \(names.joined(separator: ", ")). Please check the security settings of "
                + "this field and verify that it is read/write for your profile or permission set.", fields: names)
    }

    static func requiredMissing(_ names: [String]) -> SalesforceFailure {
        SalesforceFailure(
            400, "REQUIRED_FIELD_MISSING", "Required fields are missing: [\(names.joined(separator: ", "))]",
            fields: names)
    }

    static func unsupportedType(_ name: String) -> SalesforceFailure {
        SalesforceFailure(400, "INVALID_TYPE", "sObject type '\(name)' is not supported.")
    }

    static func fieldIntegrity(_ message: String, fields: [String] = []) -> SalesforceFailure {
        SalesforceFailure(400, "FIELD_INTEGRITY_EXCEPTION", message, fields: fields)
    }

    static let duplicateDeveloperName = SalesforceFailure(
        400, "DUPLICATE_DEVELOPER_NAME",
        "Developer name already exists for given entity or has been previously used. Please choose a different name.",
        fields: [])

    static func duplicateValue(_ field: String, id: String) -> SalesforceFailure {
        SalesforceFailure(
            400, "DUPLICATE_VALUE", "duplicate value found: \(field) duplicates value on record with id: \(id)",
            fields: [])
    }

    static func recordTypeInvalid(_ id: String) -> SalesforceFailure {
        SalesforceFailure(
            400, "INVALID_CROSS_REFERENCE_KEY", "Record Type ID: this ID value isn't valid for the user: \(id)",
            fields: ["RecordTypeId"])
    }

    /// What a request says about itself in a method that the resource does not have.
    static func methodNotAllowed(_ method: String) -> SalesforceFailure {
        SalesforceFailure(
            405, "METHOD_NOT_ALLOWED", "HTTP Method '\(method)' not allowed. Allowed are HEAD,GET,POST,PATCH,DELETE")
    }
}
