import CRMGateway
import ConnectorKit
import Workspace

/// Record types in the words of outcomes and previews.
enum RecordTypeWords {
    /// What came of them in one CRM; `nil` where nothing could be read, which the warnings tell.
    static func line(_ outcome: RecordTypeOutcome, _ crm: CRMID) -> String? {
        guard !outcome.objects.isEmpty || outcome.links.own > 0 else { return nil }
        let (links, all) = (outcome.links, outcome.links.own + outcome.links.asKeyUser)
        var parts = ["stored for \(all) (\(links.changes) changed)"]
        if links.own > 0 { parts.append("\(links.own) as seen by themselves") }
        if let caution = outcome.caution { parts.append((links.own > 0 ? "\(links.asKeyUser) " : "") + caution) }
        return PrintableText.of("Record types, \(crm): \(counts(outcome.objects)); \(parts.joined(separator: "; "))")
    }

    /// What would come of them.
    static func line(_ planned: PlannedRecordTypes, _ crm: CRMID) -> String {
        if let failure = planned.failure { return "Record types, \(crm): could not be read: \(failure.message)" }
        let told = [
            (planned.added, "added"), (planned.changed, "changed"), (planned.unchanged, "unchanged"),
            (planned.undecided, "known once read as themselves"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        let who = planned.areReadAsTargets ? "; read as each target who is a CRM user" : ""
        return "Record types, \(crm): \(counts(planned.objects)) as seen by \(planned.viewer ?? "the key's user"); "
            + "targets: \(told)\(who)"
    }

    private static func counts(_ objects: [RecordTypeOutcome.ObjectCount]) -> String {
        let told = objects.map { "\($0.count) \($0.object.rawValue)" }
        return told.isEmpty ? "not told" : told.joined(separator: ", ")
    }
}

extension RecordTypeOutcome {
    /// For programs.
    func json(_ name: (UserID) -> String) -> JSONValue {
        [
            "objects": .list(objects.map(\.json)), "viewer": .optional(viewer), "own": .count(links.own),
            "as_key_user": .count(links.asKeyUser), "changes": .count(links.changes),
            "fell_back": .count(links.fellBack),
            "fell_back_examples": .list(links.examples.map { .text(name($0)) }),
            "fall_back_failure": links.failure.map(\.json) ?? .null, "caution": .optional(caution),
            "failure": failure.map(\.json) ?? .null,
        ]
    }
}

extension RecordTypeOutcome.ObjectCount {
    /// For programs.
    fileprivate var json: JSONValue { ["object": .text(object.rawValue), "count": .count(count)] }
}

extension PlannedRecordTypes {
    /// For programs.
    var json: JSONValue {
        [
            "objects": .list(objects.map(\.json)), "viewer": .optional(viewer),
            "are_read_as_targets": .bool(areReadAsTargets), "added": .count(added), "changed": .count(changed),
            "unchanged": .count(unchanged), "undecided": .count(undecided),
            "failure": failure.map(\.json) ?? .null,
        ]
    }
}
