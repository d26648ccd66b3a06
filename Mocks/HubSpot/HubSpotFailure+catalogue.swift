import MockKit

/// The bodies that several operations share.
extension HubSpotFailure {
    static let unauthenticated = HubSpotFailure(
        401,
        "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more "
            + "details at https://developers.hubspot.com/docs/methods/auth/oauth-overview",
        category: "INVALID_AUTHENTICATION")

    static func expired(hours: Int) -> HubSpotFailure {
        HubSpotFailure(
            401, "The OAuth token used to make this call expired \(hours) hour(s) ago.",
            category: "EXPIRED_AUTHENTICATION")
    }

    static func missingScopes(_ scopes: [String]) -> HubSpotFailure {
        let page = "https://developers.hubspot.com/scopes"
        var failure = HubSpotFailure(
            403,
            "This app hasn't been granted all required scopes to make this call. Read more about required scopes "
                + "here: \(page).",
            category: "MISSING_SCOPES")
        failure.errors = [
            [
                "message": "One or more of the following scopes are required.",
                "context": ["requiredGranularScopes": .strings(scopes)],
            ]
        ]
        failure.links = ["scopes": .string(page)]
        return failure
    }

    static func rateLimited(policy: String, words: String, group: String) -> HubSpotFailure {
        var failure = HubSpotFailure(429, "You have reached your \(words) limit.")
        failure.extra = ["errorType": "RATE_LIMIT", "policyName": .string(policy), "groupName": .string(group)]
        return failure
    }

    static func invalid(_ message: String, code: String? = nil) -> HubSpotFailure {
        var failure = HubSpotFailure(400, message, category: "VALIDATION_ERROR")
        if let code { failure.errors = [["message": .string(message), "code": .string(code)]] }
        return failure
    }

    static func malformedJSON(_ reason: String) -> HubSpotFailure {
        HubSpotFailure(400, "Invalid input JSON on line 1, column 1: \(reason)")
    }

    static func missingFields(_ names: [String]) -> HubSpotFailure {
        invalid(
            "Invalid input JSON on line 1, column 1: Some required fields were not set: [\(names.joined(separator: ", "))]"
        )
    }

    static func notFound(_ message: String) -> HubSpotFailure {
        HubSpotFailure(404, message, category: "OBJECT_NOT_FOUND")
    }

    /// A record that is not there; the words depend on whether the id is a number.
    static func recordNotFound(_ id: String) -> HubSpotFailure {
        guard Int(id) == nil else { return HubSpotFailure(404, "resource not found") }
        var failure = notFound("Object not found.  objectId are usually numeric.")
        failure.context = ["id": [.string(id)]]
        return failure
    }

    static func unknownObjectType(_ name: String) -> HubSpotFailure {
        invalid("Unable to infer object type from: \(name)")
    }

    static func invalidValues(_ problems: [ValueProblem], portalID: Int) -> HubSpotFailure {
        let list = JSON.array(problems.map { $0.legacyJSON(portalID: portalID) })
        var failure = HubSpotFailure(400, "Property values were not valid: \(list.text)", category: "VALIDATION_ERROR")
        failure.errors = problems.map(\.json)
        return failure
    }
}
