import CRMGateway
import ConnectorKit
import Workspace

/// What came back with somebody, and what didn't.
struct RestoredPersonReport: Report {
    let outcome: RestoreOutcome

    var lines: [String] {
        guard !outcome.isRepeated else { return ["\(outcome.user.email.text) is there already."].map(PrintableText.of) }
        let back =
            "\(outcome.user.email.text) is back: \(outcome.teams.count) teams, \(outcome.keys.count) keys, "
            + "\(outcome.settings.count) settings categories."
        let missing = outcome.missing.map { "Not restored: \($0.what) \($0.which) (\($0.reason.rawValue))." }
        return ([back] + missing).map(PrintableText.of)
    }

    var json: JSONValue {
        [
            "user": outcome.user.json, "is_repeated": .bool(outcome.isRepeated),
            "teams": .list(outcome.teams.map { .text($0.team.rawValue) }),
            "keys": .list(outcome.keys.map { .text($0.rawValue) }),
            "bindings": .list(outcome.bindings.map { .text($0.rawValue) }),
            "settings": .list(outcome.settings.map(JSONValue.text)),
            "missing": .list(
                outcome.missing.map {
                    ["what": .text($0.what), "which": .text($0.which), "reason": .text($0.reason.rawValue)]
                }),
        ]
    }
}
