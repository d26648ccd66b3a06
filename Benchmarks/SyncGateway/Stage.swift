import CRMConnectors
import CRMGateway
import ConnectorKit
import CurlTransport
import SQLiteDriver
import Vault
import Workspace

/// A gateway on a folder's store, as a host puts it together.
struct Stage {
    let store: SQLiteDriver
    let gateway: Gateway
    let transport: MeteredTransport
    private let network: CurlTransport

    static func store(in folder: String) throws -> SQLiteDriver {
        try SQLiteDriver.open(path: folder + "/store/gateway.db")
    }

    /// - Parameters:
    ///   - mocks: the CRMs that it reaches.
    ///   - isNew: whether there is no root key yet.
    init(folder: String, mocks: [MockLine], isNew: Bool = false) async throws {
        let origins = try mocks.map { (CRMID(rawValue: $0.crm), try $0.origin()) }
        let apps = mocks.compactMap { line in line.app.map { (CRMID(rawValue: line.crm), $0) } }
        store = try Self.store(in: folder)
        let file = FileRootKeyProvider(path: folder + "/root.key")
        var configuration = CurlTransportConfiguration()
        configuration.allowedPlainOrigins = Set(origins.map(\.1))
        network = try CurlTransport(configuration)
        transport = MeteredTransport(network, noting: BenchmarkedCRM.all.flatMap { $0.allowance?.headers ?? [] })
        gateway = try await Gateway(
            configuration: GatewayConfiguration(
                crmOrigins: Dictionary(origins, uniquingKeysWith: { first, _ in first }),
                oauthApps: Dictionary(apps, uniquingKeysWith: { first, _ in first })),
            connectors: .standard, store: store,
            vault: Vault(rootKeys: isNew ? try file.create() : try file.rootKeys()),
            transport: transport)
    }

    /// Ends its work; one file is left.
    func close() async throws {
        await gateway.shutDown()
        network.shutdown()
        try store.close()
    }
}
