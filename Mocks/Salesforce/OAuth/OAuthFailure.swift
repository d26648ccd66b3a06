import MockKit

/// The errors of the token endpoint: an object, not a list.
enum OAuthFailure {
    static func make(_ error: String, _ description: String, status: Int = 400) -> SalesforceFailure {
        var answer = MockResponse.json(
            ["error": .string(error), "error_description": .string(description)], status: status,
            mediaType: SalesforceFailure.mediaType)
        answer.headers.append(.init("Cache-Control", "no-cache, no-store"))
        return SalesforceFailure(verbatim: answer)
    }

    static func invalidGrant(_ description: String) -> SalesforceFailure { make("invalid_grant", description) }

    /// The refresh token is revoked, rotated away, evicted or unknown: these are not told apart.
    static var dead: SalesforceFailure { invalidGrant("expired access/refresh token") }
    static var inactiveUser: SalesforceFailure { invalidGrant("inactive user") }
    static var notApproved: SalesforceFailure { invalidGrant("user hasn't approved this consumer") }
    static var unknownClient: SalesforceFailure { make("invalid_client_id", "client identifier invalid") }
    static var badSecret: SalesforceFailure { make("invalid_client", "invalid client credentials") }

    /// What identity services say, in plain text.
    static func text(_ word: String, status: Int = 403) -> SalesforceFailure {
        SalesforceFailure(
            verbatim: MockResponse(
                status: status, headers: [.init("Content-Type", "text/html;charset=UTF-8")], body: Array(word.utf8)))
    }
}
