import CRMGateway
import Workspace

/// Who got which role.
struct RoleReport: Report {
    let outcome: RoleOutcome
    let emails: [UserID: String]

    var lines: [String] {
        let changed = outcome.changed.map { "\(name($0.user)): \($0.before.rawValue) → \($0.after.rawValue)." }
        let unchanged = outcome.unchanged.map { "\(name($0)): unchanged." }
        let members = outcome.becameMembers.map { "\(name($0.user)) is a member of team \($0.team) now." }
        return (changed + unchanged + members).map(PrintableText.of)
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
            "became_members": .list(
                outcome.becameMembers.map { ["user": .text(name($0.user)), "team": .text($0.team.rawValue)] }),
        ]
    }

    private func name(_ user: UserID) -> String { emails[user] ?? user.rawValue }
}
