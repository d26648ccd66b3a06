import ConnectorKit
import Logging
import SQLStore
import TransportLayers
import Vault

/// Connections to CRMs: grants, which hold what a CRM issued, and users' keys, which refer to them.
///
/// Every call names an actor, asks the access rules in the transaction that it works in, and leaves an audit entry of
/// its effect or of its refusal. Every call throws `GatewayError`. No call shows a token.
public struct Grants: Sendable {
    let parts: GrantParts

    /// - Parameters:
    ///   - transport: what touches the network.
    ///   - timing: the bounds of refreshing.
    init(
        store: any SQLDriver, vault: Vault, connectors: ConnectorCatalog, transport: any HTTPTransport,
        leases: LeaseKeeper, audit: AuditLog, clock: any GatewayClock, configuration: GatewayConfiguration,
        logger: Logger, recorder: (any ExchangeRecorder)?, timing: RefreshTiming = RefreshTiming(),
        restoring: RestoreGuard = RestoreGuard()
    ) {
        let sealing = GrantVault(vault)
        let origins = GrantOrigins(
            catalog: connectors, overrides: configuration.crmOrigins, apps: configuration.oauthApps, driver: store,
            vault: sealing)
        let time = GatewayTransportClock(clock: clock)
        let transports = CRMTransports(
            base: transport, budgets: RateBudgets(clock: time), overrides: configuration.crmOrigins, clock: time,
            logger: logger, recorder: recorder)
        let endpoint = TokenEndpoint(
            origins: origins, transports: transports, clock: clock, deadline: timing.requestDeadline)
        let refreshing = RefreshStore(
            driver: store, vault: sealing, notices: GrantNotices(audit: audit), restoring: restoring)
        let check = AccountCheck(store: refreshing, origins: origins, transports: transports)
        let judge = RefreshJudge(origins: origins, clock: clock, timing: timing)
        let committer = AnswerCommitter(store: refreshing, clock: clock, timing: timing, logger: logger)
        let ids = IDGenerator(clock: clock)
        let coordinator = RefreshCoordinator(
            store: refreshing, judge: judge, committer: committer, clock: clock, timing: timing
        ) { address, refusedGeneration in
            RefreshFlight(
                address: address, refusedGeneration: refusedGeneration, judge: judge, store: refreshing,
                leases: leases, endpoint: endpoint, pin: check, committer: committer, clock: clock, timing: timing,
                ids: ids)
        }
        parts = GrantParts(
            store: store, vault: sealing, audit: audit, origins: origins, transports: transports, endpoint: endpoint,
            refreshStore: refreshing, accountCheck: check, coordinator: coordinator, clock: clock, ids: ids,
            orphans: (configuration.orphanEnding, configuration.undoWindow), restoring: restoring)
    }

    /// Sessions for runs.
    var sessions: any SessionSource { GrantSessions(parts: parts) }

    /// Data keys: their state, and their rotation under new root keys.
    public var rotation: VaultRotation { VaultRotation(calls: parts.calls, keys: parts.vault.keys) }

    /// Waits for refreshes under way, and for tokens that the store hasn't taken yet (F-A6): before a graceful stop.
    public func drain() async {
        await parts.coordinator.drain()
    }

    /// How many grants' newest tokens are in memory alone: killing the process now would lose them (F-A6).
    public func countAtRisk() async -> Int {
        await parts.coordinator.heldCount()
    }
}

extension GrantSessions: SessionSource {}
