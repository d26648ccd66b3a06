import ConnectorKit
import SQLStore
import TransportLayers
import Workspace

/// Asks the CRM whose a quarantined grant is, and lets it go where it is still the same account and user (F-A11).
struct AccountCheck: Sendable {
    let store: RefreshStore
    let origins: GrantOrigins
    let transports: CRMTransports

    /// Checks a grant that is in quarantine; leaves any other, and one that can't be checked now, as it is.
    func settleDoubt(at address: GrantAddress) async throws {
        let look = try await store.look(at: address)
        guard look.row.state == .quarantined, let connector = origins.catalog[look.row.crm] else { return }
        guard let identity = await identity(of: look.opened, through: connector) else { return }
        let isSame =
            identity.account == look.row.account
            && (look.row.crmUser == nil || identity.user == nil || identity.user == look.row.crmUser)
        if isSame { try await store.release(look.row, at: address) }
    }

    private func identity(
        of opened: OpenedGrant, through connector: any CRMConnector.Type
    ) async -> CRMIdentity? {
        do {
            let authorizer = try connector.authorizer(
                for: opened.credentials, override: origins.overrides[opened.row.crm])
            let transport = transports.authorized(
                connector, tokens: FixedTokenSource(authorizer), account: opened.row.account, party: "account-check",
                priority: .interactive)
            return try await connector.init().reading(through: transport).identify()
        } catch {
            return nil
        }
    }
}
