import MockKit

extension HubSpotRoutes {
    private static let open = ["auth": "none"]

    static let oauth: [Route] =
        ["2026-09", "2026-03", "v3"].flatMap { version in
            [
                one("POST", "/oauth/\(version)/token", "oauth.token", tags: open) { try $0.exchangeToken($1) },
                one("POST", "/oauth/\(version)/token/introspect", "oauth.introspect", tags: open) {
                    try $0.introspect($1)
                },
                one("POST", "/oauth/\(version)/token/revoke", "oauth.revoke", tags: open) { try $0.revoke($1) },
            ]
        } + [
            one("POST", "/oauth/v1/token", "oauth.token", tags: open) { try $0.exchangeToken($1) },
            one("GET", "/oauth/v1/access-tokens/{token}", "oauth.access_token", tags: open) {
                try $0.legacyAccessToken($1)
            },
            one("GET", "/oauth/v1/refresh-tokens/{token}", "oauth.refresh_token", tags: open) {
                try $0.legacyRefreshToken($1)
            },
            one("DELETE", "/oauth/v1/refresh-tokens/{token}", "oauth.refresh_token_delete", tags: open) {
                try $0.deleteRefreshToken($1)
            },
            one("GET", "/oauth/authorize", "oauth.authorize", tags: open) { try $0.authorize($1) },
            one("GET", "/oauth/{hubId}/authorize", "oauth.authorize", tags: open) { try $0.authorize($1) },
            one("POST", "/oauth/v2/private-apps/get/access-token-info", "token_info.read", tags: open) {
                try $0.staticTokenFacts($1)
            },
        ]

    static let account: [Route] =
        [dated, numbered].flatMap { version in
            [
                one("GET", "/account-info/\(version)/details", "account.details", scopes: ["oauth"]) {
                    account, _ in account.details
                },
                one("GET", "/account-info/\(version)/api-usage/daily/private-apps", "account.usage", scopes: ["oauth"])
                {
                    account, _ in account.dailyUsage
                },
            ]
        }
        + both("GET", "limits", "/custom-properties", "limits.custom_properties", scopes: ["crm.objects.*.read"]) {
            account, _ in account.customPropertyLimits
        }
        + both("GET", "property-validations", "/{objectTypeId}", "validations.list", scopes: schemaRead) {
            try $0.listValidations($1)
        }
        + both("GET", "property-validations", "/{objectTypeId}/{name}", "validations.get", scopes: schemaRead) {
            try $0.getValidations($1)
        }

    static let owners: [Route] =
        both("GET", "owners", "", "owners.list", scopes: ["crm.objects.owners.read"]) { try $0.listOwners($1) }
        + both("GET", "owners", "/{ownerId}", "owners.get", scopes: ["crm.objects.owners.read"]) {
            try $0.getOwner($1)
        }
}
