import CRMGateway
import Foundation
import Verification
import Workspace

extension ListReport {
    /// Verifications, newest first.
    static func verifications(_ summaries: [VerificationSummary], names: [RunID: String]) -> ListReport {
        ListReport(
            name: "verifications",
            table: TextTable(
                "run", "of", "mode", "state", "people", "found", "started",
                rows: summaries.map { one in
                    [
                        one.run.rawValue, names[one.run] ?? "", one.request.mode.argument, one.state.words,
                        String(one.people), one.tally.words, one.createdAt.formatted(.iso8601),
                    ]
                }),
            entries: summaries.map { one in
                [
                    "run": .text(one.run.rawValue), "about": .optional(names[one.run]),
                    "mode": .text(one.request.mode.rawValue), "state": .text(one.state.rawValue),
                    "people": .count(one.people), "tally": one.tally.json,
                    "pending_cleanups": .count(one.pendingCleanups), "created_at": .time(one.createdAt),
                    "ended_at": .time(one.endedAt),
                ]
            }, emptyLine: "No verifications.")
    }

    /// The catalogue of checks.
    static func checks(_ checks: [CheckDescription]) -> ListReport {
        ListReport(
            name: "checks",
            table: TextTable(
                "check", "of each", "counts", "proves",
                rows: checks.map { one in
                    [one.id.rawValue, one.level.rawValue, one.isApart ? "when named" : "always", one.proves]
                }),
            entries: checks.map { one in
                [
                    "check": .text(one.id.rawValue), "title": .text(one.title), "proves": .text(one.proves),
                    "level": .text(one.level.rawValue), "is_apart": .bool(one.isApart),
                    "causes": .list(one.causes.map { .text($0.rawValue) }),
                ]
            }, emptyLine: "No checks.")
    }
}
