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

    /// The one CRM of this benchmark.
    static let crm: CRMID = "hubspot"

    static func store(in folder: String) throws -> SQLiteDriver {
        try SQLiteDriver.open(path: folder + "/store/gateway.db")
    }

    /// - Parameter isNew: whether there is no root key yet.
    init(folder: String, mock: MockLine, isNew: Bool = false) async throws {
        guard let origin = Origin(parsing: mock.baseURL) else {
            throw BenchmarkError(text: "no origin: \(mock.baseURL)")
        }
        store = try Self.store(in: folder)
        let file = FileRootKeyProvider(path: folder + "/root.key")
        var configuration = CurlTransportConfiguration()
        configuration.allowedPlainOrigins = [origin]
        network = try CurlTransport(configuration)
        transport = MeteredTransport(network)
        gateway = try await Gateway(
            configuration: GatewayConfiguration(crmOrigins: [Self.crm: origin]), connectors: .standard, store: store,
            vault: Vault(rootKeys: isNew ? try file.create() : try file.rootKeys()), transport: transport)
    }

    /// Ends its work; one file is left.
    func close() async throws {
        await gateway.shutDown()
        network.shutdown()
        try store.close()
    }
}
