/// The codes of Zoho that are told apart; every other one is judged by the status.
///
/// - Source: "Status codes", and the pages and descriptions (zoho/crm-oas) of the operations, v8, read 2026-11.
enum ZohoCode {
    static let authentication = "AUTHENTICATION_FAILURE"
    static let authorization = "AUTHORIZATION_FAILED"
    static let alreadyModified = "ALREADY_MODIFIED"
    static let blueprint = "RECORD_IN_BLUEPRINT"
    static let duplicate = "DUPLICATE_DATA"
    static let internalError = "INTERNAL_ERROR"
    static let limit = "LIMIT_EXCEEDED"
    static let locked = "RECORD_LOCKED"
    static let mandatory = "MANDATORY_NOT_FOUND"
    static let module = "INVALID_MODULE"
    static let notApproved = "NOT_APPROVED"
    static let notReviewed = "NOT_REVIEWED"
    static let notSupported = "NOT_SUPPORTED"
    static let permission = "NO_PERMISSION"
    static let rolledBack = "ROLLBACK_PERFORMED"
    static let scope = "OAUTH_SCOPE_MISMATCH"
    static let several = "MULTIPLE_OR_MULTI_ERRORS"
    static let stopped = "PROCESSING_STOPPED"
    static let success = "SUCCESS"
    static let timeout = "REQUEST_TIMEOUT"
    static let token = "INVALID_TOKEN"
    static let tooMany = "TOO_MANY_REQUESTS"
    /// Why a record is held for a while.
    static let held: Set<String> = [locked, notApproved, notReviewed]
    static let version = "VERSION_NOT_SUPPORTED"
    /// A value, a parameter, an id or a person that Zoho doesn't take: the details say which.
    static let wrong = "INVALID_DATA"
}
