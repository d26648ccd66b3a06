import CRMGateway
import Foundation
import Workspace

extension ListReport {
    /// Runs, newest first.
    static func runs(_ runs: [Run]) -> ListReport {
        ListReport(
            name: "runs",
            table: TextTable(
                "id", "kind", "state", "targets", "started",
                rows: runs.map { run in
                    [
                        run.id.rawValue, run.kind.rawValue,
                        run.undoneBy == nil ? run.state.words : "\(run.state.words), undone",
                        (run.outcome?.targets ?? run.settingsOutcome?.targets ?? run.bulkChange?.act.people.count)
                            .map { String($0) } ?? "",
                        run.createdAt.formatted(.iso8601),
                    ]
                }),
            entries: runs.map { .object($0.facts) }, emptyLine: "No runs.")
    }
}
