import CRMGateway
import Verification
import Workspace

extension OpenGateway {
    /// The verification of what a sync or a push did, at its end: the one that the settings had started, or one that is
    /// asked for here; `nil` where there is nothing to verify.
    func verification(
        _ started: RunID?, of run: Run, _ mode: ProbeMode?, as actor: Actor
    ) async throws -> Run? {
        if let started {
            let events = try await runs.watch(started, after: 0, as: actor)
            return try await ended(started, events, showing: nil) { try await shown(started, as: actor) }
        }
        guard let mode, let scope = run.request?.scope ?? run.settingsRequest?.scope, Self.isDone(run) else {
            return nil
        }
        let crms = run.request?.crms ?? run.settingsRequest?.crms
        let handle = try await gateway.verify(
            VerifyRequest(scope: scope, crms: crms, mode: mode, following: run.id), as: actor)
        return try await ended(handle)
    }

    /// Tells what a verification found behind a sync's outcome. For programs it is one document: the sync's, with one more
    /// member; each person's own results are told by `verify show`.
    func add(
        _ verification: Run, to result: CommandResult, showsAll: Bool, as actor: Actor
    ) async throws -> CommandResult {
        let status = result.status.worse(ExitStatus(verification))
        guard console.format == .json else {
            if let report = result.report { console.print(report) }
            console.put("\n")
            try await tell(verification, to: VerificationTarget(showsAll: showsAll), as: actor)
            return CommandResult(nil, status)
        }
        guard let report = result.report else { return CommandResult(nil, status) }
        return CommandResult(VerifiedReport(report: report, verification: verification), status)
    }

    /// Waits as long as this process works on a run, then reads it.
    private func shown(_ run: RunID, as actor: Actor) async throws -> Run {
        for try await _ in try await runs.watch(run, after: 0, as: actor) {}
        return try await runs.show(run, as: actor)
    }

    /// Whether a run did what can be verified.
    private static func isDone(_ run: Run) -> Bool {
        let failure = run.outcome?.failure ?? run.settingsOutcome?.failure
        return run.state.isEnded && run.state != .cancelled && failure == nil
    }
}
