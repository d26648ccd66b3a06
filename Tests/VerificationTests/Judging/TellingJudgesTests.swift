import ConnectorKit
import Foundation
import Testing
import Verification

@Suite("What can't be proved from here, and what is left behind, is told")
struct TellingJudgesTests {
    @Test("VER-2: meetings, drafts and reports are listed as outside of the gateway")
    func outside() {
        let results = OutsideJudge.results()
        #expect(results.map(\.check) == [.meetings, .drafts, .reports])
        #expect(results.allSatisfy { $0.verdict == .notChecked && $0.summary.hasPrefix("Outside of the gateway.") })
        #expect(OutsideJudge.results(asked: CheckSelection(names: ["connection"])) == [])
    }

    @Test(
        "T-19: a shared key's writeback is no proof of the person's own access",
        arguments: [
            (ProvenAccess.key, Verdict.passed, Verdict.notChecked), (.key, .failed, .notChecked),
            (.ownGrant, .passed, .passed), (.ownGrant, .warning, .passed), (.ownGrant, .failed, .failed),
            (.actingAs, .passed, .passed), (.actingAs, .failed, .failed), (.actingAs, .notChecked, .notChecked),
            (.ownGrant, .notApplicable, .notChecked),
        ])
    func ownAccess(_ access: ProvenAccess, _ writeback: Verdict, _ expected: Verdict) {
        #expect(OwnAccessJudge.result(crm: "toy", access: access, writeback: writeback).verdict == expected)
        #expect(OwnAccessJudge.result(crm: "toy", access: access, writeback: nil).verdict == .notChecked)
    }

    @Test(
        "VER-3, VER-6: a writeback that was asked for by name isn't checked where nothing is written; else there is none"
    )
    func readOnly() {
        let named = WritebackJudge.readOnly(.deal, crm: "toy", isNamed: true)
        #expect(named.check == .writeback(.deal) && named.verdict == .notChecked && named.cause == .notAllowed)
        #expect(named.fix?.contains("temporary or designated") == true)
        let unnamed = WritebackJudge.readOnly(.deal, crm: "toy", isNamed: false)
        #expect(unnamed.verdict == .notApplicable && unnamed.cause == nil && unnamed.fix == nil)
    }

    @Test("VER-4: a probe that may still be there is a finding of its own, with its name and link")
    func cleanup() {
        #expect(CleanupJudge.results(crm: "toy", []).map(\.verdict) == [.passed])
        let left = ["a", "b"].map { id in
            PendingCleanup(
                crm: "toy", account: "acme", object: .deal, mark: ProbeMark(id: id), record: "7", link: "https://toy/7",
                reason: .refused, since: Date(timeIntervalSince1970: 0), message: "Toy refused to delete it.")
        }
        let results = CleanupJudge.results(crm: "toy", left)
        #expect(results.map(\.verdict) == [.warning, .warning])
        #expect(Set(results.map(\.subject.identity)).count == 2)
        #expect(results[0].cause == .cleanupPending)
        #expect(results[0].evidence.contains(Evidence("link", "https://toy/7")))
    }
}
