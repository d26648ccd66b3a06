import MockKit

/// The bodies that several operations share.
extension AttioFailure {
    static func unauthorized(_ message: String) -> AttioFailure {
        AttioFailure(401, "unauthorized", message, type: "auth_error")
    }

    static let wrongLength = unauthorized(
        "The API Key provided was invalid because it was the wrong length (API Keys should be 64 characters long). "
            + "Please check that the key was copied whole.")

    static let deadToken = unauthorized("The API Key provided was not found. It may have been revoked or deleted.")

    static let noToken = unauthorized("No API Key was provided. Send it in the Authorization header.")

    static func forbidden(naming scope: String?) -> AttioFailure {
        let end = scope.map { " Required scope: \($0)." } ?? ""
        return AttioFailure(
            403, "unauthorized", "The token is not permitted to do this.\(end)", type: "auth_error")
    }

    static let billing = AttioFailure(
        403, "billing_error", "This feature is not included in the plan of the workspace.", type: "auth_error")

    static func rateLimited(retryAfter: String) -> AttioFailure {
        var failure = AttioFailure(
            429, "rate_limit_exceeded", "Rate limit exceeded, please try again later", type: "rate_limit_error")
        failure.retryAfter = retryAfter
        return failure
    }

    static func notFound(_ message: String) -> AttioFailure { AttioFailure(404, "not_found", message) }

    static func noEndpoint(_ method: String, _ path: String) -> AttioFailure {
        notFound("Could not find endpoint \"\(method) \(path)\".")
    }

    static func noObject(_ word: String) -> AttioFailure { notFound("Object with slug/ID \"\(word)\" not found.") }

    static func noAttribute(_ word: String) -> AttioFailure {
        notFound("Attribute with slug/ID \"\(word)\" not found.")
    }

    static func noRecord(_ id: String) -> AttioFailure { notFound("Record with ID \"\(id)\" not found.") }

    /// A body or query of the wrong shape.
    static func body(_ problems: [ValueProblem]) -> AttioFailure {
        AttioFailure(400, "validation_type", "Body payload validation error.", problems: problems)
    }

    static func query(_ name: String, _ message: String) -> AttioFailure {
        AttioFailure(400, "validation_type", "Query string validation error.", problems: [.other([name], message)])
    }

    static func invalid(_ message: String) -> AttioFailure { AttioFailure(400, "validation_type", message) }

    /// A value of the wrong shape; paths are relative to the value.
    static func value(_ slug: String, _ problems: [ValueProblem]) -> AttioFailure {
        AttioFailure(
            400, "validation_type", "An invalid value was passed to attribute with slug \"\(slug)\".",
            problems: problems)
    }

    static func valueNotFound(_ message: String) -> AttioFailure { AttioFailure(400, "value_not_found", message) }

    static func missingValue(attribute id: String) -> AttioFailure {
        AttioFailure(
            400, "missing_value", "Required value for attribute with ID \"\(id)\" was not provided.")
    }

    static func conflict(_ value: JSON, attribute id: String) -> AttioFailure {
        AttioFailure(
            400, "uniqueness_conflict",
            "The value \(JSON.string(value.text).text) provided for attribute with ID \"\(id)\" conflicts with one "
                + "already in the system. Please provide a unique value.")
    }

    static func taken(_ message: String) -> AttioFailure { AttioFailure(409, "slug_conflict", message) }

    static func filter(_ reason: String) -> AttioFailure {
        AttioFailure(400, "filter_error", "Error in filter. \(reason)")
    }
}
