import SQLStore
import Workspace

/// Runs a call in one transaction: who the actor is, whether a rule lets them, the effect, and its audit entry.
///
/// A call that a rule refuses changes nothing, and stands in the audit log in a transaction of its own (ACC-10).
struct GuardedCalls: Sendable {
    let store: any SQLDriver
    let audit: AuditLog

    /// Runs a call that changes something.
    ///
    /// - Parameters:
    ///   - subjects: what the caller named, for the audit entry of a refusal.
    ///   - body: asks the access rules first, and appends the audit entry of its effect; may run more than once.
    /// - Throws: `GatewayError`.
    func write<Result: Sendable>(
        _ operation: AuditOperation, as actor: Actor, subjects: AuditSubjects = [:],
        _ body: @escaping @Sendable (Authority, any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await auditingRefusals(of: operation, by: actor, subjects) {
            try await store.write { try body(Self.authority(of: actor, in: $0), $0) }
        }
    }

    /// Runs a call that only reads.
    ///
    /// - Throws: `GatewayError`.
    func read<Result: Sendable>(
        _ operation: AuditOperation, as actor: Actor, subjects: AuditSubjects = [:],
        _ body: @escaping @Sendable (Authority, any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await auditingRefusals(of: operation, by: actor, subjects) {
            try await store.read { try body(Self.authority(of: actor, in: $0), $0) }
        }
    }

    /// What the store says of the actor now.
    static func authority(of actor: Actor, in transaction: any SQLTransaction) throws -> Authority {
        let users = UserRepository(organization: actor.organization, transaction: transaction)
        return Authority(actor: actor, user: try actor.user.flatMap { try users.byID($0) })
    }

    private func auditingRefusals<Result: Sendable>(
        of operation: AuditOperation, by actor: Actor, _ subjects: AuditSubjects, _ call: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await call()
        } catch {
            let error = GatewayError(reading: error)
            if let rule = error.rule {
                let entry = AuditEntry(
                    actor: actor, operation: operation, subjects: subjects, outcome: .refused, rule: rule,
                    detail: ["code": error.code])
                try await record(entry)
            }
            throw error
        }
    }

    /// An organization that isn't there has no log, and nobody whom the refusal could concern.
    private func record(_ entry: AuditEntry) async throws {
        let audit = audit
        do {
            try await store.write { transaction in
                let organization = OrganizationRepository(
                    organization: entry.actor.organization, transaction: transaction)
                if try organization.find() != nil { try audit.append(entry, in: transaction) }
            }
        } catch {
            throw GatewayError(reading: error)
        }
    }
}
