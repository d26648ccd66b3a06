/// The codes of Salesforce that are told apart; every other one is judged by the status.
///
/// - Source: "Status Codes and Error Responses", REST API Developer Guide v62.0 to v66.0, and the `StatusCode`
///   enumeration of the SOAP API, read 2026-11.
enum SalesforceCode {
    static let allOrNone = "ALL_OR_NONE_OPERATION_ROLLED_BACK"
    static let apiDisabled = "API_DISABLED_FOR_ORG"
    /// An approval process holds the record, for hours or days.
    static let awaitsApproval = "ENTITY_IS_LOCKED"
    static let automation = "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"
    static let batchHalted = "BATCH_PROCESSING_HALTED"
    static let crossReference = "INVALID_CROSS_REFERENCE_KEY"
    static let deleted = "ENTITY_IS_DELETED"
    static let duplicateName = "DUPLICATE_DEVELOPER_NAME"
    static let duplicateValue = "DUPLICATE_VALUE"
    static let duplicates = "DUPLICATES_DETECTED"
    static let email = "INVALID_EMAIL_ADDRESS"
    static let fieldIntegrity = "FIELD_INTEGRITY_EXCEPTION"
    static let halted = "PROCESSING_HALTED"
    static let inactiveUser = "INACTIVE_OWNER_OR_USER"
    /// An owner whose licence has no records of its own.
    static let ownerType = "OP_WITH_INVALID_USER_TYPE_EXCEPTION"
    static let insufficientAccess = "INSUFFICIENT_ACCESS"
    static let insufficientAccessElsewhere = "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY"
    static let insufficientAccessOrReadOnly = "INSUFFICIENT_ACCESS_OR_READONLY"
    static let json = "JSON_PARSER_ERROR"
    static let locked = "UNABLE_TO_LOCK_ROW"
    static let longText = "STRING_TOO_LONG"
    static let lookupFilter = "FIELD_FILTER_VALIDATION_EXCEPTION"
    static let malformedID = "MALFORMED_ID"
    static let notFound = "NOT_FOUND"
    static let number = "NUMBER_OUTSIDE_VALID_RANGE"
    static let picklist = "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"
    static let queryLocator = "INVALID_QUERY_LOCATOR"
    static let queryTimeout = "QUERY_TIMEOUT"
    static let requestLimit = "REQUEST_LIMIT_EXCEEDED"
    static let required = "REQUIRED_FIELD_MISSING"
    static let session = "INVALID_SESSION_ID"
    static let unavailable = "SERVER_UNAVAILABLE"
    static let unknownField = "INVALID_FIELD"
    static let unknownType = "INVALID_TYPE"
    static let unwritableField = "INVALID_FIELD_FOR_INSERT_UPDATE"
    static let validation = "FIELD_CUSTOM_VALIDATION_EXCEPTION"

    /// Not done because another row of the same transaction failed: the culprit's row says why.
    static let ofOtherRows: Set<String> = [allOrNone, batchHalted, halted]
}
