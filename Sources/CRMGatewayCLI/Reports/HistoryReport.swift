import CRMGateway
import Foundation
import SQLStore
import Workspace

/// The versions of a settings value.
struct HistoryReport: Report {
    let category: Category
    let revisions: [SettingsRevision]
    let next: Int64?
    let emails: [UserID: String]
    let showsChanges: Bool

    var lines: [String] {
        guard !revisions.isEmpty else { return ["\(category.rawValue): no versions."] }
        let table = TextTable(
            "version", "when", "how", "from", "by", "differences",
            rows: revisions.map { revision in
                [
                    String(revision.version), revision.at.formatted(Date.ISO8601FormatStyle()),
                    revision.isCleared ? "\(revision.origin.words), cleared" : revision.origin.words,
                    name(revision.source), name(revision.actor),
                    revision.changes.map { "\($0.count)" } ?? "not kept",
                ]
            })
        let more = next.map { ["… and more: --before \($0)."] } ?? []
        return table.lines + more + (showsChanges ? changeLines : [])
    }

    private var changeLines: [String] {
        revisions.flatMap { revision in
            ["", "Version \(revision.version):"] + ChangeLines().lines(revision.changes ?? [])
        }
    }

    private func name(_ user: UserID?) -> String {
        user.map { emails[$0] ?? $0.rawValue } ?? ""
    }

    var json: JSONValue {
        [
            "category": .text(category.rawValue), "next": next.map { .number($0) } ?? .null,
            "versions": .list(
                revisions.map { revision in
                    [
                        "version": .number(revision.version), "at": .time(revision.at),
                        "origin": .text(revision.origin.rawValue), "run": .optional(revision.run?.rawValue),
                        "source": .optional(revision.source.map { name($0) }),
                        "actor": .optional(revision.actor.map { name($0) }), "is_cleared": .bool(revision.isCleared),
                        "changes": revision.changes.map { .list($0.map(\.json)) } ?? .null,
                    ]
                }),
        ]
    }
}
