/// What Attio says at a status that a test asked for.
extension AttioFailure {
    static func injected(_ status: Int) -> AttioFailure {
        switch status {
        case 401: return deadToken
        case 403: return forbidden(naming: nil)
        case 404: return notFound("The referenced object was not found.")
        case 409:
            return AttioFailure(
                409, "concurrent_write_conflict", "Another write to this record is going on. Please try again.")
        case 413: return AttioFailure(413, "payload_too_large", "The request body is too large.")
        case 429:
            return AttioFailure(
                429, "rate_limit_exceeded", "Rate limit exceeded, please try again later", type: "rate_limit_error")
        case 500...: return AttioFailure(status, "internal_error", "An unexpected error occurred.", type: "api_error")
        default: return AttioFailure(status, "validation_type", "There was a problem with the request.")
        }
    }
}
