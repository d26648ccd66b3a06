import Verification

/// What a verification's run keeps of what came of it.
struct VerificationOutcome: Sendable, Codable, Hashable {
    /// What was found.
    var report: VerificationReport
    /// Why the verification as a whole broke off; CRMs that failed are in the report.
    var failure: RunFailure?
}
