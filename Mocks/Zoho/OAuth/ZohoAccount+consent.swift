import Foundation
import MockKit

/// The consent page, and codes of the developer console.
extension ZohoAccount {
    /// How long a code is taken: the redirect flow's, and the console's.
    private static let codeSeconds = 60.0
    private static let selfClientCodeSeconds = 180.0

    /// The consent page, without the page: the installer agrees at once, so that no browser is needed.
    ///
    /// `login_hint`, an e-mail, picks another user; Zoho has no such parameter.
    mutating func openAuthorize(_ call: MockCall) throws -> MockResponse {
        let query = call.request.query
        guard query["client_id"] == keys.clientID else { throw OAuthFailure.invalidClient }
        guard query["response_type"] == "code" else { throw OAuthFailure.make("invalid_response_type") }
        guard let redirect = query["redirect_uri"],
            RedirectAddress.isAllowed(redirect, registered: app.redirectURIs)
        else { throw OAuthFailure.redirect }
        guard let user = query["login_hint"].flatMap({ user(email: $0) }) ?? user(installerID),
            user.status == .active
        else { throw OAuthFailure.invalidCode }
        var scopes = try Self.scopes(query["scope"] ?? "")
        if query["access_type"] == "offline" { scopes.append(Self.offline) }
        let code = try makeCode(user: user.id, scopes: scopes, redirect: redirect, seconds: Self.codeSeconds)
        let location = RedirectAddress.adding(
            [
                ("state", query["state"]), ("code", code), ("location", organization.dataCenter.rawValue),
                ("accounts-server", "https://\(organization.dataCenter.accountsHost)"),
            ], to: redirect)
        return MockResponse.empty(302).adding("Location", location)
    }

    /// Scopes are separated by commas here, and by spaces in token answers.
    static func scopes(_ text: String) throws -> [String] {
        let asked = text.split { $0 == "," || $0 == " " }.map(String.init)
        guard !asked.isEmpty, asked.allSatisfy({ $0.wholeMatch(of: /Zoho[A-Za-z]+(\.[A-Za-z_]+){2,3}/) != nil }) else {
            throw OAuthFailure.scope
        }
        return asked
    }

    private mutating func makeCode(
        user: String, scopes: [String], redirect: String, seconds: Double, text: String = DemoKeys.makeToken()
    ) throws -> String {
        guard codes.take(at: now) else { throw OAuthFailure.throttled(status: switches.throttleWith200 ? 200 : 400) }
        let grant = tokens.addGrant(clientID: keys.clientID, userID: user, scopes: scopes)
        tokens.addCode(
            text,
            TokenLedger.Code(
                grant: grant, redirectURI: redirect, challenge: nil, expiresAt: now.addingTimeInterval(seconds)))
        return text
    }

    /// A code as the developer console makes it for a self client: it needs no redirect address.
    mutating func makeSelfClientCode(_ text: String, scopes: [String]) throws {
        _ = try makeCode(
            user: installerID, scopes: scopes + [Self.offline], redirect: "", seconds: Self.selfClientCodeSeconds,
            text: text)
        selfClientCodes.insert(text)
    }
}
