import ConnectorKit
import SQLStore
import TransportLayers
import Vault

/// Hands a grant's credentials to the layer that adds them. It keeps none: each attempt reads what is stored, so that
/// nothing is used longer than it is good (SYNC-13).
struct GrantTokenSource: TokenSource {
    let address: GrantAddress
    let connector: any CRMConnector.Type
    let override: Origin?
    let coordinator: RefreshCoordinator
    let clock: any GatewayClock
    /// What must hold besides, asked before each use: that a key still stands.
    let check: @Sendable () async throws -> Void

    func current() async throws(ConnectorError) -> AuthorizedSession {
        try await session(refusedGeneration: nil)
    }

    func renewed(after session: AuthorizedSession) async throws(ConnectorError) -> AuthorizedSession {
        try await self.session(refusedGeneration: Int64(session.generation))
    }

    private func session(refusedGeneration: Int64?) async throws(ConnectorError) -> AuthorizedSession {
        let opened: OpenedGrant
        do {
            try await check()
            opened = try await coordinator.opened(address, refusedGeneration: refusedGeneration)
        } catch {
            throw explain(error)
        }
        let authorizer = try connector.authorizer(for: opened.credentials, override: override)
        return AuthorizedSession(generation: Int(opened.row.generation), authorizer: authorizer)
    }

    private func explain(_ error: any Error) -> ConnectorError {
        let operation = OperationName(rawValue: "\(connector.descriptor.id).grant.use")
        switch error {
        case let error as ConnectorError: return error
        case let trouble as GrantTrouble: return trouble.connectorError(at: clock.milliseconds)
        case let error as GatewayError:
            return ConnectorError(.forbidden, operation: operation, message: error.description)
        case let error as VaultError:
            return ConnectorError(.unavailable, operation: operation, message: error.description, retry: .never)
        case let error as StoreError:
            let isPassing = error.kind == .busy || error.kind == .unavailable
            return ConnectorError(
                .unavailable, operation: operation, message: error.description,
                retry: isPassing ? .later(after: nil) : .never)
        case is CancellationError:
            return ConnectorError(.cancelled, operation: operation, message: "given up while waiting for a token")
        default:
            return ConnectorError(.unavailable, operation: operation, message: "\(type(of: error))", retry: .never)
        }
    }
}
