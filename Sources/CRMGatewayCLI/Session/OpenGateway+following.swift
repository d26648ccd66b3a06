import CRMGateway
import Verification
import Workspace

extension OpenGateway {
    /// Shows a run's progress until it ends or waits, then its outcome.
    func follow(_ handle: RunHandle, rowsMax: Int, as actor: Actor) async throws -> CommandResult {
        try await result(of: try await ended(handle), rowsMax: rowsMax, as: actor)
    }

    /// Shows a run's progress until it ends or waits.
    ///
    /// - Parameter display: how; by default as the settings say.
    func ended(_ handle: RunHandle, showing display: (any ProgressDisplay)? = nil) async throws -> Run {
        let display = display ?? ProgressDisplays.make(settings.progress, on: console)
        display.begin(handle.id)
        let watching = Task {
            for try await event in handle.events() { display.show(event) }
        }
        do {
            let run = try await handle.result()
            // The last events are on their way: the stream ends with the run.
            try? await watching.value
            display.end()
            return run
        } catch {
            watching.cancel()
            display.end()
            console.note("The run \(handle.id) can go on: crm-gateway runs resume \(handle.id)")
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
