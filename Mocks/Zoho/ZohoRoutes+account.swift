import MockKit

extension ZohoRoutes {
    static let oauth: [Route] = [
        one("GET", "/oauth/v2/auth", "authorize.open") { try $0.openAuthorize($1) },
        one("POST", "/oauth/v2/token", "token.issue") { try $0.issueToken($1) },
        one("POST", "/oauth/v2/token/revoke", "token.revoke") { try $0.revokeToken($1) },
        one("GET", "/oauth/serverinfo", "serverinfo.get") { account, _ in account.serverInfo },
    ]

    private static let userScopes = ["ZohoCRM.users.READ", "ZohoCRM.users.ALL"]
    private static let userParameters = [
        "type", "page", "per_page", "ids", "fields", "include_lite_users", "type__s", "role_id",
    ]

    static let people: [Route] = [
        crm("GET", "/users", "users.list", parameters: userParameters, scopes: userScopes) { try $0.listUsers($1) },
        crm(
            "GET", "/users/search", "users.search",
            parameters: ["email", "word", "criteria", "phone", "type", "page", "per_page"],
            scopes: ["ZohoSearch.securesearch.READ"]
        ) { try $0.searchUsers($1) },
        crm("GET", "/users/{id}", "users.get", scopes: userScopes) { try $0.getUser($1) },
        crm("GET", "/org", "org.get", scopes: ["ZohoCRM.org.READ", "ZohoCRM.org.ALL"]) { account, call in
            account.organizationAnswer(call)
        },
    ]
}
