import CRMConnectors
public import CRMGateway
import ConnectorKit
import CurlTransport
import Foundation
public import HubSpotMock
import Logging
public import MockKit
import OpenSSLCrypto
public import SQLStore
public import SQLiteDriver
import Vault
public import Workspace

/// A gateway of its own for one test: a new database, a new root key, real sockets, and mocks on loopback.
///
/// ```swift
/// let fixture = try await GatewayFixture.start()
/// let team = try await fixture.makeTeam(members: ["bob@example.com"])
/// try await fixture.connectAdmin()
/// let run = try await fixture.gateway.syncCRM(to: .team(team.id), as: fixture.admin).result()
/// await fixture.stop()
/// ```
public struct GatewayFixture: Sendable {
    /// The gateway.
    public let gateway: Gateway
    /// Its database.
    public let store: SQLiteDriver
    let vault: Vault
    /// HubSpot's mock.
    public let hubSpot: MockServer
    /// The organization that it begins with.
    public let organization: Organization
    /// The organization's admin, `ann@example.com`, as an actor.
    public let admin: Actor
    /// The folder that holds the database; removed by ``stop()``.
    public let folder: String

    let transport: CurlTransport

    /// Starts mocks and opens a gateway on a new database.
    ///
    /// - Parameters:
    ///   - seed: what HubSpot's mock holds.
    ///   - clock: the gateway's time.
    public static func start(
        seed: HubSpotSeed = HubSpotSeed(), clock: any GatewayClock = SystemGatewayClock()
    ) async throws -> GatewayFixture {
        let mock = try await MockServer.start(vendor: HubSpotMock(seed: seed))
        let folder = try makeFolder()
        let store = try SQLiteDriver.open(path: folder + "/gateway.db")
        let vault = Vault(rootKeys: try RootKeyRing(newestFirst: [try RootKey.generate()]))
        let transport = try makeTransport(to: [mock])
        let gateway = try await open(store, vault, transport, mock, clock)
        let founded = try await gateway.directory.createOrganization(
            name: "Example", admin: UserDraft(firstName: "Ann", lastName: "Lee", email: "ann@example.com"))
        return GatewayFixture(
            gateway: gateway, store: store, vault: vault, hubSpot: mock, organization: founded.organization,
            admin: .user(founded.admin.id, of: founded.organization.id), folder: folder, transport: transport)
    }

    /// Another gateway on the same database, keys and mocks, over a driver of the test's own: one that fails, say.
    public func reopened(over driver: any SQLDriver) async throws -> Gateway {
        try await Self.open(driver, vault, transport, hubSpot, SystemGatewayClock())
    }

    /// Ends the gateway's work and its mocks, and removes the database.
    public func stop() async {
        await gateway.shutDown()
        transport.shutdown()
        await hubSpot.stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func open(
        _ store: any SQLDriver, _ vault: Vault, _ transport: CurlTransport, _ mock: MockServer,
        _ clock: any GatewayClock
    ) async throws -> Gateway {
        guard let origin = Origin(parsing: mock.baseURL) else { throw FixtureError(text: "The mock has no address.") }
        return try await Gateway(
            configuration: GatewayConfiguration(crmOrigins: ["hubspot": origin]), connectors: .standard, store: store,
            vault: vault, transport: transport, clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private static func makeTransport(to mocks: [MockServer]) throws -> CurlTransport {
        var configuration = CurlTransportConfiguration()
        configuration.allowedPlainOrigins = Set(mocks.compactMap { Origin(parsing: $0.baseURL) })
        return try CurlTransport(configuration)
    }

    private static func makeFolder() throws -> String {
        let folder = FileManager.default.temporaryDirectory.path + "/crm-gateway-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return folder
    }
}
