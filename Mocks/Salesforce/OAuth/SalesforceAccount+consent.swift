import Foundation
import MockKit

/// The consent page, introspection and revocation.
extension SalesforceAccount {
    /// How long an authorization code is taken.
    private static let codeSeconds = 900.0

    /// The consent page, without the page: the installer agrees at once, so that no browser is needed.
    ///
    /// `login_hint`, a user name or an e-mail, picks another user.
    mutating func openAuthorize(_ call: MockCall) throws -> MockResponse {
        let query = call.request.query
        guard query["client_id"] == keys.clientID else { throw OAuthFailure.unknownClient }
        guard let redirect = query["redirect_uri"],
            RedirectAddress.isAllowed(redirect, registered: app.redirectURIs)
        else {
            throw OAuthFailure.make("redirect_uri_mismatch", "redirect_uri must match configuration")
        }
        guard query["response_type"] == "code" else {
            throw OAuthFailure.make("unsupported_response_type", "response type not supported")
        }
        let scopes = try askedScopes(query)
        let challenge = try askedChallenge(query)
        let hinted = query["login_hint"].flatMap { user(username: $0) ?? users(email: $0).first }
        guard let user = hinted ?? user(installerID), user.isActive else { throw OAuthFailure.inactiveUser }
        let grant = tokens.addGrant(clientID: keys.clientID, userID: user.id, scopes: scopes)
        evictGrants(of: user.id)
        let code = "aPrx" + TokenText.random(60)
        tokens.addCode(
            code,
            TokenLedger.Code(
                grant: grant, redirectURI: redirect, challenge: challenge,
                expiresAt: now.addingTimeInterval(Self.codeSeconds)))
        let back = RedirectAddress.adding([("code", code), ("state", query["state"])], to: redirect)
        return .empty(302).adding("Location", back)
    }

    /// One consent too many ends the user's oldest grant for the app.
    private mutating func evictGrants(of userID: String) {
        let lasting = tokens.grants(clientID: keys.clientID, userID: userID).filter(isLasting)
        for grant in lasting.dropLast(SalesforceLimits.grantsPerUserAndApp) { tokens.revokeGrant(grant.id) }
    }

    private func askedScopes(_ query: [QueryItem]) throws -> [String] {
        let asked = (query["scope"] ?? "").split(separator: " ").map {
            $0 == "offline_access" ? "refresh_token" : String($0)
        }
        guard asked.allSatisfy({ app.scopes.contains($0) }) else {
            throw OAuthFailure.make("invalid_scope", "the requested scope is not allowed")
        }
        return asked.isEmpty ? app.scopes : asked
    }

    private func askedChallenge(_ query: [QueryItem]) throws -> PKCEChallenge? {
        guard let text = query["code_challenge"] else {
            if app.needsPKCE { throw OAuthFailure.make("invalid_request", "missing required code challenge") }
            return nil
        }
        guard query["code_challenge_method"] == "S256" else {
            throw OAuthFailure.make("invalid_request", "code challenge method must be S256")
        }
        return PKCEChallenge(challenge: text, method: "S256")
    }

    func introspectToken(_ call: MockCall) throws -> MockResponse {
        let client = try OAuthClient(call.request)
        try prove(client)
        let token = client.form["token"] ?? ""
        if case .live(let grant, let access) = tokens.standing(of: token, at: now) {
            return introspection(of: grant, kind: "access_token", expiresAt: access.expiresAt)
        }
        if let grant = tokens.grant(ofRefresh: token) {
            return introspection(of: grant, kind: "refresh_token", expiresAt: nil)
        }
        return .json(["active": false])
    }

    private func introspection(of grant: TokenLedger.Grant, kind: String, expiresAt: Date?) -> MockResponse {
        let instant = Int(now.timeIntervalSince1970)
        var body: JSONObject = [
            "active": true, "scope": .string(grant.scopes.joined(separator: " ")),
            "client_id": .string(grant.clientID), "username": .string(user(grant.userID)?.username ?? ""),
            "sub": .string(identityURL(of: grant.userID)), "token_type": .string(kind),
        ]
        if let expiresAt { body["exp"] = .integer(Int(expiresAt.timeIntervalSince1970)) }
        body["iat"] = .integer(instant)
        body["nbf"] = .integer(instant)
        return .json(.object(body))
    }

    /// Ends a session, or with a refresh token its whole grant. Needs no client.
    mutating func revokeToken(_ call: MockCall) throws -> MockResponse {
        let token = call.request.form["token"] ?? call.request.query("token") ?? ""
        if let grant = tokens.grant(ofRefresh: token) {
            tokens.revokeGrant(grant.id)
            return .empty(200)
        }
        if case .live = tokens.standing(of: token, at: now) {
            tokens.revoke(token)
            return .empty(200)
        }
        let text = "error=invalid_token&error_description=invalid%20token"
        throw SalesforceFailure(
            verbatim: MockResponse(
                status: 400, headers: [.init("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")],
                body: Array(text.utf8)))
    }
}
