import SQLStore
import Workspace

/// Writes what happened to a grant or a key into the audit log, in the transaction of the effect (SEC-6).
struct GrantNotices: Sendable {
    func quarantined(
        _ grant: GrantRow, _ doubt: AccountPin.Doubt, of organization: OrganizationID,
        in transaction: any SQLTransaction
    ) throws {}
    func reconnectNeeded(
        _ grant: GrantRow, _ reason: ReconnectReason, of organization: OrganizationID,
        in transaction: any SQLTransaction
    ) throws {}
    func released(_ grant: GrantRow, of organization: OrganizationID, in transaction: any SQLTransaction) throws {}
}
