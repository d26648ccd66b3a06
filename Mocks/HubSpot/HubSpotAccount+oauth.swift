import Foundation
import MockKit

/// The OAuth endpoints. Their errors have a shape of their own.
extension HubSpotAccount {
    /// How long an authorization code is taken.
    private static let codeSeconds = 300.0

    func oauthError(_ error: String, _ status: String, _ message: String) -> HubSpotFailure {
        var failure = HubSpotFailure(400, message)
        failure.verbatim = .json(
            [
                "error": .string(error), "error_description": .string(message), "status": .string(status),
                "message": .string(message),
            ], status: 400)
        return failure
    }

    /// The consent page, without the page: the demo user agrees at once, so that no browser is needed.
    ///
    /// `login_hint`, an e-mail, picks another user; HubSpot has no such parameter.
    mutating func authorize(_ call: MockCall) throws -> MockResponse {
        let query = call.request.query
        guard query["client_id"] == keys.clientID else {
            throw oauthError("invalid_client", "BAD_CLIENT_ID", "missing or unknown client id")
        }
        guard let redirect = query["redirect_uri"],
            RedirectAddress.isAllowed(redirect, registered: app.redirectURIs)
        else {
            throw oauthError("invalid_request", "BAD_REDIRECT_URI", "missing or unknown redirect uri")
        }
        let scopes = try askedScopes(query)
        var challenge: PKCEChallenge?
        if let text = query["code_challenge"] {
            challenge = PKCEChallenge(challenge: text, method: query["code_challenge_method"] ?? "plain")
            guard challenge != nil else {
                throw oauthError("invalid_request", "BAD_CODE_CHALLENGE", "code_challenge_method must be S256 or plain")
            }
        }
        let user = query["login_hint"].flatMap { directory.owners(email: $0).first } ?? installer
        let grant = tokens.addGrant(clientID: keys.clientID, userID: String(user.userID), scopes: scopes)
        let code = "na1-" + TokenText.hexadecimal([4, 4, 4, 4, 12])
        tokens.addCode(
            code,
            TokenLedger.Code(
                grant: grant, redirectURI: redirect, challenge: challenge,
                expiresAt: now.addingTimeInterval(Self.codeSeconds)))
        let back = RedirectAddress.adding([("code", code), ("state", query["state"])], to: redirect)
        return .empty(302).adding("Location", back)
    }

    private func askedScopes(_ query: [QueryItem]) throws -> [String] {
        func list(_ name: String) -> [String] { (query[name] ?? "").split(separator: " ").map(String.init) }
        let required = list("scope")
        guard !required.isEmpty, required.allSatisfy({ app.scopes.contains($0) }) else {
            throw oauthError("invalid_scope", "BAD_SCOPES", "missing or unknown scopes")
        }
        let optional = list("optional_scope").filter { app.scopes.contains($0) && !required.contains($0) }
        let all = required + optional
        return all.contains("oauth") ? all : ["oauth"] + all
    }

    mutating func exchangeToken(_ call: MockCall) throws -> MockResponse {
        let form = try clientForm(call)
        switch form["grant_type"] {
        case "authorization_code": return try exchangeCode(form)
        case "refresh_token": return try refresh(form)
        default: throw oauthError("unsupported_grant_type", "BAD_GRANT_TYPE", "missing or unknown grant type")
        }
    }

    /// The fields of a request that proves the client by its body, as HubSpot wants it.
    private func clientForm(_ call: MockCall) throws -> [QueryItem] {
        guard call.request.mediaType == "application/x-www-form-urlencoded" else {
            throw oauthError("invalid_request", "BAD_REQUEST", "send application/x-www-form-urlencoded")
        }
        let form = call.request.form
        guard form["client_id"] == keys.clientID else {
            throw oauthError("invalid_client", "BAD_CLIENT_ID", "missing or invalid client id")
        }
        guard form["client_secret"] == keys.clientSecret else {
            throw oauthError("invalid_client", "BAD_CLIENT_SECRET", "missing or invalid client secret")
        }
        return form
    }

    private mutating func exchangeCode(_ form: [QueryItem]) throws -> MockResponse {
        guard let code = tokens.spendCode(form["code"] ?? "", at: now), let grant = tokens.grant(code.grant) else {
            throw oauthError("invalid_grant", "BAD_AUTH_CODE", "missing or unknown auth code")
        }
        guard form["redirect_uri"] == code.redirectURI else {
            throw oauthError("invalid_request", "BAD_REDIRECT_URI", "redirect uri does not match initial auth code")
        }
        if let challenge = code.challenge, !challenge.accepts(form["code_verifier"]) {
            throw oauthError("invalid_grant", "BAD_CODE_VERIFIER", "missing or invalid code verifier")
        }
        let refresh = "na1-" + TokenText.hexadecimal([4, 4, 4, 4, 12])
        tokens.addRefresh(refresh, grant: grant.id)
        return issue(for: grant, refresh: refresh)
    }

