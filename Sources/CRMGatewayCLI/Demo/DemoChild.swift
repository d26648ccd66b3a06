import Foundation
import Synchronization

/// The command that the demo runs just now: at most one, and none once the demo was told to end.
final class DemoChild: Sendable {
    /// How long a command may take to stop in an orderly way, before it is killed.
    private static let stopSecondsMax = 10.0

    private struct State {
        var process: pid_t?
        var isEnding = false
    }

    private let state = Mutex(State())
    private let ended = DispatchSemaphore(value: 0)

    /// Starts a command; whoever is called while the demo ends doesn't return.
    func start(_ process: Process) throws {
        let isEnding = try state.withLock { state in
            guard !state.isEnding else { return true }
            try process.run()
            state.process = process.processIdentifier
            return false
        }
        if isEnding { waitForExit() }
    }

    /// Waits for the command's end; doesn't return where it ended because the demo ends.
    func wait(for process: Process) {
        process.waitUntilExit()
        let isEnding = state.withLock { state in
            state.process = nil
            return state.isEnding
        }
        guard isEnding else { return }
        ended.signal()
        waitForExit()
    }

    /// Ends the command, if one runs, and waits for its end: it works in the folder that goes next.
    func end() {
        let process = state.withLock { state in
            state.isEnding = true
            return state.process
        }
        guard let process else { return }
        kill(process, SIGTERM)
        guard ended.wait(timeout: .now() + Self.stopSecondsMax) == .timedOut else { return }
        kill(process, SIGKILL)
        ended.wait()
    }

    /// Whoever ends the demo ends the program.
    private func waitForExit() -> Never {
        while true { DispatchSemaphore(value: 0).wait() }
    }
}
