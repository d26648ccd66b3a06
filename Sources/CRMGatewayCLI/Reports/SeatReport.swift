import CRMGateway
import ConnectorKit
import Workspace

/// Whose seat was converted, and what ended with it.
struct SeatReport: Report {
    let outcome: SeatOutcome
    let emails: [UserID: String]

    var lines: [String] {
        let changed = outcome.changed.map { "\(name($0.user)): \($0.before.rawValue) → \($0.after.rawValue)." }
        let unchanged = outcome.unchanged.map { "\(name($0)): unchanged." }
        let keys = outcome.endedKeys.map { "\(name($0.user)): key to \($0.crm) ended." }
        return (changed + unchanged + keys).map(PrintableText.of)
    }

    var json: JSONValue {
        [
            "changed": .list(
                outcome.changed.map {
                    [
                        "user": .text($0.user.rawValue), "email": .text(name($0.user)),
                        "before": .text($0.before.rawValue), "after": .text($0.after.rawValue),
                    ]
                }),
            "unchanged": .list(outcome.unchanged.map { .text(name($0)) }),
            "ended_keys": .list(outcome.endedKeys.map(\.json)), "ended_bindings": .count(outcome.endedBindings),
        ]
    }

    private func name(_ user: UserID) -> String { emails[user] ?? user.rawValue }
}

extension EndedKey {
    /// For programs.
    var json: JSONValue {
        [
            "user": .text(user.rawValue), "crm": .text(crm.rawValue), "grant": .text(grant.rawValue),
            "is_orphaned": .bool(isOrphaned),
        ]
    }
}