    private mutating func refresh(_ form: [QueryItem]) throws -> MockResponse {
        var refresh = form["refresh_token"] ?? ""
        guard let grant = tokens.grant(ofRefresh: refresh) else {
            throw oauthError(
                "invalid_grant", "BAD_REFRESH_TOKEN", "refresh token is invalid, expired or revoked")
        }
        if app.rotatesRefreshTokens {
            tokens.revoke(refresh)
            refresh = "na1-" + TokenText.hexadecimal([4, 4, 4, 4, 12])
            tokens.addRefresh(refresh, grant: grant.id)
        }
        return issue(for: grant, refresh: refresh)
    }

    private mutating func issue(for grant: TokenLedger.Grant, refresh: String) -> MockResponse {
        let access = "CN" + TokenText.random(110)
        let end = now.addingTimeInterval(Double(app.accessTokenSeconds))
        tokens.addAccess(access, kind: "oauth", grant: grant.id, expiresAt: end)
        return .json([
            "token_type": "bearer", "access_token": .string(access), "refresh_token": .string(refresh),
            "expires_in": .integer(app.accessTokenSeconds), "hub_id": .integer(portal.id),
            "user_id": .integer(Int(grant.userID) ?? 0), "scopes": .strings(grant.scopes),
            "token_use": "access_token",
        ])
    }

    mutating func introspect(_ call: MockCall) throws -> MockResponse {
        let form = try clientForm(call)
        let token = form["token"] ?? ""
        if case .live(let grant, let access) = tokens.standing(of: token, at: now), access.kind == "oauth" {
            let left = Int(access.expiresAt?.timeIntervalSince(now) ?? 0)
            return .json(facts(of: grant, token: token, use: "access_token", expiresIn: left))
        }
        if let grant = tokens.grant(ofRefresh: token) {
            return .json(facts(of: grant, token: token, use: "refresh_token", expiresIn: nil))
        }
        return .json(["active": false])
    }

    private func facts(of grant: TokenLedger.Grant, token: String, use: String, expiresIn: Int?) -> JSON {
        var body: JSONObject = [
            "active": true, "token": .string(token), "hub_id": .integer(portal.id),
            "user_id": .integer(Int(grant.userID) ?? 0), "client_id": .string(grant.clientID),
            "app_id": .integer(app.id), "user": .string(email(of: grant)), "hub_domain": "example.com",
            "scopes": .strings(grant.scopes),
        ]
        if let expiresIn { body["expires_in"] = .integer(expiresIn) }
        body["is_private_distribution"] = true
        body["token_use"] = .string(use)
        body["token_type"] = "Bearer"
        return .object(body)
    }

    private func email(of grant: TokenLedger.Grant) -> String {
        Int(grant.userID).flatMap { directory.owner(userID: $0) }?.email ?? ""
    }

    /// Ends the one token; access tokens of a revoked refresh token stay live until they expire.
    mutating func revoke(_ call: MockCall) throws -> MockResponse {
        let form = try clientForm(call)
        tokens.revoke(form["token"] ?? "")
        return .json([:])
    }

    func legacyAccessToken(_ call: MockCall) throws -> MockResponse {
        guard case .live(let grant, let access) = tokens.standing(of: call["token"], at: now), access.kind == "oauth"
        else { throw HubSpotFailure(404, "access token not found") }
        var body = legacyFacts(of: grant, token: call["token"])
        body["app_id"] = .integer(app.id)
        body["expires_in"] = .integer(Int(access.expiresAt?.timeIntervalSince(now) ?? 0))
        return .json(.object(body))
    }

    func legacyRefreshToken(_ call: MockCall) throws -> MockResponse {
        guard let grant = tokens.grant(ofRefresh: call["token"]) else {
            throw HubSpotFailure(404, "refresh token not found")
        }
        var body = legacyFacts(of: grant, token: call["token"])
        body["client_id"] = .string(grant.clientID)
        return .json(.object(body))
    }

    private func legacyFacts(of grant: TokenLedger.Grant, token: String) -> JSONObject {
        [
            "token": .string(token), "user": .string(email(of: grant)), "hub_domain": "example.com",
            "scopes": .strings(grant.scopes), "hub_id": .integer(portal.id),
            "user_id": .integer(Int(grant.userID) ?? 0), "token_type": "access",
        ]
    }

    mutating func deleteRefreshToken(_ call: MockCall) throws -> MockResponse {
        guard tokens.grant(ofRefresh: call["token"]) != nil else {
            throw HubSpotFailure(404, "refresh token not found")
        }
        tokens.revoke(call["token"])
        return .empty(204)
    }

    /// Scopes and portal of a private app token or service key. European ones must also be sent as bearer.
    func staticTokenFacts(_ call: MockCall) throws -> MockResponse {
        let body = try Self.object(call)
        guard let token = body["tokenKey"]?.string else { throw HubSpotFailure.missingFields(["tokenKey"]) }
        guard !token.hasPrefix("pat-eu1") || call.request.bearer == token,
            case .live(let grant, let access) = tokens.standing(of: token, at: now), access.kind == "static"
        else { throw HubSpotFailure.unauthenticated }
        return .json([
            "userId": .integer(Int(grant.userID) ?? 0), "hubId": .integer(portal.id), "appId": .integer(app.id),
            "scopes": .strings(grant.scopes),
        ])
    }
}
