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
    let vault: Vault
    let transport: CurlTransport
    let connectors: ConnectorCatalog

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
        let gateway = try await open(store, connectors, origins, vault, transport)
        let founded = try await gateway.directory.createOrganization(
            name: "Example", admin: UserDraft(firstName: "Ann", lastName: "Lee", email: "ann@example.com"))
        let fixture = ToyGateway(
            gateway: gateway, store: store, toy: mocks.toy, hubSpot: mocks.hubSpot,
            admin: .user(founded.admin.id, of: founded.organization.id), vault: vault, transport: transport,
            connectors: connectors)
        var failure: (any Error)?
        do { try await test(fixture) } catch { failure = error }
        await gateway.shutDown()
        if let failure { throw failure }
    }

    private static func open(
        _ store: any SQLDriver, _ connectors: ConnectorCatalog, _ origins: [CRMID: Origin], _ vault: Vault,
        _ transport: CurlTransport
    ) async throws -> Gateway {
        try await Gateway(
            configuration: GatewayConfiguration(crmOrigins: origins), connectors: connectors, store: store,
            vault: vault, transport: transport, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Another gateway on the same database, keys and mocks, over a driver of the test's own: one that fails, say.
    func reopened(over driver: any SQLDriver) async throws -> Gateway {
        let origins: [CRMID: Origin] = ["toy": try Self.origin(of: toy), "hubspot": try Self.origin(of: hubSpot)]
        return try await Self.open(driver, connectors, origins, vault, transport)
    }

    /// Connects somebody's CRM, the organization admin's unless told otherwise, with a token; its mock's own unless told
    /// otherwise.
    @discardableResult
    func connect(_ crm: CRMID, token: String? = nil, as actor: Actor? = nil) async throws -> ConnectOutcome {
        let mock = crm == "toy" ? toy : hubSpot
        let actor = actor ?? admin
        guard let token = token ?? mock.credentials.staticToken, let user = actor.user else {
            throw ToyGatewayError.noToken
        }
        return try await gateway.grants.connectStaticToken(crm, token: Secret(token), for: user, as: actor)
    }

    /// Makes a team that the organization admin leads.
    func makeTeam(_ name: String = "Sales", members: [String]) async throws -> Team {
        guard let lead = admin.user else { throw ToyGatewayError.noToken }
        let team = try await gateway.directory.createTeam(name: name, primaryAdmin: lead, as: admin)
        let drafts = members.map { UserDraft(firstName: "Given", lastName: "Family", email: $0) }
        _ = try await gateway.directory.createUsers(drafts, team: team.id, as: admin)
        return team
    }

    /// Syncs, and waits for the end.
    func sync(_ scope: SyncScope) async throws -> Run {
        try await gateway.syncCRM(to: scope, as: admin).result()
    }

    /// Rows as text.
    func rows(_ statement: SQL) async throws -> [String] {
        try await store.read { try $0.query(statement, []).map { "\($0.values)" } }
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
