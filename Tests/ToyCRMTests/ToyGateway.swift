import CRMGateway
import ConnectorKit
import CurlTransport
import Foundation
import HubSpotConnector
import HubSpotMock
import Logging
import MockKit
import SQLStore
import SQLiteDriver
import Vault
import Workspace

/// A gateway that knows the toy CRM beside HubSpot, on a real database and over real sockets.
struct ToyGateway {
    let gateway: Gateway
    let store: SQLiteDriver
    let toy: MockServer
    let hubSpot: MockServer
    let admin: Actor
    /// Opens another gateway on the same keys, network and mocks, over a driver of the test's own.
    let reopen: @Sendable (any SQLDriver) async throws -> Gateway

    /// Runs a test on a gateway of its own, and clears up however it ends.
    static func with(
        _ connectors: ConnectorCatalog = ConnectorCatalog([ToyConnector.self]), toy: ToyMock = ToyMock(),
        _ test: (ToyGateway) async throws -> Void
    ) async throws {
        let mocks = (
            toy: try await MockServer.start(vendor: toy),
            hubSpot: try await MockServer.start(vendor: HubSpotMock())
        )
        let folder = FileManager.default.temporaryDirectory.path + "/toy-crm-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var failure: (any Error)?
        do { try await run(connectors, mocks, folder, test) } catch { failure = error }
        await mocks.toy.stop()
        await mocks.hubSpot.stop()
        try FileManager.default.removeItem(atPath: folder)
        if let failure { throw failure }
    }

    private static func run(
        _ connectors: ConnectorCatalog, _ mocks: (toy: MockServer, hubSpot: MockServer), _ folder: String,
        _ test: (ToyGateway) async throws -> Void
    ) async throws {
        let origins: [CRMID: Origin] = [
            "toy": try origin(of: mocks.toy), "hubspot": try origin(of: mocks.hubSpot),
        ]
        var network = CurlTransportConfiguration()
        network.allowedPlainOrigins = Set(origins.values)
        let transport = try CurlTransport(network)
        defer { transport.shutdown() }
        let store = try SQLiteDriver.open(path: folder + "/gateway.db")
        let vault = Vault(rootKeys: try RootKeyRing(newestFirst: [try RootKey.generate()]))
        let reopen: @Sendable (any SQLDriver) async throws -> Gateway = { driver in
            try await Gateway(
                configuration: GatewayConfiguration(crmOrigins: origins), connectors: connectors, store: driver,
                vault: vault, transport: transport,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        }
        let gateway = try await reopen(store)
        let founded = try await gateway.directory.createOrganization(
            name: "Example", admin: UserDraft(firstName: "Ann", lastName: "Lee", email: "ann@example.com"))
        let fixture = ToyGateway(
            gateway: gateway, store: store, toy: mocks.toy, hubSpot: mocks.hubSpot,
            admin: .user(founded.admin.id, of: founded.organization.id), reopen: reopen)
        var failure: (any Error)?
        do { try await test(fixture) } catch { failure = error }
        await gateway.shutDown()
        if let failure { throw failure }
    }

    /// Connects the organization admin's CRM with its mock's static token.
    @discardableResult
    func connect(_ crm: CRMID) async throws -> ConnectOutcome {
        let mock = crm == "toy" ? toy : hubSpot
        guard let token = mock.credentials.staticToken, let user = admin.user else { throw ToyGatewayError.noToken }
        return try await gateway.grants.connectStaticToken(crm, token: Secret(token), for: user, as: admin)
    }

    /// Makes a standard user.
    func makeUser(_ email: String) async throws -> User {
        try await gateway.directory.createUser(
            UserDraft(firstName: "Given", lastName: "Family", email: email), as: admin)
    }

    private static func origin(of mock: MockServer) throws -> Origin {
        guard let origin = Origin(parsing: mock.baseURL) else { throw ToyGatewayError.noAddress }
        return origin
    }
}
