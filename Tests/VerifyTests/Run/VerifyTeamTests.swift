import CRMGatewayTesting
import ConnectorKit
import Foundation
import MockKit
import Testing
import Verification
import Workspace

@testable import CRMGateway

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

    @Test("VER-3: with temporary records, what is mapped in five CRMs is written, read back and removed again")
    func temporary() async throws {
        try await VerifyStage.with(MockedCRM.all) { stage in
            let calls = stage.calls
            let report = try await stage.report(mode: .temporary)
            #expect(report.troubles == [])
            for account in report.accounts {
                let written = account.results.filter { $0.check.rawValue.hasPrefix("writeback.") }
                #expect(Set(written.map(\.check)).isSuperset(of: CRMObject.allCases.map { .writeback($0) }))
                #expect(account.calls.probing > 0 && account.calls.narrowing == 0, "\(account.crm)")
            }
            #expect(report.cleanup.isEmpty && report.conclusion == .passed)
            let spent = report.accounts.map(\.calls.total)
            #expect(stage.calls - calls == spent.reduce(0, +) && spent.reduce(0, +) <= 100, "\(spent)")
        }
    }

    @Test("arch §5: the number of CRM calls is the same for 30 people as for 300 who share the accounts")
    func callsDontGrow() async throws {
        let calls = Counted()
        for extra in [27, 297] {
            try await VerifyStage.with(MockedCRM.all, extraMembers: extra) { stage in
                let before = stage.calls
                let report = try await stage.report()
                #expect(report.people == extra + 3)
                calls.numbers.append(stage.calls - before)
            }
        }
        #expect(calls.numbers.count == 2 && calls.numbers[0] == calls.numbers[1], "\(calls.numbers)")
        #expect(calls.numbers.allSatisfy { (1...60).contains($0) })
    }

    @Test("arch §5, VER-3: 1,000 people on five CRMs cost at most 60 calls read-only, and 100 with temporary records")
    func thousand() async throws {
        try await VerifyStage.with(MockedCRM.all, extraMembers: 997) { stage in
            for (mode, callsMax) in [(ProbeMode.readOnly, 60), (.temporary, 100)] {
                let before = stage.calls
                let report = try await stage.report(mode: mode)
                #expect(report.people == 1_000 && report.accounts.allSatisfy { $0.holders == 1_000 })
                #expect(report.accounts.allSatisfy { $0.calls.narrowing == 0 })
                #expect((1...callsMax).contains(stage.calls - before), "\(report.accounts.map(\.calls))")
            }
        }
    }

    @Test("VER-2: what is each person's own is judged for each, and read by page")
    func people() async throws {
        try await VerifyStage.with { stage in
            let run = try await stage.verify()
            let own = try await stage.own(run.id)
            let ann = try #require(stage.admin.user)
            #expect(Set(own.keys) == [ann, stage.bob, stage.carol])
            let bob = try #require(own[stage.bob])
            let checks: Set<CheckID> = [.connectionPresent, .ownerUserActive, .settingsEqual, .personalConnections]
            #expect(Set(bob.map(\.check)) == checks)
            #expect(bob.filter { $0.check != .personalConnections }.allSatisfy { $0.verdict == .passed })
            let first = try await stage.gateway.verification.people(of: run.id, limit: 1, as: stage.admin)
            #expect(first.elements.count == 1 && first.next == first.elements.first?.user)
        }
    }

    @Test("ACC-9, VER-2: personal connections and what is outside are told, and don't count unless asked for by name")
    func apart() async throws {
        try await VerifyStage.with { stage in
            let usual = try await stage.verify()
            #expect(usual.verificationReport?.outside.isEmpty == false)
            #expect(usual.verificationReport?.tally.notChecked == 0 && usual.state == .succeeded)
            let named = try await stage.verify(checks: [.personalConnections])
            #expect(named.verificationReport?.tally.notChecked == 3)
            #expect(named.verificationReport?.conclusion == .notChecked && named.state == .succeededWithWarnings)
        }
    }

    @Test("VER-1: a person without keys, and one without a dashboard, are findings, not errors")
    func nothingSynced() async throws {
        try await VerifyStage.with(isSynced: false) { stage in
            let run = try await stage.verify(.user(stage.bob))
            let report = try #require(run.verificationReport)
            #expect(report.accounts.isEmpty && run.state == .failed)
            let present = try await stage.own(run.id)[stage.bob]?.first { $0.check == .connectionPresent }
            #expect(present?.verdict == .failed && present?.cause == .connectionMissing)
            #expect(present?.subject.crm == "hubspot" && present?.fix?.isEmpty == false)
        }
    }

    @Test("VER-7: settings that somebody edited since a push are a warning, and those that a push brought pass")
    func edited() async throws {
        try await VerifyStage.with { stage in
            let bob = Actor.user(stage.bob, of: stage.organization)
            let settings = stage.gateway.settings
            let json = Data(#"{"properties":[]}"#.utf8)
            _ = try await settings.set(.customProperties, to: json, as: bob)
            let run = try await stage.verify()
            let found = try await stage.own(run.id)[stage.bob]?.filter { $0.check == .settingsEqual } ?? []
            #expect(found.contains { $0.verdict == .warning && $0.cause == .editedSince })
            let carol = try await stage.own(run.id)[stage.carol]?.filter { $0.check == .settingsEqual } ?? []
            #expect(!carol.isEmpty && carol.allSatisfy { $0.verdict == .passed })
        }
    }

    @Test("VER-2, VER-7: where one of three means something else by a stage, it is found, and costs no call more")
    func otherMeaning() async throws {
        try await VerifyStage.with { stage in
            let before = stage.calls
            #expect(try await stage.report(checks: ["pipelines"]).conclusion == .passed)
            let calls = stage.calls - before
            let pipelines = try await stage.session("hubspot").reading.pipelines(of: .deal)
            var setting = PipelineSetting(try #require(pipelines.first { !$0.isArchived }), crm: "hubspot")
            let place = try #require(setting.stages.firstIndex { $0.outcome == .won })
            setting.stages[place].outcome = .open
            try await stage.set(.pipelineStages(PipelineSettings(pipelines: [setting])), for: stage.carol)
            let start = stage.calls
            let report = try await stage.report(checks: ["pipelines"])
            #expect(stage.calls - start == calls)
            let found = report.results(.warning)
            #expect(found.map(\.subject.stage) == [setting.stages[place].id] && report.conclusion == .warning)
            #expect(found.first?.summary.contains("is mapped as open by 1 of 3 people, and") == true, "\(found)")
            #expect(try await stage.report(.user(stage.bob), checks: ["pipelines"]).conclusion == .passed)
        }
    }

    /// What the loop carries between stages.
    private final class Counted {
        var numbers: [Int] = []
    }
}
