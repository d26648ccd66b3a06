import Foundation
import SQLStore
import Workspace

extension Runs {
    /// Events as they are written, and progress as it is made, until the run has ended or waits.
    func events(
        of id: RunID, in organization: OrganizationID, after sequence: Int64
    ) -> AsyncThrowingStream<RunEvent, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    try await follow(id, organization, after: sequence) { continuation.yield($0) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: GatewayError(reading: error))
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// Waits until a run has ended or waits; fails with what stopped its worker, where that was in this process.
    func waitForEnd(
        of id: RunID, in organization: OrganizationID, seesValues: Bool = false
    ) async throws -> Run {
        do {
            if let worker = workers.task(of: id) { _ = await worker.result }
            while true {
                let run = try await services.store.read { transaction in
                    try Run(try row(id, organization, in: transaction), seesValues: seesValues)
                }
                if run.state.isEnded || run.state == .paused || run.state == .parked { return run }
                try requireWorker(of: id)
                try await services.clock.sleep(for: Self.lookPause)
            }
        } catch {
            throw GatewayError(reading: error)
        }
    }

    private func follow(
        _ id: RunID, _ organization: OrganizationID, after sequence: Int64, _ yield: (RunEvent) -> Void
    ) async throws {
        var cursor = sequence
        var shown: [RunProgress] = []
        while true {
            let after = cursor
            let (run, rows) = try await services.store.read { transaction in
                let run = try row(id, organization, in: transaction)
                let events = RunEventRepository(organization: organization, run: id, transaction: transaction)
                return (run, try events.after(after, limit: Self.eventsPerLookMax))
            }
            let state = RunState(run)
            // What this process works on it knows at every moment, what another does from its last commit.
            let live = services.progress.of(id)
            let progress = live.isEmpty ? RunProgress.stored(in: run) : live
            for one in progress where !shown.contains(one) {
                yield(RunEvent(.progress, at: services.clock.now, crm: one.crm, progress: one))
            }
            shown = progress
            for row in rows {
                var event = try JSONText.decode(RunEvent.self, from: row.event)
                event.sequence = row.sequence
                yield(event)
                cursor = row.sequence
            }
            if rows.isEmpty, state?.isEnded ?? true || state == .paused || state == .parked { return }
            try requireWorker(of: id)
            if rows.count < Self.eventsPerLookMax { try await services.clock.sleep(for: Self.lookPause) }
        }
    }

    /// Says why this process' worker stopped before the run had ended; another's worker may still be at it.
    private func requireWorker(of id: RunID) throws {
        guard let failure = workers.failure(of: id) else { return }
        let error = GatewayError(reading: failure)
        if error.code != GatewayError.leaseHeldCode { throw error }
    }

    /// A run's row.
    func row(
        _ id: RunID, _ organization: OrganizationID, in transaction: any SQLTransaction
    ) throws -> RunRow {
        let found = try RunRepository(organization: organization, transaction: transaction).byID(id)
        guard let found else { throw GatewayError.runNotFound }
        return found
    }
}
