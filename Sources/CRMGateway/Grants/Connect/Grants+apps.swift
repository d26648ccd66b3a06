public import ConnectorKit
import SQLStore
public import Workspace

extension Grants {
    /// Sets an organization's own app with a vendor, in place of the deployment's. Admins.
    ///
    /// Grants that the deployment's app obtained can't be refreshed with another one: connect them anew.
    public func setApp(_ app: OAuthApp, for crm: CRMID, as actor: Actor) async throws {
        let (vault, audit) = (parts.vault, parts.audit)
        try await changeApp(crm, actor) { transaction in
            let row = try vault.seal(app, for: crm, of: actor.organization, in: transaction)
            try OAuthAppRepository(of: actor.organization).put(row, in: transaction)
            let detail = ["crm": crm.rawValue, "client_id": app.clientID]
            try audit.append(AuditEntry(actor: actor, operation: .appChange, detail: detail), in: transaction)
        }
    }

    /// Goes back to the deployment's app. Admins.
    public func removeApp(for crm: CRMID, as actor: Actor) async throws {
        let audit = parts.audit
        try await changeApp(crm, actor) { transaction in
            guard try OAuthAppRepository(of: actor.organization).remove(crm, in: transaction) else { return }
            let detail = ["crm": crm.rawValue, "client_id": ""]
            try audit.append(AuditEntry(actor: actor, operation: .appChange, detail: detail), in: transaction)
        }
    }

    private func changeApp(
        _ crm: CRMID, _ actor: Actor, _ change: @escaping @Sendable (any SQLTransaction) throws -> Void
    ) async throws {
        do {
            _ = try parts.origins.connector(crm)
            try await parts.calls.write(.appChange, as: actor, subjects: ["crm": [crm.rawValue]]) {
                if let refusal = AccessRules.refusal(of: .managePeople, by: $0) { throw refusal }
                try change($1)
            }
        } catch {
            throw GatewayError(grants: error)
        }
    }
}
