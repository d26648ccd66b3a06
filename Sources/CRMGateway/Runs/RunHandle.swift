public import Workspace

/// A run that was started: to watch, to await, to stop.
public struct RunHandle: Sendable {
    /// The run.
    public let id: RunID
    let organization: OrganizationID
    let runs: Runs
    /// Whether who holds it may see values of records in a verification's report (ACC-12).
    var seesValues = false

    /// What happens in the run, from an event's sequence on; ends with the run. Survives a restart of the process.
    public func events(after sequence: Int64 = 0) -> AsyncThrowingStream<RunEvent, any Error> {
        runs.events(of: id, in: organization, after: sequence)
    }

    /// Waits until the run has ended, or is paused, and returns it.
    public func result() async throws -> Run {
        try await runs.waitForEnd(of: id, in: organization, seesValues: seesValues)
    }
}
