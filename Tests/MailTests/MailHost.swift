import CRMGateway
import ConnectorKit
import Foundation
import Logging
import SQLStore
import SQLiteDriver
import Vault
import Workspace

/// A gateway on a real database, with a sender that does what it is told, an organization and a team.
struct MailHost: Sendable {
    let folder: String
    let clock = TestClock()
    let sender = ScriptedSender()
    let store: SQLiteDriver
    let vault: Vault
    let gateway: Gateway
    let organization: Organization
    /// The organization's admin, a super admin.
    let boss: Actor
    let team: Team

    init(isConfigured: Bool = true, anchored: Bool = false) async throws {
        folder = FileManager.default.temporaryDirectory.path + "/mails-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        store = try SQLiteDriver.open(path: folder + "/store/gateway.db", clock: clock)
        vault = Vault(rootKeys: try RootKeyRing(newestFirst: [try RootKey.generate()]))
        let anchor = anchored ? folder + "/anchors" : nil
        gateway = try await Self.open(
            store, vault, clock, try isConfigured ? Self.setup(sender) : nil, anchor: anchor)
        let founded = try await gateway.directory.createOrganization(
            name: "Acme & Co", admin: UserDraft(firstName: "Ann", lastName: "Lee", email: "ann@example.com"))
        organization = founded.organization
        boss = .user(founded.admin.id, of: organization.id)
        team = try await gateway.directory.createTeam(name: "Sales", primaryAdmin: founded.admin.id, as: boss)
    }

    func end() {
        try? store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Another gateway on the same keys: over another driver, or with another way to send.
    func reopened(
        over driver: (any SQLDriver)? = nil, sender: (any MailSender)? = nil, anchored: Bool = false
    ) async throws -> Gateway {
        try await Self.open(
            driver ?? store, vault, clock, try Self.setup(sender ?? self.sender),
            anchor: anchored ? folder + "/anchors" : nil)
    }

    func draft(
        _ name: String = "bob", seat: Seat = .standard, role: OrganizationRole = .user, team: TeamID? = nil,
        email: String? = nil
    ) -> PersonDraft {
        PersonDraft(
            team: team ?? self.team.id, role: role, seat: seat, firstName: name, lastName: "Novak",
            email: email ?? "\(name)@example.com")
    }

    /// Provisions somebody, and returns them.
    func person(_ name: String = "bob", role: OrganizationRole = .user) async throws -> User {
        try await gateway.provision(draft(name, role: role), as: boss).user
    }

    func state(of user: User) async throws -> MailStatus? {
        try await gateway.mail.state(of: user.id, as: boss)
    }

    /// How many rows a table has.
    func count(_ table: SQL) async throws -> Int64 {
        try await store.read { try $0.query("SELECT COUNT(*) FROM " + table, []).first?.integer(0) ?? 0 }
    }

    /// Changes rows behind the gateway's back.
    func change(_ statement: SQL, _ values: [SQLValue]) async throws {
        _ = try await store.write { try $0.execute(statement, values) }
    }

    /// A text of a test as a URL; one that is none leads nowhere, and is refused.
    static func url(_ text: String) -> URL {
        URL(string: text) ?? URL(filePath: "/")
    }

    static func setup(_ sender: any MailSender) throws -> MailSetup {
        try MailSetup(
            sender: sender,
            from: MailMailbox(name: "Acme", address: EmailAddress("no-reply@mail.example.org")),
            replyTo: MailMailbox(address: EmailAddress("help@example.org")),
            signInURL: url("https://app.example.com/sign-in"))
    }

    static func open(
        _ store: any SQLDriver, _ vault: Vault, _ clock: TestClock, _ mail: MailSetup?, anchor: String?
    ) async throws -> Gateway {
        try await Gateway(
            configuration: GatewayConfiguration(auditAnchorPath: anchor), connectors: ConnectorCatalog([]),
            store: store, vault: vault, transport: NoTransport(), clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, mail: mail)
    }
}

/// What a call threw.
func failure(of call: () async throws -> some Any) async -> GatewayError? {
    do {
        _ = try await call()
        return nil
    } catch {
        return error as? GatewayError
    }
}
