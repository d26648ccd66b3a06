import CRMGateway
import Foundation

extension ListReport {
    /// Entries of the audit log.
    static func audit(_ entries: [AuditRecord]) -> ListReport {
        ListReport(
            name: "entries",
            table: TextTable(
                "no", "at", "actor", "os user", "operation", "outcome", "rule", "about",
                rows: entries.map { entry in
                    [
                        String(entry.sequence), entry.at.formatted(.iso8601), entry.actor,
                        entry.operatingSystemUser ?? entry.channel, entry.operation.rawValue, entry.told,
                        entry.rule ?? "", entry.about,
                    ]
                }),
            entries: entries.map(\.json), emptyLine: "No entries.")
    }
}

extension AuditRecord {
    /// The outcome, and how many times where like refusals were folded.
    fileprivate var told: String { occurrences > 1 ? "\(outcome) × \(occurrences)" : outcome }

    /// Subjects and details on one line: counts, where there are many.
    fileprivate var about: String {
        let who = subjects.ids.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { kind, ids in
            ids.count == 1 ? "\(kind) \(ids[0])" : "\(ids.count) × \(kind)"
        }
        return (who + detail.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }).joined(separator: " ")
    }

    /// For programs.
    fileprivate var json: JSONValue {
        [
            "sequence": .number(sequence), "at": .time(at), "actor": .text(actor), "channel": .text(channel),
            "operating_system_user": .optional(operatingSystemUser), "operation": .text(operation.rawValue),
            "outcome": .text(outcome), "rule": .optional(rule), "occurrences": .number(occurrences),
            "subjects": .object(subjects.ids.mapValues { .list($0.map(JSONValue.text)) }),
            "detail": .object(detail.mapValues(JSONValue.text)),
        ]
    }
}
