import ConnectorKit
import SQLStore
import Workspace

/// Writes what became of a grant into the audit log, in the transaction of the effect (SEC-6), and its death into the
/// outbox of events.
struct GrantNotices: Sendable {
    let audit: AuditLog

    /// The CRM, or a lost answer, has ended it.
    func reconnectNeeded(
        _ grant: GrantRow, _ reason: ReconnectReason, of organization: OrganizationID,
        in transaction: any SQLTransaction
    ) throws {
        try note(grant, .reconnectNeeded, reason.rawValue, organization, transaction)
        try EventOutbox.append(
            .grantDead(
                GrantDeadEvent(
                    grant: grant.id, crm: grant.crm, account: grant.account, reason: reason.rawValue)),
            organization: organization, in: transaction)
    }

    /// Its new tokens must be checked before they are used (F-A11).
    func quarantined(
        _ grant: GrantRow, _ doubt: AccountPin.Doubt, of organization: OrganizationID,
        in transaction: any SQLTransaction
    ) throws {
        try note(grant, .quarantined, doubt.rawValue, organization, transaction)
    }

    /// The check found the same account and user.
    func released(
        _ grant: GrantRow, of organization: OrganizationID, in transaction: any SQLTransaction
    ) throws {
        try note(grant, .live, "account_checked", organization, transaction)
    }

    /// A refresh token that is good once is about to leave.
    func refreshing(
        _ grant: GrantRow, of organization: OrganizationID, in transaction: any SQLTransaction
    ) throws {
        let entry = AuditEntry(
            actor: .system(of: organization), operation: .grantRefresh, subjects: ["grant": [grant.id.rawValue]],
            outcome: .intended, detail: ["crm": grant.crm.rawValue, "generation": String(grant.generation)])
        try audit.append(entry, in: transaction)
    }

    private func note(
        _ grant: GrantRow, _ state: GrantState, _ reason: String, _ organization: OrganizationID,
        _ transaction: any SQLTransaction
    ) throws {
        let entry = AuditEntry(
            actor: .system(of: organization), operation: .grantState, subjects: ["grant": [grant.id.rawValue]],
            detail: [
                "crm": grant.crm.rawValue, "account": grant.account.rawValue, "state": state.rawValue,
                "reason": reason, "generation": String(grant.generation),
            ])
        try audit.append(entry, in: transaction)
    }
}
