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
    try await GatewayFixture.run(mocks: mocks, clock: clock, test)
}

extension GatewayFixture {
    /// HubSpot's mock.
    var hubSpot: MockServer { mock("hubspot") }
}
