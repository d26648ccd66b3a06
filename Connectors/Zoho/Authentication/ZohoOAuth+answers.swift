import ConnectorKit
import Foundation

/// Reading token answers.
extension ZohoOAuth {
    /// Makes credentials of an answer.
    ///
    /// The place of a grant never changes: an answer that names another one, or a host that is none of Zoho's, keeps
    /// the tokens (they may be the only copy) and what it said, which the authorizer refuses from then on.
    func credentials(
        from response: HTTPResponse, previous: Credentials?, at now: Date
    ) throws(ConnectorError) -> Credentials {
        let answer = try? JSONDecoder().decode(ZohoTokenAnswer.self, from: Data(response.body))
        guard let answer, tokens(of: answer).areUsable(lifetimeSecondsMax: Self.lifetimeSecondsMax) else {
            throw malformed("no access token, one of another type than bearer, or a lifetime out of range")
        }
        return tokens(of: answer).credentials(
            attributes: try attributes(of: answer, previous: previous), previous: previous, at: now)
    }

    private func tokens(of answer: ZohoTokenAnswer) -> IssuedTokens {
        IssuedTokens(
            access: answer.accessToken, refresh: answer.refreshToken, type: answer.tokenType,
            lifetime: answer.lifetime, scopes: answer.scope.map(scopes))
    }

    /// Words between blanks; between commas where Zoho repeats them as they were asked for.
    private func scopes(_ text: String) -> Set<Scope> {
        Set(text.split { $0 == " " || $0 == "," }.map { Scope(rawValue: String($0)) })
    }

    private func attributes(
        of answer: ZohoTokenAnswer, previous: Credentials?
    ) throws(ConnectorError) -> [String: String] {
        var attributes = previous?.attributes ?? [:]
        attributes[ZohoAttribute.foreignAPI] = nil
        guard let said = answer.apiDomain else {
            // A refresh may leave it out, and nothing has changed then.
            guard previous != nil else { throw malformed("no api_domain, so that it isn't known where the data is") }
            return attributes
        }
        let named = ZohoPlace(apiDomain: said)
        let own = ZohoPlace(attributes: attributes)
        if let place = named, own == nil || own == place { return attributes.merging(place.attributes) { $1 } }
        attributes[ZohoAttribute.foreignAPI] = String(
            decoding: said.utf8.prefix(ZohoAttribute.bytesMax), as: UTF8.self)
        return attributes
    }

    private func malformed(_ what: String) -> ConnectorError {
        ConnectorError(.malformed, operation: .tokenRefresh, message: "Zoho's token answer has \(what).")
    }
}
