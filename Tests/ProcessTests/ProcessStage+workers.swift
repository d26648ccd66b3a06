import Workspace

@testable import ProcessWorker

extension ProcessStage {
    /// A worker for each of these people, all ready.
    func workers(of members: [UserID]) async throws -> [WorkerProcess] {
        var workers: [WorkerProcess] = []
        for member in members { workers.append(try await worker(settings(as: member))) }
        return workers
    }

    /// All workers call at once; how many calls went well, and what the others said.
    func callAtOnce(
        _ workers: [WorkerProcess], callers: Int
    ) async throws -> (succeeded: Int, failures: [String]) {
        for worker in workers { try worker.tell(.call(callers)) }
        var total = (succeeded: 0, failures: [String]())
        for worker in workers {
            let (succeeded, failures) = try await worker.wait { report in
                if case .called(let succeeded, let failures) = report { (succeeded, failures) } else { nil }
            }
            total.succeeded += succeeded
            total.failures += failures
        }
        return total
    }
}
