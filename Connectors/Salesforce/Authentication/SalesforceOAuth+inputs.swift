import ConnectorKit
import Foundation

/// Ways without a browser.
extension SalesforceOAuth {
    func credentials(
        by method: AuthenticationMethod.Kind, inputs: [String: Secret], app: OAuthApp?, at now: Date
    ) throws(ConnectorError) -> Credentials {
        switch method {
        case .jwtBearer: try assertionCredentials(inputs, app, now)
        case .clientCredentials: try clientCredentials(inputs, app, now)
        case .authorizationCode, .staticToken:
            throw ConnectorError(
                .unsupported, operation: .tokenUse, message: "Salesforce can't be connected by \(method.rawValue) so.")
        }
    }

    /// The same key for another user of the same org; each user must have been approved for the app.
    ///
    /// Where the org is stays; whose token it is, and the token itself, don't.
    func credentials(_ credentials: Credentials, actingAs login: String) -> Credentials? {
        guard credentials.method == .jwtBearer, isUsername(login) else { return nil }
        var attributes = credentials.attributes
        attributes[SalesforceAttribute.username] = login
        attributes[SalesforceAttribute.user] = nil
        return Credentials(
            method: .jwtBearer, accessToken: nil, issuedAt: credentials.issuedAt, attributes: attributes,
            secretAttributes: credentials.secretAttributes)
    }

    private func assertionCredentials(
        _ inputs: [String: Secret], _ app: OAuthApp?, _ now: Date
    ) throws(ConnectorError) -> Credentials {
        let username = text(SalesforceInput.username, inputs)
        guard isUsername(username) else {
            throw invalid(
                .tokenUse,
                "username: expected the name that the user signs in to Salesforce with, in the form of an email, "
                    + "at most \(SalesforceInput.usernameCharactersMax) characters.")
        }
        let key = inputs[SalesforceInput.privateKey.name] ?? Secret("")
        let passphrase = inputs[SalesforceInput.passphrase.name].flatMap { $0.isEmpty ? nil : $0 }
        _ = try SalesforceAssertion.signer(pem: key, passphrase: passphrase)
        let host = try signIn(of: app, .tokenUse).host
        return Credentials(
            method: .jwtBearer, accessToken: nil, issuedAt: now,
            attributes: [SalesforceAttribute.username: username, SalesforceAttribute.signIn: host],
            secretAttributes: [SalesforceAttribute.privateKey: key, SalesforceAttribute.passphrase: passphrase]
                .compactMapValues(\.self))
    }

    private func clientCredentials(
        _ inputs: [String: Secret], _ app: OAuthApp?, _ now: Date
    ) throws(ConnectorError) -> Credentials {
        let entered = text(SalesforceInput.host, inputs)
        let origin =
            entered.isEmpty ? app?.signIn : Origin(parsing: entered.contains("://") ? entered : "https://\(entered)")
        guard let origin, SalesforceAddress.issuesTokens(origin), SalesforceAddress.isMyDomain(origin.host) else {
            throw invalid(
                .tokenUse,
                "host: expected the org's own host, as acme.my.salesforce.com (Setup, My Domain): Salesforce serves "
                    + "this way nowhere else.")
        }
        return Credentials(
            method: .clientCredentials, accessToken: nil, issuedAt: now,
            attributes: [SalesforceAttribute.signIn: origin.host])
    }

    private func text(_ input: CredentialInput, _ inputs: [String: Secret]) -> String {
        (inputs[input.name]?.reveal() ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The form of an email, though it needn't be one: visible characters, one `@` between others.
    private func isUsername(_ text: String) -> Bool {
        text.count <= SalesforceInput.usernameCharactersMax && text.wholeMatch(of: /[^\s@]+@[^\s@]+/) != nil
    }
}
