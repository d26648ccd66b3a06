import Verification

/// What probing an account's writebacks found, and what it left.
struct WritebackOutcome: Sendable {
    /// Results of the checks `writeback.<object>`, by object and property.
    var results: [CheckResult] = []
    /// Probes of this run that may still be in the CRM.
    var cleanup: [PendingCleanup] = []
}
