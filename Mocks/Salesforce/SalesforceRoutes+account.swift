import MockKit

extension SalesforceRoutes {
    private static let open = ["auth": "none"]

    static let oauth: [Route] = [
        one("POST", "/services/oauth2/token", "token.issue", tags: open) { try $0.issueToken($1) },
        one("POST", "/services/oauth2/revoke", "token.revoke", tags: open) { try $0.revokeToken($1) },
        one("GET", "/services/oauth2/revoke", "token.revoke", tags: open) { try $0.revokeToken($1) },
        one("POST", "/services/oauth2/introspect", "token.introspect", tags: open) { try $0.introspectToken($1) },
        one("GET", "/services/oauth2/authorize", "authorize.open", tags: open) { try $0.openAuthorize($1) },
        one("GET", "/services/oauth2/userinfo", "userinfo.get", tags: open) { try $0.userinfo($1) },
        one("POST", "/services/oauth2/userinfo", "userinfo.get", tags: open) { try $0.userinfo($1) },
        one("GET", "/id/{org}/{user}", "identity.get", tags: open) { try $0.identity($1) },
        one("GET", "/services/data", "versions.list", tags: open) { account, _ in account.versions },
    ]

    static let account: [Route] = [
        rest("GET", "/limits", "limits.get") { try $0.limitsAnswer($1) }
    ]
}
