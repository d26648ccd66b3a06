public import CRMGateway

extension GatewayFixture {
    /// Runs a test on a fixture of its own, and stops it however the test ends.
    ///
    /// - Parameters:
    ///   - mocks: the CRMs, each at most once.
    ///   - clock: the gateway's time.
    /// - Throws: what starting or the test throws.
    public static func run(
        mocks: [MockedCRM] = [.hubSpot()], clock: any GatewayClock = SystemGatewayClock(),
        _ test: (GatewayFixture) async throws -> Void
    ) async throws {
        let fixture = try await start(mocks: mocks, clock: clock)
        do {
            try await test(fixture)
        } catch {
            await fixture.stop()
            throw error
        }
        await fixture.stop()
    }
}
