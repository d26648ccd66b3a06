public import ConnectorKit
import SQLStore
public import Workspace

extension Grants {
    /// Sets an organization's own app with a vendor, in place of the deployment's. Admins.
    ///
    /// Grants that the deployment's app obtained can't be refreshed with another one: connect them anew.
    ///
    /// - Throws: `GatewayError` `sign_in_refused` where ``OAuthApp/signIn`` isn't a host of the vendor, or has no effect.
    public func setApp(_ app: OAuthApp, for crm: CRMID, as actor: Actor) async throws {
        let (vault, audit, origins) = (parts.vault, parts.audit, parts.origins)
        try await changeApp(crm, actor) { transaction in
            try app.signIn.map {
                try SignInRule.requireUse($0, by: try origins.connector(crm), override: origins.overrides[crm])
            }
            let row = try vault.seal(app, for: crm, of: actor.organization, in: transaction)
            try OAuthAppRepository(of: actor.organization).put(row, in: transaction)
            var detail = ["crm": crm.rawValue, "client_id": app.clientID]
            detail["sign_in"] = app.signIn?.description
            try audit.append(AuditEntry(actor: actor, operation: .appChange, detail: detail), in: transaction)
        }
    }

    /// The app that a connect would use: the organization's own, or the deployment's; `nil` where there is none. Admins.
    public func app(for crm: CRMID, as actor: Actor) async throws -> AppSummary? {
        let origins = parts.origins
        do {
            _ = try origins.connector(crm)
            return try await parts.calls.read(.appChange, as: actor, subjects: ["crm": [crm.rawValue]]) {
                if let refusal = AccessRules.refusal(of: .managePeople, by: $0) { throw refusal }
                let own = try OAuthAppRepository(of: actor.organization).find(crm, in: $1)
                return own.map(AppSummary.init) ?? origins.apps[crm].map { AppSummary($0, of: crm) }
            }
        } catch {
            throw GatewayError(grants: error)
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
