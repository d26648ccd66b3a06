import ConnectorKit
import Logging
import SQLStore
import TransportLayers
import Vault

/// How the parts of a gateway are put together; the one place that knows all of them.
struct GatewayParts: Sendable {
    let audit: AuditLog
    let grants: Grants
    let runServices: RunServices
    let ids: IDGenerator
    let restoring: RestoreGuard

    init(
        configuration: GatewayConfiguration, connectors: ConnectorCatalog, store: any SQLDriver, vault: Vault,
        transport: any HTTPTransport, clock: any GatewayClock, logger: Logger, recorder: (any ExchangeRecorder)?
    ) {
        let audit = AuditLog(store: store, keys: VaultAuditKeys(vault))
        let leases = LeaseKeeper(driver: store, clock: clock)
        let ids = IDGenerator(clock: clock)
        let restoring = RestoreGuard(
            store: store, file: configuration.auditAnchorPath.map { AuditAnchorFile(path: $0) })
        let grants = Grants(
            store: store, vault: vault, connectors: connectors, transport: transport, leases: leases, audit: audit,
            clock: clock, configuration: configuration, logger: logger, recorder: recorder,
            restoring: restoring)
        self.audit = audit
        self.grants = grants
        self.ids = ids
        self.restoring = restoring
        self.runServices = RunServices(
            store: store, leases: leases, sessions: grants.sessions, dataKeys: grants.parts.vault.keys, log: audit,
            ids: ids,
            clock: clock, progress: ProgressBoard(), logger: logger, restoring: restoring,
            connectors: connectors, verifiesAfterSync: configuration.verifiesAfterSync,
            removalRetention: configuration.removalRetention)
    }
}
