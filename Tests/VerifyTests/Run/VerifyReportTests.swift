import CRMGatewayTesting
import ConnectorKit
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Verification
import Workspace

@testable import CRMGateway

@Suite("Reports are kept, listed, compared, and go with the people whom they are about")
struct VerifyReportTests {
    @Test("Reports are listed newest first, by page, with what they come to")
    func listed() async throws {
        try await VerifyStage.with { stage in
            var made: [RunID] = []
            for _ in 0..<3 { made.append(try await stage.verify().id) }
            let reports = stage.gateway.verification
            let first = try await reports.reports(limit: 2, as: stage.admin)
            #expect(first.elements.map(\.run) == [made[2], made[1]] && first.next == made[1])
            let rest = try await reports.reports(after: first.next, limit: 2, as: stage.admin)
            #expect(rest.elements.map(\.run) == [made[0]] && rest.next == nil)
            let summary = try #require(first.elements.first)
            #expect(summary.people == 3 && summary.state == .succeeded && summary.request.scope == .team(stage.team))
            #expect(summary.tally == (try await reports.report(made[2], as: stage.admin).tally))
        }
    }

    @Test("ACC-4: the id of no verification is told from that of another run, to those who may see both")
    func notOne() async throws {
        try await VerifyStage.with { stage in
            let sync = try await stage.gateway.syncCRM(to: .user(stage.bob), as: stage.admin).result()
            let reports = stage.gateway.verification
            let bob = Actor.user(stage.bob, of: stage.organization)
            let seen = await refusal { try await reports.report(sync.id, as: stage.admin) }
            let unseen = await refusal { try await reports.report(sync.id, as: bob) }
            let none = await refusal { try await reports.report(RunID(rawValue: "none"), as: bob) }
            #expect(seen?.message == "That run is a sync, no verification." && seen?.code == "run_not_found")
            #expect(unseen == none && none?.nextStep?.contains("crm-gateway verify list") == true)
        }
    }

    @Test("VER-2: people's own results are read by name too, in the order in which they are named")
    func named() async throws {
        try await VerifyStage.with { stage in
            let run = try await stage.verify()
            let order = [stage.carol, UserID(rawValue: "nobody"), stage.bob]
            let found = try await stage.gateway.verification.people(order, of: run.id, as: stage.admin)
            let own = try await stage.own(run.id)
            #expect(found.map(\.user) == [stage.carol, stage.bob])
            #expect(found.allSatisfy { $0.results == own[$0.user] })
        }
    }

    @Test("VER-7: what got worse since an earlier verification is named: a stage archived, a field made read-only")
    func compared() async throws {
        try await VerifyStage.with { stage in
            let earlier = try await stage.verify()
            let session = try await stage.session("hubspot")
            let pipeline = try #require(try await session.reading.pipelines(of: .deal).first)
            let stageID = try #require(pipeline.stages.first).id
            let mapped = try await stage.mappedName(of: .deal)
            let mock = stage.fixture.mock("hubspot")
            try mock.change(.archiveStage(object: "deals", pipeline: pipeline.id, stage: stageID))
            try mock.change(.makeReadOnly(object: "deals", property: mapped))
            let later = try await stage.verify()
            #expect(earlier.state == .succeeded && later.state == .failed)
            let difference = try await stage.gateway.verification.difference(
                from: earlier.id, to: later.id, as: stage.admin)
            let worse = difference.worse.told.compactMap(\.later)
            #expect(Set(worse.map(\.check)) == [.pipelinesStages, .propertiesWritable], "\(worse)")
            #expect(Set(worse.compactMap(\.cause)) == [.stageMissing, .readOnly], "HubSpot lists no archived stage")
            #expect(worse.allSatisfy { $0.fix?.isEmpty == false })
        }
    }

    @Test("TEAM-6: a purge takes what verifications found of somebody, and leaves the reports of the others whole")
    func purged() async throws {
        try await VerifyStage.with { stage in
            let run = try await stage.verify()
            _ = try await stage.gateway.people.removeEntirely(stage.bob, confirming: "bob@example.com", as: stage.admin)
            #expect(try await stage.own(run.id).count == 3)
            try await stage.gateway.people.purge(stage.bob, confirming: "bob@example.com", as: stage.admin)
            let own = try await stage.own(run.id)
            #expect(own.count == 2 && own[stage.bob] == nil)
            let texts = try await stage.fixture.store.read { transaction in
                try transaction.query(
                    "SELECT COALESCE(outcome, '') FROM run WHERE id = $1 UNION ALL SELECT COALESCE(detail, '') FROM run_step",
                    [.text(run.id.rawValue)]
                ).map { try $0.text(0) }
            }
            #expect(!texts.isEmpty && texts.allSatisfy { !$0.contains("bob@example.com") })
        }
    }

    @Test("I-09: under one idempotency key there is one verification; with other input the key is refused")
    func idempotent() async throws {
        try await VerifyStage.with { stage in
            let request = VerifyRequest(scope: .team(stage.team), mode: .readOnly)
            let first = try await stage.gateway.verify(request, as: stage.admin, idempotencyKey: "one")
            let second = try await stage.gateway.verify(request, as: stage.admin, idempotencyKey: "one")
            #expect(first.id == second.id)
            _ = try await first.result()
            let other = VerifyRequest(scope: .user(stage.bob), mode: .readOnly)
            let error = await refusal {
                try await stage.gateway.verify(other, as: stage.admin, idempotencyKey: "one")
            }
            #expect(error?.code == "idempotency_key_reused")
            #expect(try await stage.gateway.verification.reports(as: stage.admin).elements.count == 1)
        }
    }

