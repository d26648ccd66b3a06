import ConnectorKit
import SQLStore
import Workspace

/// The audit entries of probes: intended before a CRM is asked, and what came of it after (SEC-6). Records are named by
/// the ids of their marks; no value is.
struct ProbeAudit: Sendable {
    let log: AuditLog
    let actor: Actor
    /// The run that probes or cleans up; `nil` for a clean-up by itself.
    let run: RunID?

    /// Something is about to be done with these probes.
    func intended(
        _ operation: AuditOperation, _ probes: [ProbeRow], in transaction: any SQLTransaction
    ) throws {
        try write(operation, probes, .intended, [:], transaction)
    }

    /// Something was done with these probes.
    ///
    /// - Parameter open: how many of them may still be in the CRM.
    func ended(
        _ operation: AuditOperation, _ probes: [ProbeRow], open: Int, in transaction: any SQLTransaction
    ) throws {
        try write(operation, probes, open == 0 ? .succeeded : .unknown, ["open": String(open)], transaction)
    }

    private func write(
        _ operation: AuditOperation, _ probes: [ProbeRow], _ outcome: AuditOutcome, _ more: [String: String],
        _ transaction: any SQLTransaction
    ) throws {
        guard let first = probes.first else { return }
        var subjects = ["probe": probes.map(\.mark.id), "grant": Set(probes.map(\.grant.rawValue)).sorted()]
        subjects["run"] = run.map { [$0.rawValue] }
        var detail = more
        detail["crm"] = first.crm.rawValue
        detail["account"] = first.account.rawValue
        detail["objects"] = Set(probes.map(\.object)).sorted().map(\.rawValue).joined(separator: ",")
        detail["mode"] = Set(probes.map(\.use.rawValue)).sorted().joined(separator: ",")
        try log.append(
            AuditEntry(
                actor: actor, operation: operation, subjects: AuditSubjects(subjects), outcome: outcome,
                detail: detail), in: transaction)
    }
}
