import Foundation
import MockKit

/// Consent, exchange, introspection and revocation.
extension AttioAccount {
    /// How long an authorization code is taken; Attio does not say.
    private static let codeSeconds = 600.0

    /// The consent page, without the page: the installer agrees at once, so that no browser is needed.
    ///
    /// `login_hint`, an e-mail, picks another member; Attio has no such parameter. A `scope` is ignored: the app's own
    /// scopes are granted.
    mutating func authorize(_ call: MockCall) throws -> MockResponse {
        let query = call.request.query
        guard query["client_id"] == keys.clientID else { throw AttioFailure.query("client_id", "Unknown client") }
        guard query["response_type"] == "code" else { throw AttioFailure.query("response_type", "Must be \"code\"") }
        guard let redirect = query["redirect_uri"],
            RedirectAddress.isAllowed(redirect, registered: app.redirectURIs)
        else {
            throw AttioFailure.query("redirect_uri", "Is not registered for this app")
        }
        let member = query["login_hint"].flatMap { members.member(email: $0) }?.id ?? installerID
        let grant = tokens.addGrant(clientID: keys.clientID, userID: member, scopes: app.scopes)
        let code = TokenText.hexadecimal([40])
        tokens.addCode(
            code,
            TokenLedger.Code(
                grant: grant, redirectURI: redirect, challenge: nil,
                expiresAt: now.addingTimeInterval(Self.codeSeconds)))
        let back = RedirectAddress.adding([("code", code), ("state", query["state"])], to: redirect)
        return .empty(302).adding("Location", back)
    }

    mutating func exchangeToken(_ call: MockCall) throws -> MockResponse {
        let form = call.request.form
        guard call.request.mediaType == "application/x-www-form-urlencoded" else {
            throw oauthFailure("invalid_request", "Send application/x-www-form-urlencoded.")
        }
        guard form["client_id"] == keys.clientID, form["client_secret"] == keys.clientSecret else {
            throw oauthFailure("invalid_client", "The client is unknown, or its secret is wrong.", status: 401)
        }
        guard form["grant_type"] == "authorization_code" else {
            throw oauthFailure("unsupported_grant_type", "Only authorization_code is supported.")
        }
        guard form["redirect_uri"] != nil || switches.redirectURIOptional else {
            throw oauthFailure("invalid_request", "redirect_uri is missing.")
        }
        guard let code = tokens.spendCode(form["code"] ?? "", at: now), let grant = tokens.grant(code.grant),
            form["redirect_uri"].map({ $0 == code.redirectURI }) ?? true
        else { throw oauthFailure("invalid_grant", "The code is unknown, spent, too old, or of another redirect_uri.") }
        let token = DemoKeys.makeToken()
        tokens.addAccess(token, kind: AttioSeed.Token.Kind.oauth.rawValue, grant: grant.id, expiresAt: nil)
        passports[grant.id] = TokenPassport(
            clientID: keys.clientID, issuedAt: Int(now.timeIntervalSince1970), level: "workspace",
            memberID: grant.userID, actorType: "app")
        return .json(["access_token": .string(token), "token_type": "Bearer"])
    }

    /// A refused exchange. Attio's documents say nothing of its body, so there are three.
    private func oauthFailure(_ error: String, _ message: String, status: Int = 400) -> AttioFailure {
        var failure = AttioFailure(status, error, message)
        switch switches.oauthErrorBody {
        case "envelope": break
        case "empty": failure.verbatim = .empty(status)
        default:
            failure.verbatim = .json(["error": .string(error), "error_description": .string(message)], status: status)
        }
        return failure
    }

    /// What a token is. One that is unknown, revoked or missing is no error: it is not active.
    func introspect(_ call: MockCall) -> MockResponse {
        guard let grant = grant(of: Self.token(of: call.request)), let passport = passports[grant.id] else {
            return .json(["active": false])
        }
        var body: JSONObject = [
            "active": true, "scope": .string(grant.scopes.joined(separator: " ")),
            "client_id": .string(passport.clientID), "token_type": "Bearer", "exp": .null,
            "iat": .integer(passport.issuedAt), "sub": .string(workspace.id), "aud": .string(passport.clientID),
            "iss": "attio.com",
        ]
        if let member = passport.memberID { body["authorized_by_workspace_member_id"] = .string(member) }
        body["workspace_id"] = .string(workspace.id)
        body["workspace_name"] = .string(workspace.name)
        body["workspace_slug"] = .string(workspace.slug)
        body["workspace_logo_url"] = .optional(workspace.logoURL)
        if !switches.tokenLevelOmitted { body["token_level"] = .string(passport.level) }
        return .json(.object(body))
    }

    /// Ends a token. Whoever has a copy of it has it no longer.
    mutating func revoke(_ call: MockCall) throws -> MockResponse {
        guard revokes.take(at: now) else { throw AttioFailure.rateLimited(retryAfter: retryAfter(.seconds(60))) }
        let named = call.request.form["token"]
        guard let token = Self.token(of: call.request) ?? named else {
            throw oauthFailure("invalid_request", "No token was found in the header or the body.")
        }
        guard named == nil || named == token else {
            throw oauthFailure("invalid_request", "The tokens of the header and the body differ.")
        }
        if let grant = grant(of: token) { tokens.revokeGrant(grant.id) }
        tokens.revoke(token)
        return .empty(204)
    }
}
