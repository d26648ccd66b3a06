import CRMGatewayTesting
import HubSpotMock

/// Runs a test on a gateway of its own, and clears up however it ends.
func withFixture(
    _ seed: HubSpotSeed = HubSpotSeed(), _ test: (GatewayFixture) async throws -> Void
) async throws {
    let fixture = try await GatewayFixture.start(seed: seed)
    do {
        try await test(fixture)
    } catch {
        await fixture.stop()
        throw error
    }
    await fixture.stop()
}
