import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import HubSpotMock
import MockKit

/// Runs a test on a gateway of its own with HubSpot's mock, and clears up however it ends.
func withFixture(
    _ seed: HubSpotSeed = HubSpotSeed(), _ test: (GatewayFixture) async throws -> Void
) async throws {
    try await withFixture(of: [.hubSpot(seed)], test)
}

/// Runs a test on a gateway of its own with these mocks, and clears up however it ends.
func withFixture(
    of mocks: [MockedCRM], clock: any GatewayClock = SystemGatewayClock(),
    _ test: (GatewayFixture) async throws -> Void
) async throws {
    let fixture = try await GatewayFixture.start(mocks: mocks, clock: clock)
    do {
        try await test(fixture)
    } catch {
        await fixture.stop()
        throw error
    }
    await fixture.stop()
}

extension GatewayFixture {
    /// HubSpot's mock.
    var hubSpot: MockServer { mock("hubspot") }
}
