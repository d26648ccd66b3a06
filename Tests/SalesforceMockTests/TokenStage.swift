import Foundation
import MockKit
import SalesforceMock

/// Runs a body against a mock of its own, and ends the mock afterwards.
func withSalesforce(
    _ seed: SalesforceSeed = SalesforceSeed(), profile: MockProfile = .production, clock: MockClock = MockClock(),
    _ body: (MockServer, TokenClient) async throws -> Void
) async throws {
    let server = try await MockServer.start(vendor: SalesforceMock(seed: seed), profile: profile, clock: clock)
    do {
        try await body(server, TokenClient(server))
    } catch {
        await server.stop()
        throw error
    }
    await server.stop()
}

/// A seed in which bob has a session of his own, with the token `bobs`, and dave `daves`.
func seedWithSessions() -> SalesforceSeed {
    var seed = SalesforceSeed()
    seed.tokens = [
        .init("bobs", user: "bob@example.com", refreshToken: "bobs-refresh"), .init("daves", user: "dave@example.com"),
    ]
    return seed
}

extension MockServer {
    /// Turns a switch while the mock runs.
    func turn(_ name: String, _ value: JSON = true) throws {
        try change(.vendorSpecific("set_switch", ["name": .string(name), "value": value]))
    }
}
