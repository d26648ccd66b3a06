import MockKit

/// The errors of the accounts host. Most of them come with HTTP 200.
enum OAuthFailure {
    static func make(_ error: String, status: Int = 200, _ more: JSONObject = [:]) -> ZohoFailure {
        var body: JSONObject = ["error": .string(error)]
        for member in more.members { body[member.name] = member.value }
        return ZohoFailure(verbatim: .json(.object(body), status: status, mediaType: ZohoFailure.mediaType))
    }

    /// The code or refresh token is wrong, used, revoked, evicted or of another data centre: these are not told apart.
    static var invalidCode: ZohoFailure { make("invalid_code") }
    static var invalidClient: ZohoFailure { make("invalid_client") }
    static var invalidSecret: ZohoFailure { make("invalid_client_secret") }
    static var unsupportedGrant: ZohoFailure { make("unsupported_grant_type") }
    static var redirect: ZohoFailure { make("invalid_redirect_uri") }
    static var scope: ZohoFailure { make("invalid_scope") }

    static func throttled(status: Int) -> ZohoFailure {
        make(
            "Access Denied", status: status,
            [
                "error_description":
                    "You have made too many requests continuously. Please try again after some time.",
                "status": "failure",
            ])
    }
}
