import CRMGateway
import Foundation
import Workspace

extension ListReport {
    /// Removals, newest first.
    static func removals(_ removals: [Removal]) -> ListReport {
        ListReport(
            name: "removals",
            table: TextTable(
                "email", "name", "state", "removed", "restorable until",
                rows: removals.map {
                    [
                        $0.email?.text ?? "purged: \($0.user)", $0.name?.description ?? "", $0.state.rawValue,
                        $0.removedAt.formatted(.iso8601),
                        $0.state == .restorable ? $0.restorableUntil.formatted(.iso8601) : "",
                    ]
                }),
            entries: removals.map {
                [
                    "user": .text($0.user.rawValue), "email": .optional($0.email?.text),
                    "state": .text($0.state.rawValue), "removed_at": .time($0.removedAt),
                    "restorable_until": .time($0.restorableUntil), "ended_at": .time($0.endedAt),
                ]
            }, emptyLine: "Nobody was removed.")
    }
}
