import CRMGateway
import CRMGatewayTesting
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Runs: watched, stopped, gone on with, taken back")
struct RunTests {
    private func preparedTeam(_ fixture: GatewayFixture) async throws -> TeamID {
        try await fixture.connectAdmin()
        return try await fixture.makeTeam(members: ["bob@example.com", "carol@example.com"]).id
    }

    /// A run that hangs in its question for owners, as seen from outside.
    private func hangingRun(_ fixture: GatewayFixture) async throws -> RunHandle {
        let team = try await preparedTeam(fixture)
        fixture.hubSpot.inject(.stall, on: .operation("hubspot.owners.list"), times: nil)
        let run = try await fixture.gateway.syncCRM(to: .team(team), as: fixture.admin)
        for try await event in run.events() where event.progress?.phase == .resolveOwners { break }
        return run
    }

    @Test("A run's events are numbered, end with the run, and are read on from a cursor by another process")
    func events() async throws {
        try await withFixture { fixture in
            let team = try await preparedTeam(fixture)
            let run = try await fixture.gateway.syncCRM(to: .team(team), as: fixture.admin)
            var events: [RunEvent] = []
            for try await event in run.events() where event.sequence > 0 { events.append(event) }
            #expect(events.map(\.sequence) == Array(1...Int64(events.count)))
            #expect(events.first?.kind == .started && events.last?.kind == .finished)
            #expect(events.filter { $0.kind == .ownerProperty }.count == 3)
            let other = try await fixture.reopened(over: fixture.store)
            var rest: [RunEvent] = []
            for try await event in try await other.runs.watch(run.id, after: 2, as: fixture.admin) {
                rest.append(event)
            }
            #expect(rest == Array(events.dropFirst(2)))
        }
    }

