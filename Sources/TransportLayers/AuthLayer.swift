public import ConnectorKit

/// Adds credentials; where the CRM refuses them, renews them once and resends once.
///
/// Only a request that was refused for its credentials is resent: it was not acted upon, so a second sending is safe
/// whatever the request does. A renewal is not a retry: it spends no attempt, but does pay for its permit.
public struct AuthLayer: TransportLayer {
    /// The statuses with which a CRM says: refused for its credentials, not acted upon. Which body of a 403 means that,
    /// the connector knows.
    private static let refusedStatuses: Set<Int> = [401, 403]

    private let tokens: any TokenSource

    /// Takes credentials from a source.
    public init(tokens: any TokenSource) {
        self.tokens = tokens
    }

    /// Sends a request with credentials.
    public func send(
        _ request: HTTPRequest, through next: any HTTPTransport
    ) async throws(ConnectorError) -> HTTPResponse {
        let session = try await tokens.current()
        let refusal: ConnectorError
        switch authorized(request, by: session) {
        case .success(let ready):
            do {
                return try await next.send(ready)
            } catch {
                let isRefused = error.vendor.map { AuthLayer.refusedStatuses.contains($0.status) } ?? false
                guard error.kind == .unauthenticated, isRefused else { throw error }
                refusal = error
            }
        case .failure(let error):
            guard error.kind == .unauthenticated else { throw error }
            refusal = error
        }
        let newer = try await tokens.renewed(after: session)
        guard newer.generation != session.generation else { throw refusal }
        return try await next.send(newer.authorizer.authorize(request))
    }

    private func authorized(
        _ request: HTTPRequest, by session: AuthorizedSession
    ) -> Result<HTTPRequest, ConnectorError> {
        do throws(ConnectorError) {
            return .success(try session.authorizer.authorize(request))
        } catch {
            return .failure(error)
        }
    }
}
