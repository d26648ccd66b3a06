import ConnectorKit
import Foundation
import OpenSSLCrypto
import SQLStore
import SQLiteDriver
import Vault
import Workspace

@testable import CRMGateway

/// A database file, a vendor, people, and as many processes on them as a test wants.
final class Host: Sendable {
    let folder: String
    let clock: TestClock
    let vendor: FakeVendor
    let rootKey: RootKey
    let vault: Vault
    let logs = LogSink()
    /// Open for as long as the host, so that no process is the last to close the file.
    private let keeper: SQLiteDriver
    let organization: OrganizationID
    /// A super admin.
    let admin: Actor
    let ann: UserID
    let bob: UserID
    let spectator: UserID

    var path: String { folder + "/store/gateway.sqlite" }

    init(rotating: Bool = false) async throws {
        folder = FileManager.default.temporaryDirectory.path + "/grants-" + UUID().uuidString
        clock = TestClock()
        vendor = FakeVendor(rotating: rotating)
        rootKey = try RootKey.generate()
        vault = Vault(rootKeys: try RootKeyRing(newestFirst: [rootKey]))
        keeper = try SQLiteDriver.open(path: folder + "/store/gateway.sqlite", clock: clock)
        let driver = keeper
        _ = try await Migrator(Schema.migrations).migrate(driver)
        let audit = AuditLog(store: driver, keys: VaultAuditKeys(vault))
        let directory = Directory(store: driver, audit: audit, clock: clock)
        let founded = try await directory.createOrganization(
            name: "Acme", admin: UserDraft(firstName: "Ada", lastName: "Admin", email: "ada@acme.example", role: .admin)
        )
        organization = founded.organization.id
        admin = .user(founded.admin.id, of: organization)
        let made = try await directory.createUsers(
            [
                UserDraft(firstName: "Ann", lastName: "One", email: "ann@acme.example"),
                UserDraft(firstName: "Bob", lastName: "Two", email: "bob@acme.example"),
                UserDraft(firstName: "Sue", lastName: "Three", email: "sue@acme.example", seat: .spectator),
            ], as: admin)
        (ann, bob, spectator) = (made[0].id, made[1].id, made[2].id)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// A process of its own, as far as anything but the operating system can tell.
    func process(
        apps: [CRMID: OAuthApp] = Host.apps, time: (any GatewayClock)? = nil, vault: Vault? = nil,
        timing: RefreshTiming = RefreshTiming(), orphans: OrphanEnding = .erase
    ) throws -> HostProcess {
        let storeClock: any StoreClock = time == nil ? clock : HostClock()
        let driver = FaultyDriver(try SQLiteDriver.open(path: path, clock: storeClock))
        let clock: any GatewayClock = time ?? clock
        let vault = vault ?? self.vault
        let audit = AuditLog(store: driver, keys: VaultAuditKeys(vault))
        // Longer than what the test's clock passes over by itself.
        let leases = LeaseKeeper(driver: driver, clock: clock, times: LeaseTimes(heartbeat: .seconds(6)))
        let grants = Grants(
            store: driver, vault: vault,
            connectors: ConnectorCatalog([FakeConnector<ReplaySafe>.self, FakeConnector<SingleUse>.self]),
            transport: vendor, leases: leases, audit: audit, clock: clock,
            configuration: GatewayConfiguration(oauthApps: apps, orphanEnding: orphans), logger: logs.logger,
            recorder: nil, timing: timing)
        return HostProcess(host: self, driver: driver, audit: audit, grants: grants)
    }

    static let apps: [CRMID: OAuthApp] = [
        "safe": OAuthApp(
            clientID: "client", clientSecret: Secret("canary-secret"), redirectURI: "https://app.example/callback"),
        "strict": OAuthApp(
            clientID: "client", clientSecret: Secret("canary-secret"), redirectURI: "https://app.example/callback"),
    ]

    func user(_ id: UserID) -> Actor { .user(id, of: organization) }
}