    @Test("A run that waits for its CRM is stopped on request; what was done stays done, and it can't go on")
    func cancel() async throws {
        try await withFixture { fixture in
            let run = try await hangingRun(fixture)
            try await fixture.gateway.runs.cancel(run.id, as: fixture.admin)
            let ended = try await run.result()
            #expect(ended.state == .cancelled)
            #expect(try await fixture.rows(of: "crm_key").count == 3)
            let error = await #expect(throws: GatewayError.self) {
                try await fixture.gateway.runs.resume(run.id, as: fixture.admin)
            }
            #expect(error?.code == "run_ended")
        }
    }

    @Test("SYNC-9: a gateway that shuts down leaves its runs to be gone on with; another one ends them")
    func shutDownAndResume() async throws {
        try await withFixture { fixture in
            let run = try await hangingRun(fixture)
            await fixture.gateway.shutDown()
            fixture.hubSpot.clearFaults()
            let other = try await fixture.reopened(over: fixture.store)
            let handles = try await other.runs.resumeAll()
            #expect(handles.map(\.id) == [run.id])
            let ended = try #require(try await handles.first?.result())
            #expect(ended.state == .succeeded && ended.outcome?.crms.first?.keys.copied == 2)
            await other.shutDown()
        }
    }

    @Test("ACC-4: the runs of another organization are not found, and a user who is no admin sees none")
    func access() async throws {
        try await withFixture { fixture in
            let team = try await preparedTeam(fixture)
            let run = try await fixture.gateway.syncCRM(to: .team(team), as: fixture.admin).result()
            let other = try await fixture.gateway.directory.createOrganization(
                name: "Other", admin: UserDraft(firstName: "O", lastName: "T", email: "other@example.com"))
            let stranger = Actor.user(other.admin.id, of: other.organization.id)
            let bob = try await fixture.gateway.directory.user(email: "bob@example.com", as: fixture.admin)
            let plain = Actor.user(bob.id, of: fixture.organization.id)
            let runs = fixture.gateway.runs
            let foreign = await #expect(throws: GatewayError.self) { try await runs.show(run.id, as: stranger) }
            #expect(foreign?.code == "run_not_found")
            for act in [
                { _ = try await runs.list(as: plain) }, { _ = try await runs.show(run.id, as: plain) },
                { try await runs.cancel(run.id, as: plain) }, { _ = try await runs.undo(run.id, as: plain) },
                { _ = try await runs.retry(run.id, as: plain) }, { _ = try await runs.resume(run.id, as: plain) },
                { _ = try await runs.targets(of: run.id, as: plain) },
            ] as [() async throws -> Void] {
                let error = await #expect(throws: GatewayError.self) { try await act() }
                #expect(error?.rule == "ACC-4")
            }
        }
    }

    @Test("A run of which nothing failed isn't tried again, and one that hasn't ended isn't undone")
    func refusals() async throws {
        try await withFixture { fixture in
            let run = try await hangingRun(fixture)
            let running = await #expect(throws: GatewayError.self) {
                try await fixture.gateway.runs.undo(run.id, as: fixture.admin)
            }
            #expect(running?.code == "run_not_ended")
            try await fixture.gateway.runs.cancel(run.id, as: fixture.admin)
            let nothing = await #expect(throws: GatewayError.self) {
                try await fixture.gateway.runs.retry(run.id, as: fixture.admin)
            }
            #expect(nothing?.code == "nothing_failed")
        }
    }

    @Test("UNDO, T-18: an undo obeys today's rules: no key for a spectator, and one again once the seat allows it")
    func undoObeysTodaysRules() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let bob = try await fixture.makeUser("bob@example.com")
            try await fixture.connect(.user(bob.id, of: fixture.organization.id))
            let before = try await fixture.rows(of: "crm_key")
            let run = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
            try await fixture.store.write { transaction in
                _ = try transaction.execute(
                    "UPDATE user_account SET seat = 'spectator' WHERE id = $1", [.text(bob.id.rawValue)])
            }
            let refused = try await fixture.gateway.runs.undo(run.id, users: [bob.id], as: fixture.admin).result()
            #expect(refused.undoOutcome?.exceptions.map(\.reason) == [.spectator])
            try await fixture.store.write { transaction in
                _ = try transaction.execute(
                    "UPDATE user_account SET seat = 'standard' WHERE id = $1", [.text(bob.id.rawValue)])
            }
            let undone = try await fixture.gateway.runs.undo(run.id, as: fixture.admin).result()
            #expect(undone.undoOutcome?.keysRestored == 1 && undone.state == .succeeded)
            let after = try await fixture.rows(of: "crm_key")
            #expect(after.count == before.count)
            #expect(try await fixture.gateway.grants.keys(of: bob.id, as: fixture.admin).first?.isGenuine == true)
        }
    }

    @Test("UNDO: forced, what changed since goes too")
    func forcedUndo() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let bob = try await fixture.makeUser("bob@example.com")
            let run = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
            try await fixture.connect(.user(bob.id, of: fixture.organization.id))
            let undone = try await fixture.gateway.runs.undo(run.id, isForced: true, as: fixture.admin).result()
            #expect(undone.undoOutcome?.keysRestored == 1 && undone.undoOutcome?.exceptionCount == 0)
            #expect(try await fixture.gateway.grants.keys(of: bob.id, as: fixture.admin).isEmpty)
        }
    }

    @Test("UNDO: behind the window nothing is undone, and the message names the window")
    func undoWindow() async throws {
        try await withFixture { fixture in
            let team = try await preparedTeam(fixture)
            let run = try await fixture.gateway.syncCRM(to: .team(team), as: fixture.admin).result()
            try await fixture.store.write { transaction in
                _ = try transaction.execute(
                    "UPDATE run SET ended_at = ended_at - $1", [.integer(31 * 86_400_000)])
            }
            let error = await #expect(throws: GatewayError.self) {
                try await fixture.gateway.runs.undo(run.id, as: fixture.admin)
            }
            #expect(error?.code == "undo_window_over" && error?.message.contains("30 days") == true)
        }
    }

    @Test("SEC-6: after syncs and an undo the audit chain verifies, and names actor, source and targets by id")
    func audit() async throws {
        try await withFixture { fixture in
            let team = try await preparedTeam(fixture)
            let run = try await fixture.gateway.syncCRM(to: .team(team), as: fixture.admin).result()
            _ = try await fixture.gateway.runs.undo(run.id, as: fixture.admin).result()
            let report = try await fixture.gateway.audit.verify(anchors: nil, as: fixture.admin)
            #expect(report.isSound)
            let operations = try await fixture.gateway.audit.list(limit: 100, as: fixture.admin)
            let copied = try #require(operations.first { $0.operation == .keysCopy })
            #expect(copied.subjects.ids["user"]?.count == 2 && copied.subjects.ids["run"] == [run.id.rawValue])
        }
    }
}
