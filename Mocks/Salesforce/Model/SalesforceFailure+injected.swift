import MockKit

/// What Salesforce says at a status that a test asked for.
extension SalesforceFailure {
    static func injected(_ status: Int) -> SalesforceFailure {
        switch status {
        case 401: return sessionInvalid
        case 403: return totalRequests
        case 404: return notFound
        case 400: return SalesforceFailure(400, "UNABLE_TO_LOCK_ROW", lockMessage, fields: [])
        case 413: return SalesforceFailure(413, "REQUEST_ENTITY_TOO_LARGE", "The request body is too large")
        case 414: return SalesforceFailure(414, "URI_TOO_LONG", "The requested URI is too long")
        case 429, 503:
            return SalesforceFailure(status, "SERVER_UNAVAILABLE", "Too many requests for this resource, try later")
        default: return SalesforceFailure(status, "UNKNOWN_EXCEPTION", "An unexpected error occurred")
        }
    }

    static let lockMessage = "unable to obtain exclusive access to this record or 1 records"
}
