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

    init(
        configuration: GatewayConfiguration, connectors: ConnectorCatalog, store: any SQLDriver, vault: Vault,
        transport: any HTTPTransport, clock: any GatewayClock, logger: Logger, recorder: (any ExchangeRecorder)?
    ) {
        let audit = AuditLog(store: store, keys: VaultAuditKeys(vault))
        let leases = LeaseKeeper(driver: store, clock: clock)
        let ids = IDGenerator(clock: clock)
        let grants = Grants(
            store: store, vault: vault, connectors: connectors, transport: transport, leases: leases, audit: audit,
            clock: clock, configuration: configuration, logger: logger, recorder: recorder)
        self.audit = audit
        self.grants = grants
        self.ids = ids
        self.runServices = RunServices(
            store: store, leases: leases, sessions: grants.sessions, dataKeys: grants.parts.vault.keys, log: audit,
            ids: ids,
            clock: clock, progress: ProgressBoard(), logger: logger)
    }
}
