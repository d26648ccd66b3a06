import Verification

/// What was found of a grant; the journal keeps it, so that a life that comes after asks the CRM nothing again.
struct GroupFindings: Sendable, Codable, Hashable {
    /// What is told of the account.
    var report: AccountReport
    /// Who the people are in the CRM.
    var owners: FoundOwners
    /// Probes that may still be there.
    var cleanup: [PendingCleanup] = []
}
