import Foundation
import MockKit

/// The OAuth endpoints. Their errors have a shape of their own.
extension PipedriveAccount {
    /// How long an authorization code is taken.
    private static let codeSeconds = 300.0
    /// How long a refresh token lives after its last use.
    private static let refreshSeconds = 60.0 * 86_400

    /// A token error: the code in `error`, or inside of `message` where the switch says so.
    private func oauthFailure(_ status: Int, _ code: String, _ sentence: String) -> PipedriveFailure {
        var failure = PipedriveFailure(status, sentence)
        let body: JSON =
            switches.oauthErrorInMessage
            ? ["success": false, "message": .string("\(code): \(sentence)")]
            : ["error": .string(code), "error_description": .string(sentence)]
        failure.verbatim = .json(body, status: status)
        return failure
    }

    /// The consent page, without the page: the installer agrees at once, so that no browser is needed.
    ///
    /// `login_hint`, an e-mail, picks another user; Pipedrive has no such parameter.
    mutating func authorize(_ call: MockCall) throws -> MockResponse {
        let query = call.request.query
        guard query["client_id"] == keys.clientID else { throw verbatim("Invalid client ID") }
        guard let redirect = query["redirect_uri"],
            RedirectAddress.isAllowed(redirect, registered: app.redirectURIs)
        else { throw verbatim("Invalid redirect URL") }
        guard !switches.denyConsent else {
            return Self.redirect(to: redirect, [("error", "access_denied"), ("state", query["state"])])
        }
        let user = query["login_hint"].flatMap { directory.users(email: $0).first } ?? installer
        let grant = tokens.addGrant(clientID: keys.clientID, userID: String(user.id), scopes: app.scopes)
        let code = TokenText.hexadecimal([40])
        tokens.addCode(
            code,
            TokenLedger.Code(
                grant: grant, redirectURI: redirect, challenge: nil,
                expiresAt: now.addingTimeInterval(Self.codeSeconds)))
        return Self.redirect(to: redirect, [("code", code), ("state", query["state"])])
    }

    private func verbatim(_ sentence: String) -> PipedriveFailure {
        var failure = PipedriveFailure(400, sentence)
        failure.verbatim = .json(["error": .string(sentence)], status: 400)
        return failure
    }

    private static func redirect(to address: String, _ parameters: [(String, String?)]) -> MockResponse {
        MockResponse.empty(302).adding(
            "Location", RedirectAddress.adding(parameters.map { (name: $0.0, value: $0.1) }, to: address))
    }

    mutating func exchangeToken(_ call: MockCall) throws -> MockResponse {
        let form = try clientForm(call.request)
        switch form["grant_type"] {
        case "authorization_code": return try exchangeCode(form)
        case "refresh_token": return try refresh(form)
        default: throw oauthFailure(400, "invalid_request", "Invalid grant_type parameter or parameter missing")
        }
    }

    /// The fields of a request that proves the app by `Authorization: Basic`; proof in the body does not count.
    private func clientForm(_ request: MockRequest) throws -> [QueryItem] {
        guard let basic = request.basic, basic.name == keys.clientID, basic.password == keys.clientSecret else {
            throw oauthFailure(401, "invalid_client", "Client authentication failed")
        }
        guard request.mediaType == "application/x-www-form-urlencoded" else {
            throw oauthFailure(400, "invalid_request", "Body must be application/x-www-form-urlencoded")
        }
        return request.form
    }

    private mutating func exchangeCode(_ form: [QueryItem]) throws -> MockResponse {
        guard let code = tokens.spendCode(form["code"] ?? "", at: now), let grant = tokens.grant(code.grant) else {
            throw oauthFailure(400, "invalid_grant", "Invalid grant: authorization code is invalid")
        }
        guard form["redirect_uri"] == code.redirectURI else {
            throw oauthFailure(400, "invalid_grant", "Invalid grant: redirect_uri does not match")
        }
        let refresh = DemoKeys.makeRefresh(user: Int(grant.userID) ?? 0)
        tokens.addRefresh(refresh, grant: grant.id)
        return issue(for: grant, refresh: refresh)
    }

    private mutating func refresh(_ form: [QueryItem]) throws -> MockResponse {
        let token = form["refresh_token"] ?? ""
        let lastUse = refreshUse[token] ?? .distantPast
        guard let grant = tokens.grant(ofRefresh: token), now < lastUse.addingTimeInterval(Self.refreshSeconds),
            directory.user(Int(grant.userID) ?? 0)?.isUsable == true
        else { throw oauthFailure(400, "invalid_grant", "Invalid grant: refresh token is invalid") }
        if switches.refreshEndsAccess { tokens.expireAccess(ofGrant: grant.id, at: now) }
        return issue(for: grant, refresh: token)
    }

    /// The same refresh token comes back, and its sixty days begin anew.
    private mutating func issue(for grant: TokenLedger.Grant, refresh: String) -> MockResponse {
        let access = DemoKeys.makeAccess()
        let end = now.addingTimeInterval(Double(app.accessTokenSeconds))
        let kind = PipedriveSeed.Token.Kind.oauth.rawValue
        tokens.addAccess(access, kind: kind, grant: grant.id, expiresAt: end)
        refreshUse[refresh] = now
        return .json([
            "access_token": .string(access), "token_type": "Bearer", "refresh_token": .string(refresh),
            "scope": .string(grant.scopes.joined(separator: switches.scopesWithBlanks ? " " : ",")),
            "expires_in": .integer(app.accessTokenSeconds), "api_domain": .string(company.apiDomain ?? address),
        ])
    }

    /// Ends an access token alone; with a refresh token, everything that the user gave to the app.
    mutating func revoke(_ call: MockCall) throws -> MockResponse {
        let form = try clientForm(call.request)
        guard let token = form["token"], !token.isEmpty else {
            throw oauthFailure(400, "invalid_request", "Missing token parameter")
        }
        if let grant = tokens.grant(ofRefresh: token) {
            uninstall(user: grant.userID)
        } else {
            tokens.revoke(token)
        }
        return .json(["success": true])
    }

    /// Ends every token that a user gave to the app.
    mutating func uninstall(user: String) {
        for grant in tokens.grants(clientID: keys.clientID, userID: user) { tokens.revokeGrant(grant.id) }
    }
}
