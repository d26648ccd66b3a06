import SQLStore
import Workspace

extension AuditLog {
    /// An entry without its place in the chain.
    static func draft(_ entry: AuditEntry, at now: Int64) throws -> AuditRow {
        AuditRow(
            sequence: 0, at: now, actor: entry.actor.auditName, channel: entry.actor.channel.rawValue,
            operatingSystemUser: entry.actor.operatingSystemUser.map(AuditSubjects.bounded),
            operation: entry.operation.rawValue, subjects: try JSONText.encode(entry.subjects),
            outcome: entry.outcome.rawValue, rule: entry.rule, detail: try JSONText.encode(entry.detail),
            occurrences: 1, keyID: "", previousMAC: "", mac: "")
    }

    /// The entry that brings a tally's count into the chain.
    static func draft(_ tally: AuditTally, at now: Int64) throws -> AuditRow {
        AuditRow(
            sequence: 0, at: now, actor: tally.key.actor, channel: tally.key.channel, operatingSystemUser: nil,
            operation: tally.key.operation, subjects: try JSONText.encode(AuditSubjects([:])),
            outcome: AuditOutcome.refused.rawValue, rule: tally.key.rule.isEmpty ? nil : tally.key.rule,
            detail: try JSONText.encode(["repeats_of_entry": String(tally.sequence)]), occurrences: tally.repeats,
            keyID: "", previousMAC: "", mac: "")
    }
}
