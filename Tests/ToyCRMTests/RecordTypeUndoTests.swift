import CRMGateway
import ConnectorKit
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Record types: taken back with what they hang on, and deleted when they are nobody's")
struct RecordTypeUndoTests {
    private static let catalog = ConnectorCatalog([ToyKindsConnector.self])
    private static let links: SQL = "SELECT user_id, key_id, hash FROM record_type_link ORDER BY user_id"
    private static let documents: SQL = "SELECT hash FROM record_type_document ORDER BY hash"

    private func with(_ test: (ToyGateway, User) async throws -> Void) async throws {
        try await ToyGateway.with(Self.catalog) { fixture in
            try await fixture.connect("toy")
            try await test(fixture, try await fixture.makeUser("bob@example.com"))
        }
    }

    private func undo(_ run: Run, _ fixture: ToyGateway, isForced: Bool = false) async throws -> UndoOutcome {
        let undone = try await fixture.gateway.runs.undo(run.id, isForced: isForced, as: fixture.admin).result()
        return try #require(undone.undoOutcome)
    }

    @Test("UNDO, SYNC-7: with the key that a run gave, the record types go that it gave")
    func givenOnesGo() async throws {
        try await with { fixture, bob in
            let run = try await fixture.sync(.user(bob.id))
            let undone = try await undo(run, fixture)
            #expect(undone.keysRestored == 1 && undone.recordTypesRestored == 1 && undone.exceptionCount == 0)
            #expect(try await fixture.rows(Self.links).isEmpty)
        }
    }

    @Test("UNDO: a key that comes back brings the record types back that hung on it")
    func restoredWithKey() async throws {
        try await with { fixture, bob in
            _ = try await fixture.sync(.user(bob.id))
            let before = try await fixture.rows(Self.links)
            guard let admin = fixture.admin.user else { return }
            _ = try await fixture.gateway.grants.disconnect("toy", of: admin, as: fixture.admin)
            try await fixture.connect("toy", token: ToyMock.tokenPrefix + "u-4")
            let run = try await fixture.sync(.user(bob.id))
            #expect(run.outcome?.crms.first?.keys.replaced == 1)
            let between = try await fixture.rows(Self.links)
            #expect(between.count == 1 && between != before)
            let undone = try await undo(run, fixture)
            #expect(undone.keysRestored == 1 && undone.recordTypesRestored == 1)
            #expect(try await fixture.rows(Self.links) == before)
        }
    }

    @Test("UNDO: record types that a run changed under an unchanged key are as before; nothing else is touched")
    func changedOnesComeBack() async throws {
        try await with { fixture, bob in
            _ = try await fixture.sync(.user(bob.id))
            let before = try await fixture.rows(Self.links)
            try fixture.toy.change(.vendorSpecific("remove_kind", "k-2"))
            let run = try await fixture.sync(.user(bob.id))
            #expect(try await fixture.rows(Self.links) != before)
            let undone = try await undo(run, fixture)
            #expect(undone.keysRestored == 0 && undone.recordTypesRestored == 1)
            #expect(try await fixture.rows(Self.links) == before)
        }
    }

    @Test(
        "UNDO: what changed since is kept and named, told by row version; forced, it is as before",
        arguments: [false, true])
    func changedSince(_ isForced: Bool) async throws {
        try await with { fixture, bob in
            _ = try await fixture.sync(.user(bob.id))
            let before = try await fixture.rows(Self.links)
            try fixture.toy.change(.vendorSpecific("remove_kind", "k-2"))
            let run = try await fixture.sync(.user(bob.id))
            try fixture.toy.change(.vendorSpecific("remove_kind", "k-1"))
            _ = try await fixture.sync(.user(bob.id))
            let latest = try await fixture.rows(Self.links)
            let undone = try await undo(run, fixture, isForced: isForced)
            #expect(undone.exceptions.map(\.reason) == (isForced ? [] : [.changedSince]))
            #expect(try await fixture.rows(Self.links) == (isForced ? before : latest))
        }
    }

    @Test("SYNC-7, UNDO: a document is kept while somebody has it or an undo could give it back, and deleted then")
    func collected() async throws {
        try await with { fixture, bob in
            _ = try await fixture.sync(.user(bob.id))
            try fixture.toy.change(.vendorSpecific("remove_kind", "k-2"))
            _ = try await fixture.sync(.user(bob.id))
            let both = try await fixture.rows(Self.documents)
            #expect(both.count == 2)
            #expect(try await fixture.gateway.collectRecordTypes() == 0)
            try await fixture.store.write { transaction in
                _ = try transaction.execute("UPDATE run SET ended_at = 1", [])
            }
            #expect(try await fixture.gateway.collectRecordTypes() == 1)
            #expect(try await fixture.rows(Self.documents).count == 1)
            #expect(try await fixture.gateway.recordTypes(of: bob.id, crm: "toy", as: fixture.admin)?.types.count == 1)
        }
    }
}
