import CRMGatewayTesting
import ConnectorKit
import Foundation
import MockKit
import SQLStore
import Testing
import Verification
import Workspace

@testable import CRMGateway

@Suite("The doctor: keys, the CRM, writebacks")
struct KeySymptomTests {
    @Test("VER-8, SYNC-3: without keys of the organization admin there is nothing to copy; without a sync nothing came")
    func neverSynced() async throws {
        try await DoctorStage.run { stage in
            let nothing = try await stage.ask(.noKeysCopied, stage.bob)
            #expect(nothing.verdict == .applies && nothing.explanation.contains("nothing to copy"))
            try await stage.fixture.connectAdmin()
            let never = try await stage.ask(.noKeysCopied, stage.bob)
            #expect(never.verdict == .applies && never.evidence.contains(Evidence("missing", "hubspot")))
            #expect(never.nextStep?.contains("sync crm --target bob@example.com") == true)
            try await stage.sync(stage.bob)
            let synced = try await stage.ask(.noKeysCopied, stage.bob)
            #expect(synced.verdict == .doesNotApply && synced.evidence.first?.label == "key to hubspot")
            #expect(try await stage.ask(.noKeysCopied, stage.ann).evidence.contains(Evidence("rule", "SYNC-1")))
        }
    }

    @Test("VER-8, ACC-7: a spectator has no keys by rule, and nothing is written for them")
    func spectator() async throws {
        try await DoctorStage.run { stage in
            try await stage.fixture.connectAdmin()
            let answer = try await stage.ask(.noKeysCopied, stage.dan)
            #expect(answer.verdict == .applies && answer.evidence.contains(Evidence("rule", "ACC-7")))
            #expect(try await stage.ask(.writebackFails, stage.dan).verdict == .doesNotApply)
        }
    }

    @Test("VER-8: a key that went after the last sync is told with that sync; the CRM looks empty without it")
    func disconnected() async throws {
        try await DoctorStage.run { stage in
            try await stage.fixture.connectAdmin()
            let run = try await stage.sync(stage.bob)
            _ = try await stage.gateway.grants.disconnect("hubspot", of: stage.bob, as: stage.admin)
            let answer = try await stage.ask(.noKeysCopied, stage.bob)
            #expect(answer.verdict == .applies && answer.explanation.contains("after the last sync"))
            #expect(answer.evidence.contains { $0.label == "last sync" && $0.value.contains(run.id.rawValue) })
            #expect(try await stage.ask(.crmLooksEmpty, stage.bob).verdict == .applies)
            #expect(try await stage.ask(.writebackFails, stage.bob).verdict == .applies)
        }
    }

    @Test("VER-8, SYNC-6: the CRM looks empty to who is no user of it, with what to do there")
    func unbound() async throws {
        try await DoctorStage.run { stage in
            try await stage.fixture.connectAdmin()
            try await stage.sync(stage.zoe)
            let answer = try await stage.ask(.crmLooksEmpty, stage.zoe)
            #expect(answer.verdict == .applies && answer.evidence.contains(Evidence("user in hubspot", "unresolved")))
            #expect(answer.nextStep?.contains("invite them there") == true)
            try await stage.sync(stage.bob)
            #expect(try await stage.ask(.crmLooksEmpty, stage.bob).verdict == .doesNotApply)
        }
    }

    @Test("VER-8: a grant that the CRM refused makes the CRM look empty, and writebacks fail: connect again")
    func deadGrant() async throws {
        try await DoctorStage.run { stage in
            try await stage.fixture.connectAdmin()
            try await stage.sync(stage.bob)
            try await stage.change("UPDATE crm_grant SET state = 'reconnect_needed'", [])
            for symptom in [DoctorSymptom.crmLooksEmpty, .writebackFails] {
                let answer = try await stage.ask(symptom, stage.bob)
                #expect(answer.verdict == .applies, "\(symptom)")
                #expect(answer.evidence == [Evidence("connection to hubspot", "reconnect_needed")])
                #expect(answer.nextStep?.contains("crm-gateway connect hubspot") == true)
            }
        }
    }

    @Test(
        "VER-8: whether writebacks land isn't guessed: without a verification it can't be told, and how to find out is")
    func unverified() async throws {
        try await DoctorStage.run { stage in
            try await stage.fixture.connectAdmin()
            try await stage.sync(stage.bob)
            let answer = try await stage.ask(.writebackFails, stage.bob)
            #expect(answer.verdict == .cannotTell)
            #expect(answer.nextStep?.contains("crm-gateway verify --target bob@example.com") == true)
        }
    }

