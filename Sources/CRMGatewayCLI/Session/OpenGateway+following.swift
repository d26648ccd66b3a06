import CRMGateway
import Synchronization
import Verification
import Workspace

extension OpenGateway {
    /// Shows a run's progress until it ends or waits, then its outcome, and what a verification after it found.
    ///
    /// - Parameter mode: how to verify what the run did; `nil` where only the settings say.
    func follow(
        _ handle: RunHandle, rowsMax: Int, verifying mode: ProbeMode? = nil, as actor: Actor
    ) async throws -> CommandResult {
        let started = Mutex<RunID?>(nil)
        let run = try await ended(handle) { event in
            if let verification = event.verification { started.withLock { $0 = verification } }
        }
        let result = try await result(of: run, rowsMax: rowsMax, as: actor)
        let verification = try await verification(
            started.withLock { $0 }, of: run, mode, as: actor)
        guard let verification else { return result }
        return try await add(verification, to: result, showsAll: rowsMax == .max, as: actor)
    }

    /// Shows a run's progress until it ends or waits.
    func ended(
        _ handle: RunHandle, showing display: (any ProgressDisplay)? = nil,
        noting note: @escaping @Sendable (RunEvent) -> Void = { _ in }
    ) async throws -> Run {
        try await ended(handle.id, handle.events(), showing: display, noting: note) { try await handle.result() }
    }

    /// Shows what happens until nothing more does, then asks for the run.
    func ended(
        _ id: RunID, _ events: AsyncThrowingStream<RunEvent, any Error>, showing display: (any ProgressDisplay)?,
        noting note: @escaping @Sendable (RunEvent) -> Void = { _ in }, result: () async throws -> Run
    ) async throws -> Run {
        let display = display ?? ProgressDisplays.make(settings.progress, on: console)
        display.begin(id)
        let watching = Task {
            for try await event in events {
                display.show(event)
                note(event)
            }
        }
        do {
            let run = try await result()
            // The last events are on their way: the stream ends with the run.
            try? await watching.value
            display.end()
            return run
        } catch {
            watching.cancel()
            display.end()
            console.note("The run \(id) can go on: crm-gateway runs resume \(id)")
            throw error
        }
    }

    /// A run's outcome and exit status.
    func result(of run: Run, rowsMax: Int, as actor: Actor) async throws -> CommandResult {
        if let change = run.bulkChange {
            return CommandResult(BulkRunReport(run: run, change: change), ExitStatus(run))
        }
        if run.kind == .verification {
            try await tell(run, to: VerificationTarget(showsAll: rowsMax == .max), as: actor)
            return CommandResult(nil, ExitStatus(run))
        }
        let peopleMax = max(rowsMax, RunMembers.peopleMaxDefault)
        let members = try await RunMembers(of: run, max: peopleMax, in: self, as: actor)
        if run.kind == .syncSettings {
            return CommandResult(SettingsOutcomeReport(run: run, members: members, rowsMax: rowsMax), ExitStatus(run))
        }
        return CommandResult(OutcomeReport(run: run, members: members, rowsMax: rowsMax), ExitStatus(run))
    }
}
