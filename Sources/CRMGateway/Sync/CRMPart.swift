/// One CRM's part of a sync.
struct CRMPart: Sendable {
    /// What came of it.
    let outcome: CRMOutcome
    /// How long it has to wait, where the CRM's quota is used up.
    var pause: CRMPause?
}
