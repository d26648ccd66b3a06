import CRMGateway
import Synchronization
import Workspace

/// A block of lines on a terminal, one for each part of the run, drawn again as they move on.
final class LiveProgress: ProgressDisplay {
    /// Cells of a bar.
    private static let barCells = 24
    /// Moves the cursor to the start of an earlier line, and clears a line.
    private static let up = "\u{1B}[1A", clear = "\r\u{1B}[2K"

    private struct State {
        var labels: [String] = []
        var lines: [String: String] = [:]
        var drawn = 0
    }

    private let console: Console
    private let state = Mutex(State())

    init(_ console: Console) {
        self.console = console
    }

    func begin(_ run: RunID) {
        console.note("Run \(run)")
    }

    func show(_ event: RunEvent) {
        switch event.kind {
        case .progress:
            guard let progress = event.progress else { return }
            put(Self.line(progress), at: progress.label)
        case .ownerProperty, .sight, .crmFinished, .verificationStarted, .paused, .resumed:
            let words = PrintableText.of(EventReport(event).words)
            put("  " + words, at: words)
        case .started, .finished: break
        }
    }

    func end() {
        console.note("")
    }

    private func put(_ line: String, at label: String) {
        state.withLock { state in
            if state.lines[label] == nil { state.labels.append(label) }
            guard state.lines[label] != line else { return }
            state.lines[label] = line
            let back = String(repeating: Self.up, count: state.drawn)
            let block = state.labels.map { Self.clear + (state.lines[$0] ?? "") + "\n" }.joined()
            console.draw(back + block)
            state.drawn = state.labels.count
        }
    }

    private static func line(_ progress: RunProgress) -> String {
        guard let total = progress.total, total > 0 else { return "  \(progress.label): \(progress.done)" }
        let cells = min(barCells, barCells * progress.done / total)
        let bar = String(repeating: "█", count: cells) + String(repeating: "░", count: barCells - cells)
        return "  \(bar) \(progress.label), \(progress.done) of \(total)"
    }
}
