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
        let answer = try? JSONDecoder().decode(SalesforceTokenAnswer.self, from: Data(response.body))
        guard let answer, tokens(of: answer).areUsable()
        else {
            throw ConnectorError(
                .malformed, operation: .tokenRefresh,
                message: "Salesforce's token answer has no access token, or one of another type than bearer.")
        }
        return tokens(of: answer).credentials(
            method: previous?.method ?? .authorizationCode,
            attributes: attributes(of: answer, previous: previous?.attributes ?? [:]), previous: previous, at: now)
    }

    /// Salesforce names no end: the token is used until it is refused.
    private func tokens(of answer: SalesforceTokenAnswer) -> IssuedTokens {
        IssuedTokens(
            access: answer.accessToken, refresh: answer.refreshToken, type: answer.tokenType,
            scopes: answer.scope.map { Set($0.split(separator: " ").map { Scope(rawValue: String($0)) }) })
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
