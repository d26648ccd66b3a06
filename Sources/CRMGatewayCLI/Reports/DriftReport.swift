import CRMGateway
import Workspace

/// How a team's members differ from an admin.
struct DriftReport: Report {
    let team: String
    let drift: TeamDrift
    let members: [DriftMember]
    let emails: [UserID: String]

    var lines: [String] {
        let sections = [[headline], table, groupLines, memberLines]
        return Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    private var headline: String {
        let who = PrintableText.of("team \(team), compared with \(name(drift.admin))")
        return drift.isFound ? "Drift found: \(who)." : "No drift: \(who)."
    }

    private var table: [String] {
        TextTable(
            "category", "same", "differ", "left out", "failed", "",
            rows: drift.categories.map { one in
                [
                    one.category.rawValue, String(one.same), String(one.differing), String(one.leftOut),
                    String(one.failed), note(one),
                ]
            }
        ).lines
    }

    private func note(_ one: CategoryDrift) -> String {
        switch one.source {
        case .value: ""
        case .empty: "the admin has nothing to compare with"
        case .invalid: "the admin's value is invalid: \(one.failure?.message ?? "")"
        }
    }

    private var groupLines: [String] {
        let differing = drift.categories.filter { !$0.groups.isEmpty }
        return Array(differing.map { lines(of: $0) }.joined(separator: [""]))
    }

    private func lines(of one: CategoryDrift) -> [String] {
        var lines: [String] = []
        for group in one.groups {
            let edited = group.edited > 0 ? ", \(group.edited) edited it" : ""
            let others = group.count > 1 ? " and \(group.count - 1) more" : ""
            lines.append(PrintableText.of("\(one.category.rawValue), \(name(group.first))\(others)\(edited):"))
            lines += ChangeLines().lines(group.changes).map { "  " + $0 }
            if group.changesLeftOut > 0 { lines.append("  … and \(group.changesLeftOut) differences more") }
        }
        if one.ungrouped > 0 { lines.append("… and \(one.ungrouped) members more; --members lists them.") }
        return lines
    }

    private var memberLines: [String] {
        TextTable(
            "member", "differs in",
            rows: members.map { member in
                let names = member.entries.map { entry in
                    entry.failure == nil ? entry.category.rawValue : "\(entry.category.rawValue) (can't be compared)"
                }
                return [name(member.user), names.joined(separator: ", ")]
            }
        ).lines
    }

    private func name(_ user: UserID) -> String {
        emails[user] ?? user.rawValue
    }

    var json: JSONValue {
        [
            "team": .text(drift.team.rawValue), "admin": .text(name(drift.admin)), "is_found": .bool(drift.isFound),
            "categories": .list(drift.categories.map(category)),
            "members": .list(
                members.map { member in
                    [
                        "user": .text(name(member.user)),
                        "categories": .list(
                            member.entries.map { entry in
                                [
                                    "category": .text(entry.category.rawValue), "is_edited": .bool(entry.isEdited),
                                    "changes": .list(entry.changes.map(\.json)),
                                    "failure": .optional(entry.failure?.message),
                                ]
                            }),
                    ]
                }),
        ]
    }

    private func category(_ one: CategoryDrift) -> JSONValue {
        [
            "category": .text(one.category.rawValue), "source": .text(one.source.rawValue), "same": .count(one.same),
            "differing": .count(one.differing), "left_out": .count(one.leftOut), "failed": .count(one.failed),
            "ungrouped": .count(one.ungrouped),
            "groups": .list(
                one.groups.map { group in
                    [
                        "count": .count(group.count), "edited": .count(group.edited), "first": .text(name(group.first)),
                        "changes": .list(group.changes.map(\.json)), "changes_left_out": .count(group.changesLeftOut),
                    ]
                }),
        ]
    }
}
