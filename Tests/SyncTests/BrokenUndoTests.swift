import CRMGatewayTesting
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@testable import CRMGateway

@Suite("Undos that break off")
struct BrokenUndoTests {
    @Test("UNDO: an undo that fails is no undo: its run can be undone again, for all, once what broke it is mended")
    func again() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let bob = try await fixture.makeUser("bob@example.com")
            let run = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
            try await fixture.store.write {
                _ = try $0.execute("UPDATE run_target SET record_types_before = 'x', record_types_after = 1", [])
            }
            let broken = try await fixture.gateway.runs.undo(run.id, as: fixture.admin).result()
            #expect(broken.state == .failed)
            #expect(try await fixture.gateway.runs.show(run.id, as: fixture.admin).undoneBy == nil)
            #expect(try await fixture.gateway.grants.keys(of: bob.id, as: fixture.admin).count == 1)
            let last = try #require(try await fixture.gateway.audit.list(limit: 100, as: fixture.admin).last)
            #expect(last.operation == .runUndo && last.outcome == "failed")
            try await fixture.store.write {
                _ = try $0.execute(
                    "UPDATE run_target SET record_types_before = NULL, record_types_after = NULL", [])
            }
            let undone = try await fixture.gateway.runs.undo(run.id, as: fixture.admin).result()
            #expect(undone.state == .succeeded && undone.undoOutcome?.keysRestored == 1)
            #expect(try await fixture.gateway.runs.show(run.id, as: fixture.admin).undoneBy == undone.id)
        }
    }

    @Test(
        "ACC-4, ACC-10, UNDO: who had an undo started and may not any more takes nothing more back, and that is audited"
    )
    func demoted() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let bob = try await fixture.makeUser("bob@example.com")
            let dave = try await fixture.makeUser("dave@example.com", role: .admin)
            let actor = Actor.user(dave.id, of: fixture.organization.id)
            let run = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
            let undo = try await fixture.gateway.runs.undo(run.id, users: [dave.id], as: actor).result()
            #expect(undo.state == .succeeded)
            // As if its worker had died before its chunk, and its actor been demoted since.
            try await fixture.store.write { transaction in
                let id = SQLValue.text(undo.id.rawValue)
                _ = try transaction.execute("DELETE FROM run_step WHERE run = $1", [id])
                _ = try transaction.execute(
                    """
                    UPDATE run SET state = 'pending', ended_at = NULL, outcome = NULL, request = REPLACE(request, $2, $3)
                    WHERE id = $1
                    """, [id, .text(dave.id.rawValue), .text(bob.id.rawValue)])
                _ = try transaction.execute(
                    "UPDATE user_account SET role = 'user' WHERE id = $1", [.text(dave.id.rawValue)])
            }
            try await fixture.gateway.runs.executor.execute(undo.id, of: fixture.organization.id)
            #expect(try await fixture.gateway.runs.show(undo.id, as: fixture.admin).state == .failed)
            #expect(try await fixture.gateway.grants.keys(of: bob.id, as: fixture.admin).count == 1)
            let last = try #require(try await fixture.gateway.audit.list(limit: 100, as: fixture.admin).last)
            #expect(last.operation == .runUndo && last.outcome == "refused" && last.actor.contains(dave.id.rawValue))
        }
    }
}
