import ConnectorKit
import Verification
import Workspace

/// A verification for programs: one document, whose member `people` comes last, one line each.
struct VerificationJSON: VerificationWriter {
    let report: VerificationReport
    /// For whom it was made.
    let name: String
    private var isFirst = true

    init(report: VerificationReport, name: String) {
        self.report = report
        self.name = name
    }

    /// All but people's own results.
    var head: [String: JSONValue] {
        [
            "run": .text(report.run.rawValue), "about": .text(name), "conclusion": .text(report.conclusion.rawValue),
            "exit_code": .number(Int64(report.conclusion.exitCode)), "mode": .text(report.mode.rawValue),
            "checks": report.checks.map { .list($0.map { .text($0.rawValue) }) } ?? .null,
            "started_at": .time(report.startedAt), "ended_at": .time(report.endedAt),
            "people_count": .count(report.people), "tally": report.tally.json, "own": report.own.json,
            "accounts": .list(report.accounts.map(account)),
            "outside": .list(report.outside.map { $0.json(counting: report.selection) }),
            "cleanup": .list(report.cleanup.map(\.json)), "left_out": .list(report.leftOut.map(\.json)),
        ]
    }

    func begin() -> String {
        // The document's closing brace comes with the end.
        String(JSONValue.object(head).encoded().dropLast(2)) + ",\n  \"people\" : ["
    }

    mutating func add(_ person: PersonReport, named name: String?) -> String {
        defer { isFirst = false }
        let entry: JSONValue = [
            "user": .text(person.user.rawValue), "email": .optional(name),
            "results": .list(person.results.map { $0.json(counting: report.selection) }),
        ]
        return (isFirst ? "\n    " : ",\n    ") + entry.encoded(isOneLine: true)
    }

    func end() -> String {
        (isFirst ? "]" : "\n  ]") + "\n}\n"
    }

    private func account(_ account: AccountReport) -> JSONValue {
        [
            "crm": .text(account.crm.rawValue), "account": .text(account.account.rawValue),
            "account_name": .optional(account.accountName), "grant": .text(account.grant.rawValue),
            "acts_as": .optional(account.actsAs), "access": .text(account.access.rawValue),
            "holders": .count(account.holders), "calls": account.calls.json,
            "results": .list(account.results.map { $0.json(counting: report.selection) }),
        ]
    }
}
