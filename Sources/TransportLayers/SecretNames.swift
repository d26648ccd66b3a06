/// Names that secrets go by: of header fields, query and form parameters, and JSON members.
enum SecretNames {
    /// Headers whose value may be shown; any other is struck out, because an unknown one may hold anything (T-11).
    private static let shownHeaders: Set<String> = [
        "accept", "accept-encoding", "accept-language", "age", "allow", "alt-svc", "cache-control", "connection",
        "content-encoding", "content-language", "content-length", "content-type", "date", "etag", "expires",
        "idempotency-key", "if-match", "if-modified-since", "if-none-match", "if-unmodified-since", "keep-alive",
        "last-modified", "prefer", "retry-after", "server", "sforce-auto-assign", "sforce-call-options",
        "sforce-duplicate-rule-header", "sforce-limit-info", "sforce-query-options", "strict-transport-security",
        "transfer-encoding", "user-agent", "vary", "via", "warning", "x-content-type-options", "x-mock-fault",
    ]
    private static let shownHeaderParts = [
        "ratelimit", "rate-limit", "credits-remaining", "request-id", "correlation-id", "trace-id", "cf-ray",
    ]

    /// Members and parameters that are secret wherever they stand, lower case, without `_` and `-`.
    private static let fields: Set<String> = [
        "accesskey", "accesstoken", "apikey", "apisecret", "apitoken", "appsecret", "assertion", "authorization",
        "authtoken", "bearertoken", "clientassertion", "clientsecret", "codeverifier", "cookie", "credential",
        "credentials", "csrftoken", "hapikey", "idtoken", "passphrase", "passwd", "password", "privatekey",
        "refreshtoken",
        "secret", "securitytoken", "sessionid", "sessiontoken", "setcookie", "signature", "signingkey", "token",
        "tokenkey",
        "xapitoken",
    ]

    /// Whether a header's value may be shown.
    static func isShown(header name: String) -> Bool {
        let lower = name.lowercased()
        return shownHeaders.contains(lower) || shownHeaderParts.contains { lower.contains($0) }
    }

    /// Whether a header carries credentials, so that its value must be struck out elsewhere too.
    static func isCredential(header name: String) -> Bool {
        let lower = name.lowercased()
        return ["authorization", "cookie", "token", "api-key", "apikey", "secret"].contains { lower.contains($0) }
    }

    /// Whether a JSON member is secret. `code` is not among them: in answers it is the vendor's error code.
    static func isSecret(field name: String) -> Bool {
        fields.contains(plain(name))
    }

    /// Whether a query or form parameter is secret: a JSON member's name, or the one-time `code` of OAuth.
    static func isSecret(parameter name: String) -> Bool {
        plain(name) == "code" || isSecret(field: name)
    }

    private static func plain(_ name: String) -> String {
        String(name.lowercased().filter { $0 != "_" && $0 != "-" })
    }
}
