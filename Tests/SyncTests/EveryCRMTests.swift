import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing

@Suite("Preview, sync and second sync, on every CRM")
struct EveryCRMTests {
    @Test("The tests that hold for every CRM run on each that can be imitated")
    func complete() {
        #expect(SyncedCRM.all.map(\.id) == MockedCRM.all.map(\.id))
    }

    @Test(
        "PREVIEW, I-24, SYNC-4, SYNC-6: a preview writes nothing, here or in the CRM, and says what a sync then does",
        arguments: SyncedCRM.all)
    func preview(_ crm: SyncedCRM) async throws {
        try await CRMStage.run(crm) { stage in
            let contents = try await stage.fixture.contents()
            let (state, writes) = (stage.mock.state(), stage.mock.journal.writes.count)
            let plan = try await stage.plan()
            #expect(try await stage.fixture.contents() == contents)
            #expect(stage.mock.state() == state && stage.mock.journal.writes.count == writes)
            #expect(plan.targets.flatMap { $0.keys.map(\.change) } == [.copy, .copy, .copy, .copy])
            let planned = plan.targets.flatMap { $0.keys.compactMap(\.binding) }
            #expect(planned.filter { $0 == .bound }.count == 2)
            #expect(Set(planned) == [.bound, .inactive, .unresolved])
            #expect(plan.accounts.first?.ownerProperties.first { $0.object == .deal }?.change == .create)
            let run = try await stage.fixture.gateway.apply(plan, as: stage.fixture.admin).result()
            let part = try #require(run.outcome?.crms.first)
            #expect(run.state == .succeededWithWarnings && part.verdict == .copied && part.keys.copied == 4)
            #expect(part.bindings.bound == 2 && part.bindings.inactive == 1 && part.bindings.unresolved == 1)
            #expect(part.deal?.origin == .created && part.deal?.isUsable == true)
        }
    }

    @Test(
        "SYNC-10, I-25: a second sync without change writes nothing in the CRM, and says so",
        arguments: SyncedCRM.all)
    func unchanged(_ crm: SyncedCRM) async throws {
        try await CRMStage.run(crm) { stage in
            _ = try await stage.sync()
            let (state, writes) = (stage.mock.state(), stage.mock.journal.writes.count)
            let tables = ["crm_key", "crm_binding", "owner_property"]
            var rows: [[String]] = []
            for table in tables { rows.append(try await stage.fixture.rows(of: table)) }
            let plan = try await stage.plan()
            #expect(plan.isUnchanged)
            let second = try await stage.sync()
            #expect(second.outcome?.isUnchanged == true)
            #expect(stage.mock.state() == state && stage.mock.journal.writes.count == writes)
            for (index, table) in tables.enumerated() {
                #expect(try await stage.fixture.rows(of: table) == rows[index], "\(table)")
            }
        }
    }

    @Test("UNDO, I-11: keys go with an undo, and the owner property stays and is named", arguments: SyncedCRM.all)
    func undone(_ crm: SyncedCRM) async throws {
        try await CRMStage.run(crm) { stage in
            let run = try await stage.sync()
            let properties = stage.properties
            let undone = try await stage.fixture.gateway.runs.undo(run.id, as: stage.fixture.admin).result()
            let outcome = try #require(undone.undoOutcome)
            #expect(outcome.keysRestored == 4 && outcome.exceptionCount == 0)
            #expect(outcome.leftInCRM.count == stage.wished && outcome.leftInCRM.allSatisfy { $0.crm == crm.id })
            #expect(stage.properties == properties)
            #expect(try await stage.fixture.rows(of: "crm_key").count == 1)
        }
    }
}
