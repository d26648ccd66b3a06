import CRMGateway
import ConnectorKit
import Foundation
import Workspace

/// What a removal ended, what it kept and why, and what to look at.
struct RemovalsReport: Report {
    let report: RemovalReport
    let emails: [UserID: String]

    var lines: [String] {
        var lines = report.alreadyRemoved.map { "\(name($0)): already removed." }
        for person in report.removed { lines += ended(person) }
        if !report.kept.isEmpty { lines += ["", "Kept:"] + report.kept.map { "  \($0.why)\(until($0))" } }
        if !report.review.isEmpty { lines += ["", "Look at:"] + report.review.map { "  \($0.sentence)" } }
        return lines.map(PrintableText.of)
    }

    var json: JSONValue {
        [
            "removed": .list(report.removed.map(person)),
            "already_removed": .list(report.alreadyRemoved.map { .text($0.rawValue) }),
            "mail_cancelled": .count(report.mailCancelled),
            "kept": .list(
                report.kept.map { ["what": .text($0.what), "why": .text($0.why), "until": .time($0.until)] }),
            "review": .list(report.review.map { .text($0.rawValue) }),
        ]
    }

    private func name(_ user: UserID) -> String { emails[user] ?? user.rawValue }

    private func until(_ thing: KeptThing) -> String {
        thing.until.map { " Until \($0.formatted(.iso8601))." } ?? ""
    }

    private func ended(_ person: RemovedPerson) -> [String] {
        let keys =
            person.keys.isEmpty ? "no keys" : "keys to " + person.keys.map(\.crm.rawValue).joined(separator: ", ")
        var lines = [
            "\(name(person.user)): removed. Ended: \(person.teams.count) memberships, "
                + "\(person.hadDashboard ? "the dashboard" : "no dashboard"), \(keys), \(person.bindings.count) bindings, "
                + "\(person.runs.count) runs."
        ]
        for use in person.actedThrough {
            lines.append(
                "  \(use.holders) others act as them in \(use.crm) account \(use.accountName ?? use.account.rawValue).")
        }
        return lines
    }

    private func person(_ person: RemovedPerson) -> JSONValue {
        [
            "user": .text(person.user.rawValue), "email": .optional(emails[person.user]),
            "teams": .list(
                person.teams.map { ["team": .text($0.team.rawValue), "position": .text($0.position.rawValue)] }),
            "had_dashboard": .bool(person.hadDashboard), "settings": .list(person.settings.map(JSONValue.text)),
            "keys": .list(person.keys.map(\.json)), "bindings": .list(person.bindings.map { .text($0.rawValue) }),
            "runs": .list(person.runs.map { .text($0.rawValue) }),
            "acted_through": .list(person.actedThrough.map(use)), "restorable_until": .time(person.restorableUntil),
        ]
    }

    private func use(_ use: GrantStillUsed) -> JSONValue {
        [
            "grant": .text(use.grant.rawValue), "crm": .text(use.crm.rawValue), "account": .text(use.account.rawValue),
            "holders": .count(use.holders), "examples": .list(use.examples.map { .text($0.rawValue) }),
        ]
    }
}
