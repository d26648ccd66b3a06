public import ConnectorKit
public import TransportLayers

/// The token source of sessions: it keeps a grant in memory and refreshes it by the connector's own flow, once for all
/// who wait.
public actor ContractTokens: TokenSource {
    /// What a refresh needs.
    struct Way: Sendable {
        let connector: any CRMConnector.Type
        let app: OAuthApp?
        let override: Origin?
        /// A stack without a token source: token requests carry their own credentials.
        let transport: any HTTPTransport
        let clock: any TransportClock
    }

    /// The credentials in use.
    public private(set) var credentials: Credentials
    /// How many token pairs were stored, the first included.
    public private(set) var generation = 1
    private let way: Way
    private var flight: Task<Result<Credentials, ConnectorError>, Never>?

    init(_ credentials: Credentials, way: Way) {
        self.credentials = credentials
        self.way = way
    }

    /// The credentials in use.
    public func current() async throws(ConnectorError) -> AuthorizedSession {
        try session()
    }

    /// Newer credentials: those that came meanwhile, or those of one refresh for all who ask.
    public func renewed(after old: AuthorizedSession) async throws(ConnectorError) -> AuthorizedSession {
        guard old.generation == generation else { return try session() }
        let way = way
        let before = credentials
        let task = flight ?? Task { await ContractTokens.refresh(before, way) }
        flight = task
        let result = await task.value
        if flight == task {
            flight = nil
            if case .success(let newer) = result, newer != credentials {
                credentials = newer
                generation += 1
            }
        }
        _ = try result.get()
        return try session()
    }

    private func session() throws(ConnectorError) -> AuthorizedSession {
        AuthorizedSession(
            generation: generation,
            authorizer: try way.connector.authorizer(for: credentials, override: way.override))
    }

    private static func refresh(_ credentials: Credentials, _ way: Way) async -> Result<Credentials, ConnectorError> {
        do throws(ConnectorError) {
            guard let flow = way.connector.oauth,
                let request = try flow.refreshRequest(
                    app: way.app, credentials: credentials, at: way.clock.wallClock, override: way.override)
            else { return .success(credentials) }
            let answer = try await way.transport.send(request)
            return .success(
                try flow.credentials(from: answer, previous: credentials, at: way.clock.wallClock))
        } catch {
            return .failure(error)
        }
    }
}
