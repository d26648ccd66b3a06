import CRMGateway
import ConnectorKit
import SQLiteDriver
import Workspace

extension AuditOperation {
    /// A grant is being asked for at an origin that the operator put in place of the CRM's own hosts.
    static let originAllowed = AuditOperation(rawValue: "origin.allowed")
}

extension OpenGateway {
    /// Writes into the audit log that a CRM's hosts are replaced (T-39).
    func noteOrigin(of crm: CRMID, by actor: Actor) async throws {
        guard let origin = settings.crmOrigins[crm] else { return }
        let audit = gateway.audit
        let entry = AuditEntry(
            actor: actor, operation: .originAllowed, detail: ["crm": crm.rawValue, "origin": origin.description])
        try await store.write { try audit.append(entry, in: $0) }
    }
}
