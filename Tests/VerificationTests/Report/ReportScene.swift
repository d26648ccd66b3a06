import ConnectorKit
import Foundation
import Verification
import Workspace

/// Reports for tests of differences and writers.
enum ReportScene {
    static func result(
        _ check: CheckID, _ verdict: Verdict, object: CRMObject? = .deal, property: PropertyName? = nil,
        cause: Cause? = nil, summary: String = "So it is.", evidence: [Evidence] = []
    ) -> CheckResult {
        CheckResult(
            check, CheckSubject(crm: "toy", object: object, property: property), verdict, summary, evidence: evidence,
            cause: cause)
    }

    static func account(
        _ results: [CheckResult], account: CRMAccountID = "acme", grant: String = "g1", name: String? = "Acme",
        actingAs: String? = nil
    ) -> AccountReport {
        var calls = ProbeCalls()
        calls.reading = 5
        calls.probing = 3
        return AccountReport(
            crm: "toy", account: account, accountName: name, grant: GrantID(rawValue: grant),
            actsAs: actingAs ?? "ann@acme.example", holders: 2, access: actingAs == nil ? .key : .actingAs,
            calls: calls, results: results)
    }

    static func report(
        _ accounts: [AccountReport], run: String = "r1", mode: ProbeMode = .temporary, checks: Set<CheckID>? = nil
    ) -> VerificationReport {
        var report = VerificationReport(
            run: RunID(rawValue: run), mode: mode, checks: checks, startedAt: Date(timeIntervalSince1970: 1_790_000_000)
        )
        report.endedAt = Date(timeIntervalSince1970: 1_790_000_060)
        report.accounts = accounts
        report.people = 2
        return report
    }

    static func person(_ user: String, _ results: [CheckResult]) -> PersonReport {
        PersonReport(user: UserID(rawValue: user), results: results)
    }
}
