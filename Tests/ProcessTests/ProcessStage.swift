import CRMConnectors
import ConnectorKit
import CurlTransport
import Foundation
import Logging
import MockKit
import SQLStore
import SQLiteDriver
import Vault
import Workspace

@testable import CRMGateway
@testable import ProcessWorker

/// What several processes share: a database, a root key file and a CRM's mock; and a gateway to set it up with.
struct ProcessStage: Sendable {
    let crm: SharedCRM
    let mock: MockServer
    let folder: String
    let store: SQLiteDriver
    let gateway: Gateway
    let admin: Actor
    let transport: CurlTransport

    static func open(_ crm: SharedCRM, _ mock: MockServer) async throws -> ProcessStage {
        let folder = FileManager.default.temporaryDirectory.path + "/crm-gateway-processes-" + UUID().uuidString
        for path in [folder, folder + "/store"] {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        let store = try SQLiteDriver.open(path: folder + "/store/gateway.db")
        let transport = try network(to: mock)
        let ring = try FileRootKeyProvider(path: folder + "/root.key").create()
        let gateway = try await gateway(on: store, ring, transport, mock, crm.id)
        let founded = try await gateway.directory.createOrganization(
            name: "Example", admin: UserDraft(firstName: "Ann", lastName: "Lee", email: "ann@example.com"))
        return ProcessStage(
            crm: crm, mock: mock, folder: folder, store: store, gateway: gateway,
            admin: .user(founded.admin.id, of: founded.organization.id), transport: transport)
    }

    /// Ends what is shared.
    func close() async {
        await gateway.shutDown()
        transport.shutdown()
        try? store.close()
        await mock.stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// What a worker is told that acts as somebody.
    func settings(as user: UserID? = nil, team: TeamID? = nil) -> WorkerSettings {
        WorkerSettings(
            database: folder + "/store/gateway.db", rootKey: folder + "/root.key", crm: crm.id.rawValue,
            refreshOperation: crm.refreshOperation.rawValue, crmOrigin: mock.baseURL,
            clientID: mock.credentials.clientID ?? "", clientSecret: mock.credentials.clientSecret ?? "",
            organization: admin.organization.rawValue, user: (user ?? admin.user)?.rawValue ?? "",
            team: team?.rawValue)
    }

    /// A worker that is ready.
    func worker(_ settings: WorkerSettings) async throws -> WorkerProcess {
        try await WorkerProcess.start(settings, in: folder)
    }

    private static func network(to mock: MockServer) throws -> CurlTransport {
        var configuration = CurlTransportConfiguration()
        configuration.allowedPlainOrigins = Set([mock].compactMap { Origin(parsing: $0.baseURL) })
        return try CurlTransport(configuration)
    }

    /// A gateway of the test's own process.
    static func gateway(
        on store: SQLiteDriver, _ ring: RootKeyRing, _ transport: CurlTransport, _ mock: MockServer,
        _ crm: CRMID
    ) async throws -> Gateway {
        guard let origin = Origin(parsing: mock.baseURL) else { throw WorkerError(text: "The mock has no address.") }
        let app = OAuthApp(
            clientID: mock.credentials.clientID ?? "", clientSecret: mock.credentials.clientSecret.map { Secret($0) },
            redirectURI: "http://127.0.0.1/callback")
        return try await Gateway(
            configuration: GatewayConfiguration(crmOrigins: [crm: origin], oauthApps: [crm: app]),
            connectors: .standard, store: store, vault: Vault(rootKeys: ring), transport: transport,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}
