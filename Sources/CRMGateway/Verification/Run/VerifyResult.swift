/// What came of a verification's life: all of it, or what was found until it had to wait.
struct VerifyResult: Sendable {
    /// What was found.
    var outcome: VerificationOutcome
    /// How long it has to wait, where a CRM's quota is used up.
    var pause: CRMPause?
}
