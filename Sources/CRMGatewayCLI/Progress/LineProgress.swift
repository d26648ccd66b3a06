import CRMGateway
import Synchronization
import Workspace

/// A line for each thing that happened; of a part's steps, the first and the last.
final class LineProgress: ProgressDisplay {
    private let console: Console
    private let begun = Mutex<Set<String>>([])

    init(_ console: Console) {
        self.console = console
    }

    func begin(_ run: RunID) {
        console.note("Run \(run)")
    }

    func show(_ event: RunEvent) {
        // The run's id has said it.
        if event.kind == .started { return }
        guard let progress = event.progress, event.kind == .progress else {
            console.note("  " + EventReport(event).words)
            return
        }
        let isFirst = begun.withLock { $0.insert(progress.label).inserted }
        guard isFirst || progress.done == progress.total else { return }
        console.note("  " + EventReport(event).words)
    }

    func end() {}
}
