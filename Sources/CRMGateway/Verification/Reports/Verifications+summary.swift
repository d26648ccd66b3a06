import SQLStore
public import Workspace

extension Verifications {
    /// What is listed of one verification: who asked for what, and where it stands.
    ///
    /// - Throws: `run_not_found` where there is no such verification, or none that the actor may read.
    public func summary(of run: RunID, as actor: Actor) async throws -> VerificationSummary {
        try await runs.calls.read(.verificationRead, as: actor, subjects: ["run": [run.rawValue]]) {
            authority, transaction in
            let view = VerificationView(authority: authority, transaction: transaction)
            return try view.summary(try view.row(run))
        }
    }
}
