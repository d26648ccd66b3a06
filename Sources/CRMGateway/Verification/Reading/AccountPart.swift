import Verification

/// One account's part of a verification.
struct AccountPart: Sendable {
    /// What was found, grant by grant.
    var findings: [GroupFindings] = []
    /// Probes that may still be there, of this verification and of earlier ones.
    var cleanup: [PendingCleanup] = []
    /// How long it has to wait, where the CRM's quota is used up.
    var pause: CRMPause?
}
