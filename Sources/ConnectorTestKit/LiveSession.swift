public import ConnectorKit
import CurlTransport
import Foundation
import TransportLayers

/// An account that is read and never written, over the real stack and the system's clock.
///
/// Nothing of it is recorded, because what a real account holds is a customer's.
public struct LiveSession: Sendable {
    /// Who is under test.
    public let subject: Subject
    /// What the CRM can tell. There is no writing half.
    public let reading: any CRMReading
    /// What was logged.
    public let log: CapturedLog
    /// The token, which nothing may show.
    public let secret: Secret
}

extension Subject {
    /// Whether the environment holds a token of a real account.
    public var hasLiveToken: Bool {
        ProcessInfo.processInfo.environment[LiveKey.tokenVariable(of: descriptor.id)].map { !$0.isEmpty } ?? false
    }

    /// Reads the real account whose key is in the environment.
    ///
    /// - Throws: ``SessionSetupError`` without a key.
    public nonisolated(nonsending) func runLive(_ body: (LiveSession) async throws -> Void) async throws {
        guard let key = try LiveKey.inEnvironment(of: descriptor.id) else {
            throw SessionSetupError(
                description: "set \(LiveKey.tokenVariable(of: descriptor.id)) to a token of a real account")
        }
        try await runLive(key, body)
    }

    /// Reads the account that a key opens.
    public nonisolated(nonsending) func runLive(
        _ key: LiveKey, _ body: (LiveSession) async throws -> Void
    ) async throws {
        var configuration = CurlTransportConfiguration()
        configuration.allowedPlainOrigins = key.origin.map { [$0] } ?? []
        let curl = try CurlTransport(configuration)
        defer { curl.shutdown() }
        let log = CapturedLog()
        let clock = SystemTransportClock()
        let stack = SessionStack(
            connector: connector, base: curl, origin: key.origin, clock: clock,
            budget: RateBudget(limits: descriptor.limits, clock: clock), log: log, exchanges: ExchangeLog(file: nil),
            options: SessionOptions())
        let tokens = FixedTokenSource(try connector.authorizer(for: credentials(key), override: key.origin))
        try await body(
            LiveSession(
                subject: self, reading: connector.init().reading(through: stack.transport(tokens: tokens)), log: log,
                secret: key.token))
    }

    private func credentials(_ key: LiveKey) -> Credentials {
        let isStatic = descriptor.authentication.contains { $0.kind == .staticToken }
        return Credentials(
            method: isStatic ? .staticToken : .authorizationCode, accessToken: key.token, issuedAt: Date(),
            attributes: key.attributes)
    }
}
