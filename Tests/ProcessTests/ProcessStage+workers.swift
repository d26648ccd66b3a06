import Workspace

@testable import ProcessWorker

extension ProcessStage {
    /// What callers of several workers got.
    struct Calls {
        var succeeded = 0
        var failures: [String] = []
    }

    /// A worker for each of these people, all ready.
    func workers(of members: [UserID], aheadSeconds: Int = 0, reportsPauses: Bool = false) async throws
        -> [WorkerProcess]
    {
        var workers: [WorkerProcess] = []
        for member in members {
            var settings = settings(as: member)
            settings.aheadSeconds = aheadSeconds
            settings.reportsPauses = reportsPauses
            workers.append(try await worker(settings))
        }
        return workers
    }

    /// All workers call at once; how many calls went well, and what the others said.
    func callAtOnce(_ workers: [WorkerProcess], callers: Int) async throws -> Calls {
        for worker in workers { try worker.tell(.call(callers)) }
        return try await ends(of: workers)
    }

    /// As `callAtOnce`, while each worker has to wait for something: once all of them do, their clocks go forward, and
    /// what else is wanted happens.
    func callAtOnce(
        _ workers: [WorkerProcess], callers: Int, goingForwardBySeconds seconds: Int,
        meanwhile act: () async throws -> Void = {}
    ) async throws -> Calls {
        for worker in workers { try worker.tell(.call(callers)) }
        for worker in workers { try await worker.wait { $0 == .pauses ? true : nil } }
        for worker in workers { try worker.tell(.ahead(seconds)) }
        try await act()
        return try await ends(of: workers)
    }

    /// Puts the workers' clocks forward.
    func goForward(_ workers: [WorkerProcess], bySeconds seconds: Int) async throws {
        for worker in workers {
            try worker.tell(.ahead(seconds))
            try await worker.wait { $0 == .isAhead(seconds) ? true : nil }
        }
    }

    private func ends(of workers: [WorkerProcess]) async throws -> Calls {
        var calls = Calls()
        for worker in workers {
            let (succeeded, failures) = try await worker.wait { report in
                if case .called(let succeeded, let failures) = report { (succeeded, failures) } else { nil }
            }
            calls.succeeded += succeeded
            calls.failures += failures
        }
        return calls
    }
}
