import ConnectorKit
import Foundation
import Testing
import Verification
import Workspace

@testable import CRMGateway

@Suite("What a grant's report tells of probes, once the whole account is done with")
struct GroupFindingsTests {
    private static func pending(_ id: String) -> PendingCleanup {
        PendingCleanup(
            crm: "hubspot", account: "1", object: .deal, mark: ProbeMark(id: id), record: "7", link: nil,
            reason: .refused, since: Date(timeIntervalSince1970: 0), message: "HubSpot refused to delete it.")
    }

    private static let live = CheckResult(.connectionLive, CheckSubject(crm: "hubspot"), .passed, "HubSpot answers.")
    private static let left = DesignatedProbe.left(CheckSubject(crm: "hubspot", object: .deal, property: "amount"))
    private static let own = CheckResult(.ownAccess, CheckSubject(crm: "hubspot"), .notChecked, "A key's.")

    private static func findings(_ results: [CheckResult]) -> GroupFindings {
        let report = AccountReport(
            crm: "hubspot", account: "1", accountName: nil, grant: GrantID(rawValue: "g"), actsAs: nil, holders: 1,
            results: results)
        return GroupFindings(report: report, owners: .notAsked)
    }

    @Test("VER-4, VER-6: what is open at the end takes the place of what was; all else that was found stays")
    func told() {
        let before = CleanupJudge.results(crm: "hubspot", [Self.pending("a"), Self.pending("b")])
        var findings = Self.findings([Self.live] + before + [Self.left, Self.own])
        findings.tell([Self.pending("b")])
        let after = CleanupJudge.results(crm: "hubspot", [Self.pending("b")])
        #expect(findings.report.results == [Self.live] + after + [Self.left, Self.own])
        #expect(findings.cleanup == [Self.pending("b")])
        findings.tell([])
        let none = CleanupJudge.results(crm: "hubspot", [])
        #expect(findings.report.results == [Self.live] + none + [Self.left, Self.own] && findings.cleanup.isEmpty)
        findings.tell([Self.pending("c")])
        #expect(findings.report.results.map(\.verdict) == [.passed, .warning, .warning, .notChecked])
    }

    @Test("VER-6: where the check wasn't asked for, or couldn't be made, the report tells nothing of it")
    func notAsked() {
        var findings = Self.findings([Self.live])
        findings.tell([Self.pending("a")])
        #expect(findings.report.results == [Self.live] && findings.cleanup == [Self.pending("a")])
    }
}
