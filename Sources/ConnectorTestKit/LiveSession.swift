public import ConnectorKit
import CurlTransport
import Foundation
import TransportLayers

/// A real account, read and never written: what `CRM_GATEWAY_LIVE_<CRM>_TOKEN` opens.
///
/// Nothing of it is recorded, because what it holds is a customer's.
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
    /// The variable that holds a token of a real account.
    public var liveTokenVariable: String { "\(livePrefix)_TOKEN" }

    /// Whether a real account is at hand.
    public var hasLiveToken: Bool { liveValue("TOKEN") != nil }

    private var livePrefix: String { "CRM_GATEWAY_LIVE_\(descriptor.id.rawValue.uppercased())" }

    private func liveValue(_ name: String) -> String? {
        ProcessInfo.processInfo.environment["\(livePrefix)_\(name)"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Reads a real account, over the vendor's own hosts.
    ///
    /// `CRM_GATEWAY_LIVE_<CRM>_ATTRIBUTES` may hold a JSON object of texts, the grant's attributes (an instance URL).
    /// - Throws: ``SessionSetupError`` without a token.
    public nonisolated(nonsending) func runLive(_ body: (LiveSession) async throws -> Void) async throws {
        guard let text = liveValue("TOKEN") else {
            throw SessionSetupError(description: "set \(liveTokenVariable) to a token of a real account")
        }
        let curl = try CurlTransport()
        defer { curl.shutdown() }
        let log = CapturedLog()
        let clock = SystemTransportClock()
        let stack = SessionStack(
            connector: connector, base: curl, origin: nil, clock: clock,
            budget: RateBudget(limits: descriptor.limits, clock: clock), log: log, exchanges: ExchangeLog(file: nil),
            options: SessionOptions())
        let tokens = FixedTokenSource(try connector.authorizer(for: try liveCredentials(text), override: nil))
        try await body(
            LiveSession(
                subject: self, reading: connector.init().reading(through: stack.transport(tokens: tokens)), log: log,
                secret: Secret(text)))
    }

    private func liveCredentials(_ token: String) throws -> Credentials {
        let isStatic = descriptor.authentication.contains { $0.kind == .staticToken }
        var attributes: [String: String] = [:]
        if let json = liveValue("ATTRIBUTES") {
            attributes = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
        }
        return Credentials(
            method: isStatic ? .staticToken : .authorizationCode, accessToken: Secret(token), issuedAt: Date(),
            attributes: attributes)
    }
}
