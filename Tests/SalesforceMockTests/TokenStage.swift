import Foundation
import MockCalling
import MockKit
import SalesforceMock

/// Runs a body against a mock of its own, and ends the mock afterwards.
func withSalesforce(
    _ seed: SalesforceSeed = SalesforceSeed(), profile: MockProfile = .production, clock: MockClock = MockClock(),
    _ body: (MockServer, TokenClient) async throws -> Void
) async throws {
    try await withMock(SalesforceMock(seed: seed), profile: profile, clock: clock) {
        try await body($0, TokenClient($0))
    }
}

/// A seed in which bob has a session of his own, with the token `bobs`, and dave `daves`.
func seedWithSessions() -> SalesforceSeed {
    var seed = SalesforceSeed()
    seed.tokens = [
        .init("bobs", user: "bob@example.com", refreshToken: "bobs-refresh"), .init("daves", user: "dave@example.com"),
    ]
    return seed
}
