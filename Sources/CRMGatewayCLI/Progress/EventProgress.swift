import CRMGateway
import Workspace

/// Everything that happens, a line each with its time.
struct EventProgress: ProgressDisplay {
    private let console: Console

    init(_ console: Console) {
        self.console = console
    }

    func begin(_ run: RunID) {
        console.note("Run \(run)")
    }

    func show(_ event: RunEvent) {
        for line in EventReport(event).lines { console.note(line) }
    }

    func end() {}
}
