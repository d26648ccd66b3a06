import ConnectorKit
import CurlTransport
import Foundation
import MockKit
import TransportLayers

extension Subject {
    /// Starts a mock, puts the real stack in front of it, runs a case and ends both.
    public nonisolated(nonsending) func run(
        _ options: SessionOptions = SessionOptions(), _ body: (SubjectSession) async throws -> Void
    ) async throws {
        let mockClock = MockClock()
        let server = try await Subject.start(try mock(options.variant), clock: mockClock)
        let curl = try Subject.curl(options, origin: try Subject.origin(of: server))
        let outcome: Result<Void, any Error>
        do {
            try await body(try session(server, curl: curl, clock: ContractClock(mock: mockClock), options))
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        curl.shutdown()
        await server.stop()
        try outcome.get()
    }

    private static func start(_ vendor: some MockVendor, clock: MockClock) async throws -> MockServer {
        try await MockServer.start(vendor: vendor, clock: clock)
    }

    private static func origin(of server: MockServer) throws -> Origin {
        guard let origin = Origin(parsing: server.baseURL) else {
            throw SessionSetupError(description: "the mock's address \(server.baseURL) is no origin")
        }
        return origin
    }

    private static func curl(_ options: SessionOptions, origin: Origin) throws -> CurlTransport {
        var configuration = CurlTransportConfiguration()
        configuration.allowedPlainOrigins = [origin]
        configuration.firstByteTimeout = options.firstByteTimeout
        configuration.totalTimeout = options.totalTimeout
        configuration.lowSpeedBytesPerSecond = options.lowSpeedBytesPerSecond
        configuration.lowSpeedDuration = options.lowSpeedDuration
        return try CurlTransport(configuration)
    }

    private func session(
        _ server: MockServer, curl: CurlTransport, clock: ContractClock, _ options: SessionOptions
    ) throws -> SubjectSession {
        let origin = try Subject.origin(of: server)
        let log = CapturedLog()
        let exchanges = ExchangeLog(
            file: try ExchangeFolder.recorder(for: descriptor.id, sourceFile: sourceFile))
        let budget = RateBudget(limits: descriptor.limits, clock: clock)
        let stack = SessionStack(
            connector: connector, base: curl, origin: origin, clock: clock, budget: budget, log: log,
            exchanges: exchanges, options: options)
        let key = options.key ?? (server.credentials.refreshToken == nil ? .staticToken : .grant)
        let app = app(of: server.credentials, signIn: key == .appCredentials ? samples.ownSignIn : nil)
        let way = ContractTokens.Way(
            connector: connector, app: app, override: origin, transport: stack.transport(tokens: nil), clock: clock)
        let tokens = ContractTokens(try credentials(of: key, app: app, for: server.credentials), way: way)
        return SubjectSession(
            subject: self, connector: connector.init(), mock: server, clock: clock,
            transport: stack.transport(tokens: tokens), tokenTransport: way.transport, tokens: tokens,
            budget: budget, log: log, exchanges: exchanges, origin: origin, app: app, base: curl, stack: stack,
            way: way)
    }

    private func app(of credentials: MockCredentials, signIn: Origin?) -> OAuthApp? {
        credentials.clientID.map {
            OAuthApp(
                clientID: $0, clientSecret: credentials.clientSecret.map(Secret.init),
                redirectURI: "http://127.0.0.1:49321/callback", signIn: signIn)
        }
    }
}
