import Foundation
import MockKit

/// The token endpoint.
extension SalesforceAccount {
    private static let assertionGrant = "urn:ietf:params:oauth:grant-type:jwt-bearer"

    mutating func issueToken(_ call: MockCall) throws -> MockResponse {
        let client = try OAuthClient(call.request)
        if switches.tokenRateLimit { throw OAuthFailure.make("rate_limit_exceeded", "login rate exceeded") }
        switch client.form["grant_type"] {
        case "authorization_code": return try exchangeCode(client)
        case "refresh_token": return try refresh(client)
        case Self.assertionGrant: return try acceptAssertion(client.form["assertion"] ?? "")
        case "client_credentials": return try actAsClient(client, host: call.request.header("host") ?? "")
        default: throw OAuthFailure.make("unsupported_grant_type", "grant type not supported")
        }
    }

    func prove(_ client: OAuthClient) throws {
        guard client.id == keys.clientID else { throw OAuthFailure.unknownClient }
        guard client.secret == keys.clientSecret else { throw OAuthFailure.badSecret }
    }

    private mutating func exchangeCode(_ client: OAuthClient) throws -> MockResponse {
        try prove(client)
        let text = client.form["code"] ?? ""
        guard tokens.code(text) != nil else { throw OAuthFailure.invalidGrant("invalid authorization code") }
        guard let code = tokens.spendCode(text, at: now), let grant = tokens.grant(code.grant) else {
            throw OAuthFailure.invalidGrant("expired authorization code")
        }
        guard client.form["redirect_uri"] == code.redirectURI else {
            throw OAuthFailure.make("redirect_uri_mismatch", "redirect_uri must match configuration")
        }
        if let challenge = code.challenge, !challenge.accepts(client.form["code_verifier"]) {
            throw OAuthFailure.invalidGrant("invalid code verifier")
        }
        try checkUser(of: grant)
        var refresh: String?
        if grant.scopes.contains("refresh_token") {
            let made = DemoKeys.makeRefresh()
            tokens.addRefresh(made, grant: grant.id)
            refresh = made
        }
        return answer(for: grant, refresh: refresh)
    }

    private mutating func refresh(_ client: OAuthClient) throws -> MockResponse {
        try prove(client)
        let old = client.form["refresh_token"] ?? ""
        if let last = refreshedAt[old], now.timeIntervalSince(last) < Double(switches.refreshOverlapSeconds) {
            throw OAuthFailure.invalidGrant("token request is already being processed")
        }
        guard let grant = tokens.grant(ofRefresh: old) else {
            // Whoever shows a token that was rotated away may have stolen it: the whole family ends.
            if let family = tokens.grant(ofSpentRefresh: old) { tokens.revokeGrant(family.id) }
            throw OAuthFailure.dead
        }
        try checkUser(of: grant)
        let asked = (client.form["scope"] ?? "").split(separator: " ").map(String.init)
        guard asked.allSatisfy({ grant.scopes.contains($0) }) else {
            throw OAuthFailure.make("invalid_scope", "the requested scope exceeds the scope of the grant")
        }
        refreshedAt[old] = now
        guard switches.rotation else { return answer(for: grant, refresh: nil) }
        let new = DemoKeys.makeRefresh()
        tokens.rotate(old, to: new)
        return answer(for: grant, refresh: new)
    }

    private func checkUser(of grant: TokenLedger.Grant) throws {
        guard user(grant.userID)?.isActive == true else { throw OAuthFailure.inactiveUser }
    }

    private mutating func acceptAssertion(_ text: String) throws -> MockResponse {
        let assertion = try SignedAssertion(text)
        guard assertion.issuer == keys.clientID else { throw OAuthFailure.unknownClient }
        guard let key = RSAPublicKey(pem: app.publicKey ?? DemoKeys.publicKey), assertion.isSigned(by: key) else {
            throw OAuthFailure.invalidGrant("invalid assertion")
        }
        guard [organization.loginURL, organization.instanceURL].contains(assertion.audience) else {
            throw OAuthFailure.invalidGrant("Audience validation failed")
        }
        let left = assertion.expiresAt.timeIntervalSince(now)
        guard left > 0, left <= SignedAssertion.lifetimeSecondsMax else {
            throw OAuthFailure.invalidGrant("expired authorization code")
        }
        guard let user = user(username: assertion.subject) else { throw OAuthFailure.notApproved }
        guard user.isActive else { throw OAuthFailure.inactiveUser }
        let consented = tokens.grants(clientID: keys.clientID, userID: user.id).contains(where: isLasting)
        guard preauthorised.contains(user.id) || consented else { throw OAuthFailure.notApproved }
        return answer(for: addSessionGrant(of: user), refresh: nil)
    }

    private mutating func actAsClient(_ client: OAuthClient, host: String) throws -> MockResponse {
        try prove(client)
        let name = host.split(separator: ":").first.map(String.init) ?? ""
        let isSignIn =
            switches.loopbackIsLogin
            ? name != organization.host
            : name.hasSuffix("login.salesforce.com")
                || name.hasSuffix("test.salesforce.com")
        if isSignIn { throw OAuthFailure.invalidGrant("request not supported on this domain") }
        guard let user = app.runAs.map({ user(username: $0) }) ?? user(installerID) else {
            throw OAuthFailure.invalidGrant("no client credentials user enabled")
        }
        guard user.isActive else { throw OAuthFailure.inactiveUser }
        return answer(for: addSessionGrant(of: user), refresh: nil, apiURL: "https://api.salesforce.com")
    }

    /// A grant that lasts as long as its session: it has no refresh token, and is none of the user's five.
    private mutating func addSessionGrant(of user: OrgUser) -> TokenLedger.Grant {
        let scopes = app.scopes.filter { $0 != "refresh_token" && $0 != "offline_access" }
        let id = tokens.addGrant(clientID: keys.clientID, userID: user.id, scopes: scopes)
        return tokens.grant(id) ?? TokenLedger.Grant(id: id, clientID: keys.clientID, userID: user.id, scopes: scopes)
    }

    func isLasting(_ grant: TokenLedger.Grant) -> Bool { grant.scopes.contains("refresh_token") }

    private mutating func answer(
        for grant: TokenLedger.Grant, refresh: String?, apiURL: String? = nil
    ) -> MockResponse {
        let access = DemoKeys.makeAccess(organization: organization.id)
        let end = now.addingTimeInterval(Double(app.sessionSeconds))
        tokens.addAccess(access, kind: Self.sessionKind, grant: grant.id, expiresAt: end)
        let id = identityURL(of: grant.userID)
        let issuedAt = String(Int((now.timeIntervalSince1970 * 1000).rounded()))
        let signature = HMACSHA256.code(Array((id + issuedAt).utf8), key: Array(keys.clientSecret.utf8))
        var body: JSONObject = [
            "access_token": .string(access), "signature": .string(Data(signature).base64EncodedString()),
            "scope": .string(grant.scopes.joined(separator: " ")), "instance_url": .string(organization.instanceURL),
            "id": .string(id), "token_type": "Bearer", "issued_at": .string(issuedAt),
        ]
        if let refresh { body["refresh_token"] = .string(refresh) }
        if let apiURL { body["api_instance_url"] = .string(apiURL) }
        return MockResponse.json(.object(body), mediaType: SalesforceFailure.mediaType)
            .adding("Cache-Control", "no-cache, no-store")
    }

    func identityURL(of userID: String) -> String { "\(organization.loginURL)/id/\(organization.id)/\(userID)" }
}
