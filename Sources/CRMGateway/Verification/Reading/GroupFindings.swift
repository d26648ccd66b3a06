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

    /// Tells what of the account's probes is open at the end, in place of what was when this grant was done with.
    mutating func tell(_ open: [PendingCleanup]) {
        cleanup = open
        guard let place = report.results.firstIndex(where: Self.tellsOfProbes) else { return }
        report.results.removeAll(where: Self.tellsOfProbes)
        report.results.insert(contentsOf: CleanupJudge.results(crm: report.crm, open), at: place)
    }

    /// Whether a result tells of probes that are left, or that none is; not of what was left in a designated record.
    private static func tellsOfProbes(_ result: CheckResult) -> Bool {
        result.check == .cleanup && (result.subject.probe != nil || result.verdict == .passed)
    }
}
