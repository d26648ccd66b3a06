public import ConnectorKit
import MockKit

extension SubjectSession {
    /// The same mock, asked with the key of another user, which is fetched by a signed assertion at the first call.
    ///
    /// - Throws: ``SessionSetupError`` where the vendor has no key for another user.
    public func acting(as user: CRMOwner) throws -> SubjectSession {
        let own = try subject.credentials(of: .assertion, app: app, for: mock.credentials)
        guard let login = user.login, let others = subject.connector.oauth?.credentials(own, actingAs: login) else {
            throw SessionSetupError(description: "\(subject) has no key for another user, or \(user.id) no login")
        }
        return with(others)
    }

    /// The same mock, asked with another key.
    public func with(_ credentials: Credentials) -> SubjectSession {
        let tokens = ContractTokens(credentials, way: way)
        return SubjectSession(
            subject: subject, connector: connector, mock: mock, clock: clock,
            transport: stack.transport(tokens: tokens), tokenTransport: tokenTransport, tokens: tokens, budget: budget,
            log: log, exchanges: exchanges, origin: origin, app: app, base: base, stack: stack, way: way)
    }
}
