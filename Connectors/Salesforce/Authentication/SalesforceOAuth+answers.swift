import ConnectorKit
import Foundation

/// Reading token answers.
extension SalesforceOAuth {
    /// Makes credentials of an answer.
    ///
    /// A host or an org that isn't right is kept as it came: the tokens are stored first (they may be the only copy), then
    /// the authorizer refuses the host, and the core checks a changed account before it uses them (F-A11).
    func credentials(
        from response: HTTPResponse, previous: Credentials?, at now: Date
    ) throws(ConnectorError) -> Credentials {
        guard let answer = try? JSONDecoder().decode(SalesforceTokenAnswer.self, from: Data(response.body)),
            !answer.accessToken.isEmpty, answer.tokenType?.lowercased() ?? "bearer" == "bearer"
        else {
            throw ConnectorError(
                .malformed, operation: .tokenRefresh,
                message: "Salesforce's token answer has no access token, or one of another type than bearer.")
        }
        let scopes = answer.scope.map { Set($0.split(separator: " ").map { Scope(rawValue: String($0)) }) }
        return Credentials(
            method: previous?.method ?? .authorizationCode, accessToken: Secret(answer.accessToken),
            refreshToken: answer.refreshToken.flatMap { $0.isEmpty ? nil : Secret($0) } ?? previous?.refreshToken,
            // Salesforce names no end: the token is used until it is refused.
            issuedAt: now, expiresAt: nil, scopes: scopes ?? previous?.scopes,
            attributes: attributes(of: answer, previous: previous?.attributes ?? [:]),
            secretAttributes: previous?.secretAttributes ?? [:])
    }

    private func attributes(of answer: SalesforceTokenAnswer, previous: [String: String]) -> [String: String] {
        var attributes = previous
        if let text = answer.instanceURL {
            let kept = String(decoding: text.utf8.prefix(SalesforceAttribute.bytesMax), as: UTF8.self)
            attributes[SalesforceAttribute.instance] = Origin(parsing: kept)?.description ?? kept
        }
        if let id = answer.id {
            // An address that can't be read differs from the one before, so the account is checked.
            let identity = SalesforceIdentityAddress(id)
            attributes[SalesforceAttribute.organization] = identity?.organization ?? ""
            attributes[SalesforceAttribute.user] = identity?.user ?? ""
        }
        return attributes
    }
}
