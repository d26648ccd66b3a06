import Verification

/// What was found of a grant; the journal keeps it, so that a life that comes after asks the CRM nothing again.
struct GroupFindings: Sendable, Codable, Hashable {
    /// What is told of the account.
    var report: AccountReport
    /// What is told of it as people themselves meet it, where the grant acted for them.
    var targets: [AccountReport] = []
    /// Who the people are in the CRM.
    var owners: FoundOwners
    /// Probes of the account that may still be there, whichever verification made them.
    var cleanup: [PendingCleanup] = []
}
