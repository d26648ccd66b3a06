import Foundation
import MockKit

/// The token endpoint of the accounts host.
extension ZohoAccount {
    /// Exchanges a code or refreshes. Fields come in the body; the documents show them as parameters, which works too.
    mutating func issueToken(_ call: MockCall) throws -> MockResponse {
        let form = try Self.fields(call.request)
        try checkAccountsHost(call.request)
        if switches.throttleTokens { throw throttled }
        guard form["client_id"] == keys.clientID, !switches.unknownClient else { throw OAuthFailure.invalidClient }
        guard form["client_secret"] == keys.clientSecret else { throw OAuthFailure.invalidSecret }
        switch form["grant_type"] {
        case "authorization_code": return try exchangeCode(form)
        case "refresh_token": return try refresh(form)
        default: throw OAuthFailure.unsupportedGrant
        }
    }

    private static func fields(_ request: MockRequest) throws -> [QueryItem] {
        guard request.body.isEmpty || request.mediaType == "application/x-www-form-urlencoded" else {
            throw OAuthFailure.make("invalid_request", status: 400)
        }
        return request.form + request.query
    }

    private var throttled: ZohoFailure { OAuthFailure.throttled(status: switches.throttleWith200 ? 200 : 400) }

    /// Another data centre's accounts host does not know the app; a host that is none of Zoho's stands for the right one.
    private func checkAccountsHost(_ request: MockRequest) throws {
        let host = (request.header("host") ?? "").lowercased()
        if switches.wrongAccountsHost { throw OAuthFailure.invalidCode }
        guard !host.contains("zoho") || host == organization.dataCenter.accountsHost else {
            throw OAuthFailure.invalidClient
        }
    }

    private mutating func exchangeCode(_ form: [QueryItem]) throws -> MockResponse {
        let text = form["code"] ?? ""
        guard let code = tokens.spendCode(text, at: now), let grant = tokens.grant(code.grant) else {
            throw OAuthFailure.invalidCode
        }
        let isSelfClient = selfClientCodes.remove(text) != nil
        guard isSelfClient || form["redirect_uri"] == code.redirectURI else { throw OAuthFailure.redirect }
        try checkUser(of: grant)
        guard grant.scopes.contains(Self.offline) else { return answer(for: grant, refresh: nil) }
        let refresh = DemoKeys.makeToken()
        tokens.addRefresh(refresh, grant: grant.id)
        evictGrants(of: grant.userID)
        return answer(for: grant, refresh: refresh)
    }

    /// Marks grants that have a refresh token. No scope of Zoho's has this form, and no answer shows it.
    static let offline = "(offline)"

    /// One refresh token too many ends the user's oldest one for the app, with its access tokens.
    private mutating func evictGrants(of userID: String) {
        let lasting = tokens.grants(clientID: keys.clientID, userID: userID).filter {
            $0.scopes.contains(Self.offline)
        }
        for grant in lasting.dropLast(ZohoLimits.refreshTokensPerUser) { tokens.revokeGrant(grant.id) }
    }

    private mutating func refresh(_ form: [QueryItem]) throws -> MockResponse {
        guard let grant = tokens.grant(ofRefresh: form["refresh_token"] ?? "") else { throw OAuthFailure.invalidCode }
        try checkUser(of: grant)
        var window =
            issued[grant.id] ?? RateWindow(countMax: limits.tokensPerWindow, length: ZohoLimits.tokenWindow)
        guard window.take(at: now) else { throw throttled }
        issued[grant.id] = window
        return answer(for: grant, refresh: nil)
    }

    private func checkUser(of grant: TokenLedger.Grant) throws {
        guard user(grant.userID)?.status == .active else { throw OAuthFailure.invalidCode }
    }

    private mutating func answer(for grant: TokenLedger.Grant, refresh: String?) -> MockResponse {
        let access = DemoKeys.makeToken()
        let end = now.addingTimeInterval(Double(app.accessSeconds))
        tokens.addAccess(access, kind: Self.tokenKind, grant: grant.id, expiresAt: end)
        tokens.keepNewestAccess(limits.activeTokens, ofGrant: grant.id, at: now)
        var body: JSONObject = ["access_token": .string(access)]
        // A refresh brings none: Zoho's refresh tokens do not change.
        if let refresh { body["refresh_token"] = .string(refresh) }
        if !switches.omitScope {
            body["scope"] = .string(grant.scopes.filter { $0 != Self.offline }.joined(separator: " "))
        }
        if !switches.omitAPIDomain { body["api_domain"] = .string(organization.apiDomain) }
        body["token_type"] = "Bearer"
        if switches.legacyExpiry {
            body["expires_in_sec"] = .integer(app.accessSeconds)
            body["expires_in"] = .integer(app.accessSeconds * 1_000)
        } else {
            body["expires_in"] = .integer(app.accessSeconds)
        }
        return .json(.object(body), mediaType: ZohoFailure.mediaType)
    }

    /// Ends a refresh token with every access token of it, or one access token.
    mutating func revokeToken(_ call: MockCall) throws -> MockResponse {
        let token = try Self.fields(call.request)["token"] ?? ""
        if let grant = tokens.grant(ofRefresh: token) {
            tokens.revokeGrant(grant.id)
        } else if case .live = tokens.standing(of: token, at: now) {
            tokens.revoke(token)
        } else {
            throw OAuthFailure.make("invalid_token", status: 400, ["status": "error"])
        }
        return .json(["status": "success"], mediaType: ZohoFailure.mediaType)
    }

    /// Where the accounts hosts of the data centres are.
    var serverInfo: MockResponse {
        let hosts = ZohoDataCenter.allCases.map { ($0.rawValue, JSON.string("https://\($0.accountsHost)")) }
        return .json(["result": "success", "locations": .object(JSONObject(hosts))], mediaType: ZohoFailure.mediaType)
    }
}
