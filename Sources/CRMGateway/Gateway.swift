public import ConnectorKit
public import Logging
public import SQLStore
public import TransportLayers
public import Vault
import Workspace

/// The CRM connector gateway, for a host that calls it as a library.
///
/// ```swift
/// let gateway = try await Gateway(
///     configuration: GatewayConfiguration(), connectors: .standard, store: try SQLiteDriver.open(path: "gateway.db"),
///     vault: vault, transport: CurlTransport(), logger: logger)
/// let run = try await gateway.syncCRM(to: .team(team), as: .user(admin, of: organization))
/// for try await event in run.events() { print(event) }
/// let outcome = try await run.result().outcome
/// ```
///
/// Every call names an actor, whom the host vouches for (ACC-11), and throws ``GatewayError``.
public struct Gateway: Sendable {
    /// Organizations, people and teams.
    public let directory: Directory
    /// Teams and who is on them: lists, and edits of memberships.
    public let teams: Teams
    /// Roles, seats, removals.
    public let people: People
    /// The mails that people are welcomed with.
    public let mail: Mail
    /// Connections to CRMs: grants, and the keys that refer to them.
    public let grants: Grants
    /// Runs: list, watch, stop, resume, retry, undo.
    public let runs: Runs
    /// What was done, by whom; tamper-evident.
    public let audit: AuditLog
    /// Which property holds the owner, as organizations choose.
    public let ownerProperties: OwnerPropertyChoices
    /// People and teams from the host's own directory and from files, and back.
    public let imports: Imports
    /// Settings: read, edit, preview a push, find drift, check an admin's readiness.
    public let settings: Settings
    /// Verifications: reports, and what became of their probes.
    public let verification: Verifications
    /// What happened that a host may want to act on, read by cursor.
    public let events: Events
    /// The CRMs that it speaks to.
    public let connectors: ConnectorCatalog

    /// Where the audit log's heads are anchored outside the database; `nil` where the host gave no path.
    public let anchor: AuditAnchor?

    let restoring: RestoreGuard
    let store: any SQLDriver
    let logger: Logger
    let clock: any GatewayClock
    let ids: IDGenerator

    /// Opens a gateway on a store.
    ///
    /// - Parameters:
    ///   - connectors: the CRMs, usually all of `CRMConnectors`.
    ///   - transport: what reaches the network, usually `CurlTransport`.
    ///   - recorder: where exchanges with CRMs are written down, secrets struck out; `nil` for nowhere.
    ///   - mail: how welcome mails are sent; without, they are kept as *not configured*.
    /// - Throws: ``GatewayError``: `store_…` where the database is another program's or newer, `root_key_missing` where
    ///   what is sealed in it needs a root key that the vault doesn't have. Nothing is changed then.
    public init(
        configuration: GatewayConfiguration, connectors: ConnectorCatalog, store: any SQLDriver, vault: Vault,
        transport: any HTTPTransport, clock: any GatewayClock = SystemGatewayClock(),
        logger: Logger = Logger(label: "crm-gateway"), recorder: (any ExchangeRecorder)? = nil,
        mail: MailSetup? = nil
    ) async throws {
        do {
            try await Self.prepare(store, vault, migrating: configuration.migratesSchema)
        } catch {
            throw GatewayError(reading: error)
        }
        let parts = GatewayParts(
            configuration: configuration, connectors: connectors, store: store, vault: vault, transport: transport,
            clock: clock, logger: logger, recorder: recorder)
        do {
            try await parts.restoring.look()
        } catch {
            throw GatewayError(reading: error)
        }
        self.restoring = parts.restoring
        self.directory = Directory(store: store, audit: parts.audit, clock: clock, isMailConfigured: mail != nil)
        self.teams = Teams(store: store, audit: parts.audit, clock: clock)
        self.people = People(services: parts.runServices)
        self.mail = parts.mail(store, mail, logger)
        self.grants = parts.grants
        self.runs = Runs(parts.runServices, undoWindow: configuration.undoWindow)
        self.audit = parts.audit
        self.ownerProperties = OwnerPropertyChoices(
            connectors: connectors, calls: GuardedCalls(store: store, audit: parts.audit))
        self.imports = Imports(
            calls: GuardedCalls(store: store, audit: parts.audit), ids: parts.ids,
            outbox: MailOutbox(ids: parts.ids, isConfigured: mail != nil))
        self.events = Events(
            calls: GuardedCalls(store: store, audit: parts.audit), clock: clock,
            retention: configuration.eventRetention)
        self.settings = Settings(
            calls: GuardedCalls(store: store, audit: parts.audit), runs: runs, grants: parts.grants,
            connectors: connectors, clock: clock, ids: parts.ids)
        self.verification = Verifications(services: parts.runServices, runs: runs)
        self.connectors = connectors
        self.anchor = configuration.auditAnchorPath.map { AuditAnchor(parts.audit, file: AuditAnchorFile(path: $0)) }
        self.logger = logger
        self.store = store
        self.clock = clock
        self.ids = parts.ids
    }

    /// Stops the work of this process, and waits until tokens that were just refreshed are stored; runs stay as they are, for whoever goes on with them.
    public func shutDown() async {
        await runs.workers.stop()
        await grants.drain()
        do {
            _ = try await anchor?.write(isLast: true)
        } catch {
            logger.error("The audit log isn't anchored", metadata: ["error": "\(GatewayError(reading: error))"])
        }
    }

    private static func prepare(_ store: any SQLDriver, _ vault: Vault, migrating: Bool) async throws {
        let migrator = Migrator(Schema.migrations)
        if migrating {
            try await migrator.migrate(store)
        } else {
            try await migrator.verify(store)
        }
        let needed = try await store.read { transaction in
            try DataKeyCensus().countByRootKey(in: transaction).keys.sorted()
        }
        try vault.requireRootKeys(needed)
    }
}
