public import MockKit

/// Runs a body against a mock of its own, and ends the mock afterwards.
public func withMock(
    _ vendor: some MockVendor, profile: MockProfile = .production, clock: MockClock = MockClock(),
    _ body: (MockServer) async throws -> Void
) async throws {
    let server = try await MockServer.start(vendor: vendor, profile: profile, clock: clock)
    do {
        try await body(server)
    } catch {
        await server.stop()
        throw error
    }
    await server.stop()
}
