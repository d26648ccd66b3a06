import CRMConnectors
import CRMGateway
import CurlTransport
import Measuring
import SQLiteDriver
import Vault
import Workspace

/// A gateway on a folder's store, as a host puts it together. No CRM is reached.
struct Stage {
    let store: CountingDriver<SQLiteDriver>
    let gateway: Gateway
    private let network: CurlTransport

    /// The team's name.
    static let team = "Sales"
    /// All but keys and templates.
    static let categories = Set(Category.allCases).subtracting([.crmKeys, .emailTemplates])

    static func driver(in folder: String) throws -> SQLiteDriver {
        try SQLiteDriver.open(path: folder + "/store/gateway.db")
    }

    /// - Parameter isNew: whether there is no root key yet.
    init(folder: String, isNew: Bool = false) async throws {
        store = CountingDriver(try Self.driver(in: folder))
        let file = FileRootKeyProvider(path: folder + "/root.key")
        network = try CurlTransport()
        gateway = try await Gateway(
            configuration: GatewayConfiguration(), connectors: .standard, store: store,
            vault: Vault(rootKeys: isNew ? try file.create() : try file.rootKeys()), transport: network)
    }

    /// The admin and the team of a prepared store.
    func who() async throws -> (Actor, TeamID) {
        guard let organization = try await gateway.directory.organizations().elements.first else {
            throw BenchmarkError(text: "the store has no organization")
        }
        let admin = Actor.user(organization.admin, of: organization.id)
        return (admin, try await gateway.directory.team(named: Self.team, as: admin).id)
    }

    /// Ends its work; one file is left.
    func close() async throws {
        await gateway.shutDown()
        network.shutdown()
        try store.base.close()
    }
}
