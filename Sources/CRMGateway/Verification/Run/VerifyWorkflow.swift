import ConnectorKit
import Foundation
import SQLStore
import Verification
import Workspace

/// A verification from beginning to end: people, then each grant's part, independent of the others (VER-1, VER-2).
struct VerifyWorkflow: Sendable {
    let request: VerifyRequest
    let roster: VerifyRoster
    let journal: RunJournal
    let clock: any GatewayClock
    let progress: @Sendable (RunProgress) -> Void

    /// Runs it, or goes on where an earlier life stopped.
    func run() async throws -> VerifyResult {
        VerifyResult(
            outcome: VerificationOutcome(
                report: VerificationReport(run: journal.run, mode: request.mode, startedAt: clock.now)))
    }
}
