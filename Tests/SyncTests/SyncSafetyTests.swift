import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import Foundation
import MockKit
import SQLStore
import SQLiteDriver
import StoreFaults
import Testing
import Workspace

@Suite("What a sync must not do, whatever happens around it")
struct SyncSafetyTests {
    @Test("SYNC-5, SYNC-10, F-B4: a property of ours that somebody deleted is made again, and told as a change")
    func deletedPropertyIsNews() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            try await fixture.chooseOwnerProperty()
            let bob = try await fixture.makeUser("bob@example.com")
            _ = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
            try fixture.hubSpot.change(.deleteProperty(object: "deals", property: "gateway_owner"))
            let run = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
            let crm = try #require(run.outcome?.crms.first)
            let deal = try #require(crm.ownerProperties.first { $0.object == .deal })
            #expect(crm.verdict == .copied && deal.isChange && deal.origin == .restored)
            let undone = try await fixture.gateway.runs.undo(run.id, as: fixture.admin).result()
            #expect(undone.undoOutcome?.leftInCRM.map(\.object) == [.deal])
        }
    }

    @Test("A worker that stops before its run has ended is told to whoever waits, by result and by events")
    func stoppedWorkerIsTold() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let bob = try await fixture.makeUser("bob@example.com")
            let failing = try await fixture.reopened(over: FailingDriver(fixture.store, failingWrite: 4))
            let run = try await failing.syncCRM(to: .user(bob.id), as: fixture.admin)
            let told = await #expect(throws: GatewayError.self) { try await run.result() }
            #expect(told?.code == "store_unavailable")
            await #expect(throws: GatewayError.self) { for try await _ in run.events() {} }
            let handles = try await failing.runs.resumeAll()
            let ended = try #require(try await handles.first?.result())
            #expect(ended.state == .succeeded)
            await failing.shutDown()
        }
    }

    @Test("T-03, SEC-1: a source key that somebody changed in the database is handed to nobody")
    func forgedSourceKey() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let bob = try await fixture.makeUser("bob@example.com")
            try await fixture.store.write { transaction in
                _ = try transaction.execute("UPDATE crm_key SET id = id || 'x'", [])
            }
            let error = await #expect(throws: GatewayError.self) {
                try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin)
            }
            #expect(error?.rule == "SEC-1")
            #expect(try await fixture.rows(of: "crm_key").count == 1)
        }
    }

    @Test("T-16, F-D5: a run whose actor was demoted while it waited writes nothing more, here or in the CRM")
    func demotedWhileStopped() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            try await fixture.chooseOwnerProperty()
            let dave = try await fixture.makeUser("dave@example.com", role: .admin)
            let bob = try await fixture.makeUser("bob@example.com")
            let driver = FailingDriver(fixture.store, failingWrite: 5)
            let failing = try await fixture.reopened(over: driver)
            let run = try await failing.syncCRM(
                to: .user(bob.id), as: .user(dave.id, of: fixture.organization.id))
            _ = try? await run.result()
            try await fixture.store.write { transaction in
                _ = try transaction.execute(
                    "UPDATE user_account SET role = 'user' WHERE id = $1", [.text(dave.id.rawValue)])
            }
            for handle in try await failing.runs.resumeAll() { _ = try? await handle.result() }
            let ended = try await fixture.gateway.runs.show(run.id, as: fixture.admin)
            #expect(ended.state == .failed)
            #expect(!fixture.hubSpot.journal.entries.contains { $0.operation == "hubspot.properties.create" })
            #expect(try await fixture.rows(of: "crm_binding").isEmpty)
            await failing.shutDown()
        }
    }

    @Test("I-09: a request has one form, whatever order its CRMs come in")
    func requestsHaveOneForm() throws {
        let names: [CRMID] = ["hubspot", "salesforce", "zoho", "attio", "pipedrive"]
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        var forms: Set<String> = []
        for rotation in 0..<names.count {
            let crms = Set(names[rotation...] + names[..<rotation])
            let request = SyncCRMRequest(to: .user(UserID(rawValue: "u")), crms: crms)
            let data = try encoder.encode(request)
            forms.insert(String(decoding: data, as: UTF8.self))
            #expect(try JSONDecoder().decode(SyncCRMRequest.self, from: data) == request)
        }
        #expect(forms.count == 1)
    }

    @Test("PREVIEW: a plan is stale once another owner property was chosen")
    func policyMakesStale() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let bob = try await fixture.makeUser("bob@example.com")
            let plan = try await fixture.gateway.planSyncCRM(to: .user(bob.id), as: fixture.admin)
            try await fixture.chooseOwnerProperty()
            let error = await #expect(throws: GatewayError.self) {
                try await fixture.gateway.apply(plan, as: fixture.admin)
            }
            #expect(error?.code == "plan_stale")
        }
    }

    @Test("UNDO: one person first and then all: nobody is told as changed who wasn't")
    func undoInParts() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let team = try await fixture.makeTeam(members: ["bob@example.com", "carol@example.com"])
            let bob = try await fixture.gateway.directory.user(email: "bob@example.com", as: fixture.admin)
            let run = try await fixture.gateway.syncCRM(to: .team(team.id), as: fixture.admin).result()
            let part = try await fixture.gateway.runs.undo(run.id, users: [bob.id], as: fixture.admin).result()
            let rest = try await fixture.gateway.runs.undo(run.id, as: fixture.admin).result()
            #expect(part.undoOutcome?.keysRestored == 1 && rest.undoOutcome?.keysRestored == 1)
            #expect(rest.undoOutcome?.exceptionCount == 0)
            #expect(try await fixture.rows(of: "crm_key").count == 1)
            #expect(try await fixture.rows(of: "crm_binding").isEmpty)
        }
    }

    @Test("SEC-6, I-32: what an undo takes back is in the audit log by person, in the transaction that takes it")
    func undoIsAudited() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let bob = try await fixture.makeUser("bob@example.com")
            let run = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
            _ = try await fixture.gateway.runs.undo(run.id, as: fixture.admin).result()
            let entries = try await fixture.gateway.audit.list(limit: 100, as: fixture.admin)
            let taken = entries.filter { $0.operation == .runUndo && $0.outcome == "done" }
            #expect(taken.map { $0.subjects.ids["user"] } == [[bob.id.rawValue]])
        }
    }

    @Test("SYNC-14: a paused run is left alone until it is due, and goes on then")
    func pausedRunGoesOn() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let bob = try await fixture.makeUser("bob@example.com")
            fixture.hubSpot.inject(
                .status(429, retryAfter: 3_600), on: .operation("hubspot.owners.list"), times: nil)
            let run = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
            #expect(run.state == .paused && run.outcome?.crms.first?.keys.copied == 1)
            #expect(try await fixture.gateway.runs.resumeAll().isEmpty)
            fixture.hubSpot.clearFaults()
            try await fixture.store.write { transaction in
                _ = try transaction.execute("UPDATE run SET paused_until = 1", [])
            }
            let other = try await fixture.reopened(over: fixture.store)
            let handles = try await other.runs.resumeAll()
            #expect(try await handles.first?.result().state == .succeeded)
            await other.shutDown()
        }
    }
}