    @Test("VER-8, VER-5: what the last verification found is told with cause and fix; what landed settles it")
    func verified() async throws {
        try await DoctorStage.run { stage in
            try await stage.fixture.connectAdmin()
            try await stage.set(DoctorSamples.mapped, for: stage.ann)
            try await stage.sync(stage.bob)
            try await stage.push([.customProperties], to: stage.bob)
            func verify(_ checks: Set<CheckID>? = nil, _ mode: ProbeMode = .temporary) async throws {
                let request = VerifyRequest(scope: .user(stage.bob), checks: checks, mode: mode)
                _ = try await stage.gateway.verify(request, as: stage.admin).result()
            }
            try await verify()
            let sound = try await stage.ask(.writebackFails, stage.bob)
            #expect(sound.verdict == .doesNotApply && sound.evidence.first?.label == "verification")
            try stage.fixture.mock("hubspot").change(.makeReadOnly(object: "deals", property: "hs_next_step"))
            try await verify()
            let failing = try await stage.ask(.writebackFails, stage.bob)
            #expect(failing.verdict == .applies, "\(failing)")
            #expect(failing.evidence.contains { $0.label == "properties.writable" && $0.value.contains("(read_only)") })
            #expect(failing.nextStep?.contains("crm-gateway verify --target bob@example.com") == true)
            // Narrowed verifications don't hide it: what they weren't asked for they can't settle.
            for checks in [["settings"], ["outside"], ["connection"], ["pipelines"]] as [Set<CheckID>] {
                try await verify(checks)
                let still = try await stage.ask(.writebackFails, stage.bob)
                #expect(still.explanation == failing.explanation && still.evidence == failing.evidence, "\(checks)")
            }
        }
    }

    @Test(
        "VER-8: a verification without writing settles nothing that writing found; one that was stopped tells nothing")
    func unwritten() async throws {
        try await DoctorStage.run { stage in
            try await stage.fixture.connectAdmin()
            try await stage.set(DoctorSamples.mapped, for: stage.ann)
            try await stage.sync(stage.bob)
            try await stage.push([.customProperties], to: stage.bob)
            func verify(_ mode: ProbeMode, _ checks: Set<CheckID>? = nil) async throws -> Run {
                let request = VerifyRequest(scope: .user(stage.bob), checks: checks, mode: mode)
                return try await stage.gateway.verify(request, as: stage.admin).result()
            }
            _ = try await verify(.readOnly)
            let permitted = try await stage.ask(.writebackFails, stage.bob)
            #expect(permitted.verdict == .cannotTell && permitted.explanation.contains("permissions and types are as"))
            #expect(permitted.evidence.first?.value.hasSuffix("nothing written") == true)
            let written = try await verify(.temporary)
            #expect(try await stage.ask(.writebackFails, stage.bob).verdict == .doesNotApply)
            _ = try await verify(.readOnly, ["properties"])
            let settled = try await stage.ask(.writebackFails, stage.bob)
            #expect(settled.verdict == .doesNotApply && settled.evidence.count == 2)
            #expect(settled.evidence.last?.value.contains(written.id.rawValue) == true)
            try await stage.change("UPDATE run SET state = 'cancelled' WHERE id = $1", [.text(written.id.rawValue)])
            #expect(try await stage.ask(.writebackFails, stage.bob).verdict == .cannotTell)
        }
    }

    @Test("VER-8, T-19: what was found as somebody else under the same grant says nothing of the person")
    func actingAs() {
        func account(_ access: ProvenAccess, _ actsAs: String?, _ verdict: Verdict) -> AccountReport {
            AccountReport(
                crm: "toy", account: "acme", accountName: nil, grant: GrantID(rawValue: "g"), actsAs: actsAs,
                holders: 1, access: access,
                results: [CheckResult(.writeback(.deal), .init(crm: "toy", object: .deal), verdict, "So it is.")])
        }
        func found(_ crmUser: String?) -> [Verdict] {
            var report = VerificationReport(run: RunID(rawValue: "r"), mode: .temporary, startedAt: Date())
            report.accounts = [
                account(.key, "7", .passed), account(.actingAs, "8", .failed), account(.actingAs, "9", .warning),
            ]
            var search = WritebackSearch(way: .init(crm: "toy", grant: GrantID(rawValue: "g"), crmUser: crmUser))
            search.look(at: report)
            return search.found.flatMap(\.results).map(\.verdict)
        }
        #expect(found("8") == [.passed, .failed] && found("9") == [.passed, .warning])
        #expect(found("7") == [.passed] && found(nil) == [.passed])
    }
}
