public import CRMConnectors
public import CRMGateway
public import ConnectorKit
import CurlTransport
import Foundation
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
/// let fixture = try await GatewayFixture.start(mocks: [.hubSpot(), .salesforce()])
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
    /// The CRMs that it reaches, in the order in which they were named.
    public let crms: [MockedCRM]
    /// The organization that it begins with.
    public let organization: Organization
    /// The organization's admin, `ann@example.com`, as an actor.
    public let admin: Actor
    /// The folder that holds the database; removed by ``stop()``.
    public let folder: String

    let servers: [CRMID: MockServer]
    let transport: CurlTransport

    /// Starts mocks and opens a gateway on a new database.
    ///
    /// - Parameters:
    ///   - mocks: the CRMs, each at most once.
    ///   - clock: the gateway's time.
    public static func start(
        mocks: [MockedCRM] = [.hubSpot()], clock: any GatewayClock = SystemGatewayClock()
    ) async throws -> GatewayFixture {
        let servers = try await startAll(mocks)
        let folder = try makeFolder()
        let store = try SQLiteDriver.open(path: folder + "/gateway.db")
        let vault = Vault(rootKeys: try RootKeyRing(newestFirst: [try RootKey.generate()]))
        let transport = try makeTransport(to: Array(servers.values))
        let gateway = try await open(.standard, store, vault, transport, servers, clock)
        let founded = try await gateway.directory.createOrganization(
            name: "Example", admin: UserDraft(firstName: "Ann", lastName: "Lee", email: "ann@example.com"))
        return GatewayFixture(
            gateway: gateway, store: store, vault: vault, crms: mocks, organization: founded.organization,
            admin: .user(founded.admin.id, of: founded.organization.id), folder: folder, servers: servers,
            transport: transport)
    }

    /// A CRM's mock.
    ///
    /// - Precondition: ``start(mocks:clock:)`` was given this CRM.
    public func mock(_ crm: CRMID) -> MockServer {
        guard let server = servers[crm] else {
            preconditionFailure("this fixture has no mock of \(crm): name it in start(mocks:)")
        }
        return server
    }

    /// Another gateway on the same keys and mocks: over a driver or a transport of the test's own (one that fails, say), or
    /// with other connectors.
    ///
    /// - Parameter configure: changes what the host decides about it.
    public func reopened(
        over driver: (any SQLDriver)? = nil, connectors: ConnectorCatalog = .standard,
        clock: any GatewayClock = SystemGatewayClock(),
        configure: (inout GatewayConfiguration) -> Void = { _ in },
        through wrap: (any HTTPTransport) -> any HTTPTransport = { $0 }
    ) async throws -> Gateway {
        try await Self.open(
            connectors, driver ?? store, vault, wrap(transport), servers, clock, configure: configure)
    }

    /// Ends the gateway's work and its mocks, and removes the database.
    public func stop() async {
        await gateway.shutDown()
        transport.shutdown()
        for server in servers.values { await server.stop() }
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func open(
        _ connectors: ConnectorCatalog, _ store: any SQLDriver, _ vault: Vault, _ transport: any HTTPTransport,
        _ servers: [CRMID: MockServer], _ clock: any GatewayClock,
        configure: (inout GatewayConfiguration) -> Void = { _ in }
    ) async throws -> Gateway {
        var configuration = GatewayConfiguration(
            crmOrigins: try servers.mapValues(origin), oauthApps: servers.compactMapValues(app))
        configure(&configuration)
        return try await Gateway(
            configuration: configuration, connectors: connectors, store: store, vault: vault, transport: transport,
            clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private static func origin(of server: MockServer) throws -> Origin {
        guard let origin = Origin(parsing: server.baseURL) else {
            throw FixtureError(text: "\(server.baseURL) is no origin.")
        }
        return origin
    }

    /// The app that the mock knows; its redirect is to this machine, where nobody listens.
    private static func app(of server: MockServer) -> OAuthApp? {
        server.credentials.clientID.map { id in
            OAuthApp(
                clientID: id, clientSecret: server.credentials.clientSecret.map { Secret($0) },
                redirectURI: loopbackRedirect)
        }
    }

    private static func makeTransport(to servers: [MockServer]) throws -> CurlTransport {
        var configuration = CurlTransportConfiguration()
        configuration.allowedPlainOrigins = Set(try servers.map(origin))
        return try CurlTransport(configuration)
    }

    private static func startAll(_ mocks: [MockedCRM]) async throws -> [CRMID: MockServer] {
        var servers: [CRMID: MockServer] = [:]
        do {
            for crm in mocks { servers[crm.id] = try await crm.start() }
        } catch {
            for server in servers.values { await server.stop() }
            throw error
        }
        return servers
    }

    private static func makeFolder() throws -> String {
        let folder = FileManager.default.temporaryDirectory.path + "/crm-gateway-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return folder
    }
}
