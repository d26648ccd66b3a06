import Synchronization
import Workspace

/// The tasks of this process that carry out runs: at most one for each run.
final class RunWorkers: Sendable {
    private struct Work {
        var tasks: [RunID: Task<Void, any Error>] = [:]
        /// What ended a worker before its run had ended; forgotten when the run is worked on again.
        var failures: [RunID: any Error] = [:]
    }

    private let work = Mutex(Work())

    /// How many failures are remembered.
    static let failuresMax = 1_000

    /// Begins work on a run, unless this process is at it already.
    func start(_ id: RunID, _ act: @escaping @Sendable () async throws -> Void) {
        work.withLock { work in
            guard work.tasks[id] == nil else { return }
            work.failures[id] = nil
            work.tasks[id] = Task { [weak self] in
                do {
                    try await act()
                    self?.finish(id, nil)
                } catch {
                    self?.finish(id, error)
                    throw error
                }
            }
        }
    }

    /// The task that works on a run.
    func task(of id: RunID) -> Task<Void, any Error>? {
        work.withLock { $0.tasks[id] }
    }

    /// What ended this process' worker of a run, where nobody here works on it any more.
    func failure(of id: RunID) -> (any Error)? {
        work.withLock { $0.tasks[id] == nil ? $0.failures[id] : nil }
    }

    /// Stops work on a run, and waits until it has stopped.
    func cancel(_ id: RunID) async {
        guard let running = task(of: id) else { return }
        running.cancel()
        _ = await running.result
    }

    /// Stops all work of this process and waits for it; runs stay as they are, for whoever goes on with them.
    func stop() async {
        let running = work.withLock { Array($0.tasks.values) }
        for task in running { task.cancel() }
        for task in running { _ = await task.result }
    }

    private func finish(_ id: RunID, _ error: (any Error)?) {
        work.withLock { work in
            work.tasks[id] = nil
            guard let error, work.failures.count < Self.failuresMax else { return }
            work.failures[id] = error
        }
    }
}
