import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import HubSpotMock
import MockKit
import Testing
import Workspace

@Suite("Sync CRM, end to end: real database, real sockets, HubSpot's mock")
struct SyncCRMTests {
    private func sync(
        _ fixture: GatewayFixture, _ scope: SyncScope, keepsOwn: Bool = false
    ) async throws -> Run {
        try await fixture.gateway.syncCRM(to: scope, as: fixture.admin, keepsOwnConnections: keepsOwn).result()
    }

    @Test("ACC-5: the team's own primary admin is skipped in a push to the team, with the reason; others go on")
    func primaryAdminIsSkipped() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let lead = try await fixture.makeUser("carol@example.com", role: .admin)
            let team = try await fixture.gateway.directory.createTeam(
                name: "East", primaryAdmin: lead.id, as: fixture.admin)
            let bob = try await fixture.makeUser("bob@example.com")
            try await fixture.gateway.directory.addMembers(
                [TeamPlacement(bob.id)], to: team.id, as: fixture.admin)
            let outcome = try #require(try await sync(fixture, .team(team.id)).outcome)
            #expect(outcome.targets == 1 && outcome.crms.first?.keys.copied == 1)
            #expect(outcome.skipped.map(\.rule) == ["ACC-5"])
            #expect(outcome.skipped.first?.examples == [lead.id])
        }
    }

    @Test("SYNC-1, SYNC-2, SYNC-4, SYNC-6, ACC-7: a team gets keys and bindings; who is left out is told with the rule")
    func teamSync() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let team = try await fixture.makeTeam(
                members: ["bob@example.com", "frank@example.com", "nobody@example.com"],
                spectators: ["erin@example.com"])
            let run = try await sync(fixture, .team(team.id))
            let outcome = try #require(run.outcome)
            let crm = try #require(outcome.crms.first)
            #expect(run.state == .succeededWithWarnings)
            #expect(outcome.targets == 3 && crm.verdict == .copied)
            #expect(crm.keys.copied == 3)
            #expect(crm.bindings.bound == 1 && crm.bindings.inactive == 1 && crm.bindings.unresolved == 1)
            #expect(Set(outcome.skipped.map(\.rule)) == ["ACC-7", "SYNC-1"])
            #expect(crm.ownerProperties.count == 3 && crm.ownerProperties.allSatisfy { $0.origin == .standard })
            let targets = try await fixture.gateway.runs.targets(of: run.id, as: fixture.admin)
            #expect(targets.count == 3 && targets.allSatisfy { $0.key == "copied" })
        }
    }

    @Test("SYNC-10, I-25: a second run without change writes nothing in the CRM, and here its own record alone")
    func unchanged() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            try await fixture.chooseOwnerProperty()
            let team = try await fixture.makeTeam(members: ["bob@example.com", "nobody@example.com"])
            _ = try await sync(fixture, .team(team.id))
            let writes = fixture.hubSpot.journal.entries.filter(\.isWrite).count
            let keys = try await fixture.rows(of: "crm_key")
            let second = try await sync(fixture, .team(team.id))
            let outcome = try #require(second.outcome)
            #expect(outcome.isUnchanged)
            #expect(fixture.hubSpot.journal.entries.filter(\.isWrite).count == writes)
            #expect(try await fixture.rows(of: "crm_key") == keys)
            #expect(try await fixture.gateway.runs.targets(of: second.id, as: fixture.admin).isEmpty)
        }
    }

    @Test("SYNC-5, I-11: a dedicated owner property is made once, with our mark, and found again by the next person")
    func ownerProperty() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            try await fixture.chooseOwnerProperty()
            let bob = try await fixture.makeUser("bob@example.com")
            let carol = try await fixture.makeUser("carol@example.com")
            let first = try #require(try await sync(fixture, .user(bob.id)).outcome?.crms.first)
            let second = try #require(try await sync(fixture, .user(carol.id)).outcome?.crms.first)
            #expect(first.ownerProperties.first { $0.object == .deal }?.origin == .created)
            #expect(second.ownerProperties.first { $0.object == .deal }?.isChange == false)
            #expect(fixture.hubSpot.journal.entries.filter { $0.operation == "hubspot.properties.create" }.count == 1)
        }
    }

    @Test("SYNC-5: the answer to a create that was lost is looked for, and no second property is made")
    func lostAnswer() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            try await fixture.chooseOwnerProperty()
            let bob = try await fixture.makeUser("bob@example.com")
            fixture.hubSpot.inject(.lostAnswer, on: .operation("hubspot.properties.create"))
            let crm = try #require(try await sync(fixture, .user(bob.id)).outcome?.crms.first)
            #expect(crm.verdict == .copied)
            #expect(crm.ownerProperties.first { $0.object == .deal }?.origin == .created)
            #expect(fixture.hubSpot.journal.entries.filter { $0.operation == "hubspot.properties.create" }.count == 1)
        }
    }

    @Test("SYNC-3: an organization admin without keys is nothing to copy, and no error")
    func nothingToCopy() async throws {
        try await withFixture { fixture in
            let bob = try await fixture.makeUser("bob@example.com")
            let run = try await sync(fixture, .user(bob.id))
            #expect(run.state == .succeeded && run.outcome?.isNothingToCopy == true)
        }
    }

    @Test("SYNC-2: one's own connection is replaced and named, or kept where the caller asks so")
    func ownConnection() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let bob = try await fixture.makeUser("bob@example.com")
            try await fixture.connect(.user(bob.id, of: fixture.organization.id))
            let plan = try await fixture.gateway.planSyncCRM(to: .user(bob.id), as: fixture.admin)
            #expect(plan.targets.first?.keys.first?.change == .replaceOwnConnection)
            let kept = try #require(try await sync(fixture, .user(bob.id), keepsOwn: true).outcome?.crms.first)
            #expect(kept.keys.keptOwn == 1 && kept.keys.changes == 0)
            let replaced = try #require(try await sync(fixture, .user(bob.id)).outcome?.crms.first)
            #expect(replaced.keys.replacedOwn == 1)
        }
    }

    @Test("PREVIEW, I-24: a plan writes nothing here or in the CRM, and says what a run would do")
    func preview() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            try await fixture.chooseOwnerProperty()
            let team = try await fixture.makeTeam(members: ["bob@example.com", "nobody@example.com"])
            let before = try await fixture.contents()
            let writes = fixture.hubSpot.journal.entries.filter(\.isWrite).count
            let plan = try await fixture.gateway.planSyncCRM(to: .team(team.id), as: fixture.admin)
            #expect(try await fixture.contents() == before)
            #expect(fixture.hubSpot.journal.entries.filter(\.isWrite).count == writes)
            #expect(plan.targets.map { $0.keys.first?.change } == [.copy, .copy])
            #expect(Set(plan.targets.compactMap { $0.keys.first?.binding }) == [.bound, .unresolved])
            #expect(plan.accounts.first?.ownerProperties.first { $0.object == .deal }?.change == .create)
            #expect(!plan.isUnchanged)
        }
    }

    @Test("PREVIEW: a plan is carried out while it is fresh, and refused once what it was made from has changed")
    func stalePlan() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let team = try await fixture.makeTeam(members: ["bob@example.com"])
            let plan = try await fixture.gateway.planSyncCRM(to: .team(team.id), as: fixture.admin)
            let run = try await fixture.gateway.apply(plan, as: fixture.admin).result()
            #expect(run.outcome?.crms.first?.keys.copied == 1)
            await #expect(throws: GatewayError.self) {
                try await fixture.gateway.apply(plan, as: fixture.admin)
            }
            let error = await #expect(throws: GatewayError.self) {
                try await fixture.gateway.apply(plan, as: fixture.admin)
            }
            #expect(error?.code == "plan_stale")
        }
    }

    @Test("UNDO: keys and bindings return to what they were; what changed since is kept and named")
    func undo() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            try await fixture.chooseOwnerProperty()
            let team = try await fixture.makeTeam(members: ["bob@example.com", "carol@example.com"])
            let bob = try await fixture.gateway.directory.user(email: "bob@example.com", as: fixture.admin)
            let run = try await sync(fixture, .team(team.id))
            // Bob connects his own HubSpot afterwards: that stays.
            try await fixture.connect(.user(bob.id, of: fixture.organization.id))
            let undone = try await fixture.gateway.runs.undo(run.id, as: fixture.admin).result()
            let outcome = try #require(undone.undoOutcome)
            #expect(outcome.keysRestored == 1)
            #expect(outcome.exceptions == [.init(user: bob.id, crm: "hubspot", reason: .changedSince)])
            #expect(outcome.leftInCRM.map(\.object) == [.deal])
            #expect(undone.state == .succeededWithWarnings)
            let twice = await #expect(throws: GatewayError.self) {
                try await fixture.gateway.runs.undo(run.id, as: fixture.admin)
            }
            #expect(twice?.code == "run_undone")
        }
    }

    @Test("I-09, T-42: one idempotency key starts one run; with another request it is an error")
    func idempotency() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let bob = try await fixture.makeUser("bob@example.com")
            let carol = try await fixture.makeUser("carol@example.com")
            let gateway = fixture.gateway
            let first = try await gateway.syncCRM(to: .user(bob.id), as: fixture.admin, idempotencyKey: "k")
            _ = try await first.result()
            let second = try await gateway.syncCRM(to: .user(bob.id), as: fixture.admin, idempotencyKey: "k")
            #expect(first.id == second.id)
            let error = await #expect(throws: GatewayError.self) {
                try await gateway.syncCRM(to: .user(carol.id), as: fixture.admin, idempotencyKey: "k")
            }
            #expect(error?.code == "idempotency_key_reused")
        }
    }

    @Test("SYNC-8: a CRM that is down fails with advice; keys are copied all the same, and a retry does the rest")
    func crmDown() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let bob = try await fixture.makeUser("bob@example.com")
            fixture.hubSpot.inject(.html(status: 502), on: .operation("hubspot.owners.list"), times: nil)
            let run = try await sync(fixture, .user(bob.id))
            let crm = try #require(run.outcome?.crms.first)
            #expect(run.state == .failed && crm.verdict == .failed && crm.failure?.isRetryable == true)
            #expect(crm.keys.copied == 1)
            fixture.hubSpot.clearFaults()
            let retried = try await fixture.gateway.runs.retry(run.id, as: fixture.admin).result()
            #expect(retried.state == .succeeded && retried.outcome?.crms.first?.bindings.bound == 1)
        }
    }

    @Test("SYNC-14: a daily quota that is used up pauses the run, which says when it goes on")
    func quota() async throws {
        var seed = HubSpotSeed()
        seed.limits.daily = 6
        try await withFixture(seed) { fixture in
            try await fixture.connectAdmin()
            let bob = try await fixture.makeUser("bob@example.com")
            let run = try await sync(fixture, .user(bob.id))
            #expect(run.state == .paused)
            #expect(run.pausedUntil != nil)
        }
    }

    @Test(
        "SEC-7: an answer that is HTML, truncated, of a wrong type, deeply nested or endless fails its CRM alone",
        arguments: ["html", "truncated", "wrong", "nested", "cursor"])
    func hostileAnswers(_ name: String) async throws {
        let faults: [String: Fault] = [
            "html": .html(), "truncated": .truncated(), "wrong": .wrongType, "nested": .deeplyNested(),
            "cursor": .repeatedCursor(),
        ]
        let fault = try #require(faults[name])
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let team = try await fixture.makeTeam(
                members: ["bob@example.com", "carol@example.com", "dave@example.com", "gina@example.com"])
            fixture.hubSpot.inject(fault, on: .operation("hubspot.owners.list"), times: nil)
            let run = try await sync(fixture, .team(team.id))
            let crm = try #require(run.outcome?.crms.first)
            #expect(run.state == .failed && crm.verdict == .failed)
            #expect(crm.keys.copied == 4)
            if name != "truncated" { #expect(["malformed", "too_large"].contains(crm.failure?.kind.rawValue)) }
        }
    }
}
