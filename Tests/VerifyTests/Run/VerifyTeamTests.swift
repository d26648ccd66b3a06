import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Verification
import Workspace

@Suite("A verification of a team, whatever is shared asked once")
struct VerifyTeamTests {
    @Test("VER-1, VER-2: after a sync, a read-only verification of five CRMs passes, and writes nothing there")
    func fiveCRMs() async throws {
        try await VerifyStage.with(MockedCRM.all) { stage in
            let (calls, writes) = (stage.calls, stage.writes)
            let run = try await stage.verify()
            let report = try #require(run.verificationReport)
            #expect(report.accounts.map(\.crm) == stage.fixture.crms.map(\.id).sorted())
            #expect(report.people == 3 && report.accounts.allSatisfy { $0.holders == 3 })
            #expect(report.troubles == [])
            #expect(stage.writes == writes, "a read-only verification writes nothing")
            let spent = report.accounts.map(\.calls.reading)
            #expect(stage.calls - calls == spent.reduce(0, +) && spent.reduce(0, +) <= 60, "\(spent)")
            #expect(report.leftOut.map(\.rule) == ["ACC-7"] && report.leftOut.first?.count == 1)
        }
    }

    @Test("arch §5: the number of CRM calls is the same for 3 people as for 300 who share the accounts")
    func callsDontGrow() async throws {
        let calls = Counted()
        for extra in [0, 297] {
            try await VerifyStage.with(MockedCRM.all, extraMembers: extra) { stage in
                let before = stage.calls
                let report = try await stage.report()
                #expect(report.people == extra + 3)
                calls.numbers.append(stage.calls - before)
            }
        }
        #expect(calls.numbers.count == 2 && calls.numbers[0] == calls.numbers[1], "\(calls.numbers)")
    }

    /// What the loop carries between stages.
    private final class Counted {
        var numbers: [Int] = []
    }
}