    @Test("A verification that is tried again is a new one with the same question; a verification isn't undone")
    func again() async throws {
        try await VerifyStage.with { stage in
            let run = try await stage.verify(checks: ["connection"])
            let again = try await stage.gateway.runs.retry(run.id, as: stage.admin).result()
            #expect(again.id != run.id && again.verificationRequest == run.verificationRequest)
            let error = await refusal { try await stage.gateway.runs.undo(run.id, as: stage.admin) }
            #expect(error?.code == "not_undoable")
        }
    }

    @Test("Only the checks that are asked for are made, and only what they need is asked of the CRM")
    func chosen() async throws {
        try await VerifyStage.with { stage in
            let calls = stage.calls
            let report = try await stage.report(checks: ["connection"])
            let names = Set(report.accounts.flatMap(\.results).map(\.check.rawValue))
            #expect(!names.isEmpty && names.allSatisfy { $0.hasPrefix("connection.") })
            #expect(stage.calls - calls <= 2)
            #expect(!report.hasProbed)
        }
    }

    @Test(
        "arch §5: what is made from what is stored asks no CRM and tells of no account; who people are is asked for",
        arguments: [
            (["settings"], 0), (["outside"], 0), (["personal.connections", "connection.present"], 0),
            (["owner.user-active"], 1), (["settings", "writeback.cleanup"], 1),
        ] as [(Set<CheckID>, Int)])
    func stored(_ checks: Set<CheckID>, _ accounts: Int) async throws {
        try await VerifyStage.with { stage in
            let calls = stage.calls
            let report = try await stage.report(checks: checks, mode: .temporary)
            #expect(report.accounts.count == accounts)
            #expect((stage.calls - calls == 0) == (accounts == 0))
            #expect(report.tally.passed + report.tally.notChecked > 0)
        }
    }

    @Test(
        "VER-3, VER-6: a writeback that is asked for by name isn't checked where nothing is written; among all it isn't asked for"
    )
    func readOnlyWriteback() async throws {
        try await VerifyStage.with { stage in
            let named = try await stage.report(checks: ["writeback"], mode: .readOnly)
            #expect(named.conclusion == .notChecked && named.conclusion.exitCode == 4)
            let open = named.results(.notChecked)
            #expect(Set(open.map(\.check)) == Set(CRMObject.allCases.map { .writeback($0) }))
            #expect(open.allSatisfy { $0.cause == .notAllowed && $0.fix?.contains("permissions and types") == true })
            let one = try await stage.report(checks: ["writeback.deal", "properties"], mode: .readOnly)
            #expect(one.results(.notChecked).map(\.check) == [.writeback(.deal)] && one.conclusion == .notChecked)
            let all = try await stage.report(mode: .readOnly)
            #expect(all.conclusion == .passed && all.results(.notApplicable).contains { $0.check == .writeback(.deal) })
        }
    }

    @Test("VER-1, VER-7: where a CRM is down, or a key leads elsewhere, who people are isn't checked, for that cause")
    func unreached() async throws {
        try await VerifyStage.with { stage in
            stage.fixture.mock("hubspot").inject(
                .status(503, retryAfter: nil), on: FaultMatch(operation: nil), times: nil)
            let down = try await stage.verify()
            stage.fixture.mock("hubspot").clearFaults()
            let found = try await stage.own(down.id)[stage.bob]?.first { $0.check == .ownerUserActive }
            #expect(found?.verdict == .notChecked && found?.cause == .crmUnavailable)
            #expect(found?.summary.hasPrefix("The CRM users couldn't be read: ") == true, "\(found?.summary ?? "")")
            let descriptor = try await stage.session("hubspot").descriptor
            func owners(in account: CRMAccountID) -> FoundOwners {
                let facts = AccountFacts(
                    descriptor: descriptor, expectedAccount: "1", identity: .success(CRMIdentity(account: account)))
                return FoundOwners(AccountReader.Readings(facts: facts), of: [:])
            }
            #expect(owners(in: "2") == .otherAccount && owners(in: "1") == .notAsked)
        }
    }

    @Test("VER-2: where no sync stored record types there are none to look for, whatever the CRM has")
    func noRecordTypes() async throws {
        try await VerifyStage.with([.salesforce()], isSynced: false) { stage in
            let ann = try #require(stage.admin.user)
            let report = try await stage.report(.user(ann))
            let types = report.accounts.flatMap(\.results).filter { $0.check == .recordTypesAvailable }
            #expect(types.map(\.verdict) == [.notApplicable], "\(types)")
            #expect(report.troubles == [] && report.conclusion == .passed)
        }
    }
}

extension VerifyStage {
    /// A property of an object that is mapped.
    func mappedName(of object: RecordObject) async throws -> String {
        let user = try #require(admin.user)
        let entry = try await gateway.settings.get(.customProperties, of: user, as: admin)
        guard case .customProperties(let mapped)? = entry.value else { return "" }
        return try #require(mapped.properties.first { $0.object == object && $0.crm == "hubspot" }).name
    }
}
