import ConnectorKit
import SQLStore
import TransportLayers
import Vault

/// What grants, keys and connections are made of; put together once by ``GrantServices``.
struct GrantParts: Sendable {
    let store: any SQLDriver
    let vault: GrantVault
    let audit: AuditLog
    let origins: GrantOrigins
    let transports: CRMTransports
    let endpoint: TokenEndpoint
    let refreshStore: RefreshStore
    let accountCheck: AccountCheck
    let coordinator: RefreshCoordinator
    let clock: any GatewayClock
    let ids: IDGenerator
    /// What becomes of grants that nobody holds, and when.
    let orphans: (ending: OrphanEnding, window: Duration)
    let restoring: RestoreGuard

    var calls: GuardedCalls { GuardedCalls(store: store, audit: audit) }

    var keyCheck: KeyCheck { KeyCheck(store: store, keys: vault.keys, audit: audit) }

    /// A grant's credentials, for the transport; `check` is asked before each use.
    func tokens(
        of address: GrantAddress, _ connector: any CRMConnector.Type,
        check: @escaping @Sendable () async throws -> Void = {}
    ) -> GrantTokenSource {
        GrantTokenSource(
            address: address, connector: connector, override: origins.overrides[connector.descriptor.id],
            coordinator: coordinator, clock: clock, check: check)
    }
}
