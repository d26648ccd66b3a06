import CRMGateway
import Workspace

/// What an edit of memberships did, and what is left to review (TEAM-8).
struct MembershipReport: Report {
    let change: MembershipChange
    let emails: [UserID: String]
    let teams: [TeamID: String]

    var lines: [String] {
        let table = TextTable(
            "email", "team", "before", "now",
            rows: change.changes.map { [email($0.user), team($0.team), word($0.before), word($0.after)] })
        let steps = change.steppedDown.map {
            PrintableText.of("\(email($0)) is a member now: their role allows no more.")
        }
        return table.lines + steps + ["", "To review:"] + change.review.map { "  \($0.advice)" }
    }

    var json: JSONValue {
        .object([
            "changes": .list(
                change.changes.map {
                    [
                        "user": .text($0.user.rawValue), "email": .text(email($0.user)),
                        "team": .text($0.team.rawValue), "team_name": .text(team($0.team)),
                        "before": .optional($0.before?.rawValue), "after": .optional($0.after?.rawValue),
                    ]
                }),
            "stepped_down": .list(change.steppedDown.map { .text(email($0)) }),
            "review": .list(change.review.map { ["what": .text($0.rawValue), "advice": .text($0.advice)] }),
        ])
    }

    private func email(_ user: UserID) -> String { emails[user] ?? user.rawValue }

    private func team(_ team: TeamID) -> String { teams[team] ?? team.rawValue }

    private func word(_ position: TeamPosition?) -> String { position?.rawValue ?? "–" }
}
