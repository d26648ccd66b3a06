import MockKit

/// The bodies that several operations share. Which texts are observed and which are the mock's own says the README.
extension PipedriveFailure {
    static let schemaCode = "ERR_SCHEMA_VALIDATION_FAILED"
    private static let help = "Please check developers.pipedrive.com"

    /// A token that is bad, dead or absent.
    static var unauthorized: PipedriveFailure {
        var failure = PipedriveFailure(401, "unauthorized access")
        failure.errorCode = 401
        failure.hint = help
        failure.headers = [.init("x-401-by-gw", "true")]
        return failure
    }

    /// A scope that is missing, or a path that is none: the two look the same.
    static var scopeMismatch: PipedriveFailure {
        var failure = PipedriveFailure(403, "Scope and URL mismatch")
        failure.errorCode = 403
        failure.hint = help
        return failure
    }

    /// The user behind the token may not do it.
    static var noPermission: PipedriveFailure {
        var failure = PipedriveFailure(403, "You do not have permissions to do this.")
        failure.hint = help
        failure.hasNulls = true
        return failure
    }

    /// The company's plan holds no more of something.
    static func planLimit(_ sentence: String, code: String) -> PipedriveFailure {
        var failure = PipedriveFailure(403, sentence)
        failure.hint = help
        failure.hasNulls = true
        failure.code = code
        return failure
    }

    /// A body or a query that the schema refuses, with every problem.
    static func schema(_ problems: [String]) -> PipedriveFailure {
        var failure = PipedriveFailure(400, "Validation failed: " + problems.joined(separator: "; "))
        failure.code = schemaCode
        return failure
    }

    /// What version 1 and definitions say of a thing that is not there.
    static func notFound(_ sentence: String, status: Int = 404) -> PipedriveFailure {
        PipedriveFailure(status, sentence)
    }

    /// Both limits, in the form seen in the wild. The sentences are the mock's own.
    static func rateLimited(_ sentence: String) -> PipedriveFailure {
        var failure = PipedriveFailure(429, sentence)
        failure.errorCode = 429
        return failure
    }

    static var burst: PipedriveFailure { rateLimited("request over limit") }
    static var budget: PipedriveFailure { rateLimited("daily request limit of the company is used up") }

    /// The company is not paid for, or not open.
    static var unpaid: PipedriveFailure {
        var failure = PipedriveFailure(402, "Company is not open or paid")
        failure.hint = help
        return failure
    }

    /// Cloudflare's page for those who go on after 429.
    static var blocked: PipedriveFailure {
        let page =
            "<!DOCTYPE html><html lang=\"en-US\"><head><title>Access denied</title></head><body>"
            + "<h1>Error 1015</h1><h2>You are being rate limited</h2><p>The owner of this website has banned you "
            + "temporarily from accessing this website.</p></body></html>"
        var failure = PipedriveFailure(403, "blocked")
        failure.verbatim = MockResponse.html(page, status: 403).adding("Server", "cloudflare")
        return failure
    }

    /// What Pipedrive says at a status that a test asked for.
    static func injected(_ status: Int) -> PipedriveFailure {
        switch status {
        case 400: return schema(["value: must be a number"])
        case 401: return unauthorized
        case 402: return unpaid
        case 403: return scopeMismatch
        case 404: return notFound("Object was not found.")
        case 410: return notFound("The field is not found", status: 410)
        case 413: return PipedriveFailure(413, "Payload too large")
        case 429: return burst
        case 501: return PipedriveFailure(501, "Not implemented")
        case 503: return PipedriveFailure(503, "Service unavailable")
        case 500...: return PipedriveFailure(status, "Internal server error")
        default: return PipedriveFailure(status, "Bad request")
        }
    }
}
