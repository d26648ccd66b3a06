import Synchronization
import Workspace

/// The tasks of this process that carry out runs: at most one for each run.
final class RunWorkers: Sendable {
    private let tasks = Mutex<[RunID: Task<Void, any Error>]>([:])

    /// Begins work on a run, unless this process is at it already.
    func start(_ id: RunID, _ work: @escaping @Sendable () async throws -> Void) {
        tasks.withLock { tasks in
            guard tasks[id] == nil else { return }
            tasks[id] = Task { [weak self] in
                defer { self?.tasks.withLock { $0[id] = nil } }
                try await work()
            }
        }
    }

    /// The task that works on a run.
    func task(of id: RunID) -> Task<Void, any Error>? {
        tasks.withLock { $0[id] }
    }

    /// Stops work on a run, and waits until it has stopped.
    func cancel(_ id: RunID) async {
        guard let running = task(of: id) else { return }
        running.cancel()
        _ = await running.result
    }

    /// Stops all work of this process and waits for it; runs stay as they are, for whoever goes on with them.
    func stop() async {
        let running = tasks.withLock { Array($0.values) }
        for task in running { task.cancel() }
        for task in running { _ = await task.result }
    }
}
