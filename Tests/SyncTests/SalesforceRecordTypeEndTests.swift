import CRMGateway
import CRMGatewayTesting
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Salesforce's record types end with a conversion to spectator and with a removal")
struct SalesforceRecordTypeEndTests {
    private static let crm = SalesforceStage.crm

    private func user(_ name: String, _ stage: SalesforceStage) async throws -> UserID {
        try await stage.fixture.gateway.directory.user(email: "\(name)@example.com", as: stage.fixture.admin).id
    }

    private func types(_ user: UserID, _ stage: SalesforceStage) async throws -> UserRecordTypes? {
        try await stage.fixture.gateway.recordTypes(of: user, crm: Self.crm, as: stage.fixture.admin)
    }

    private func links(_ user: UserID, _ stage: SalesforceStage) async throws -> Int64 {
        try await stage.fixture.store.read {
            try $0.query("SELECT COUNT(*) FROM record_type_link WHERE user_id = $1", [.text(user.rawValue)])
                .first?.integer(0) ?? -1
        }
    }

    @Test("SYNC-7, T-18, TEAM-7: a spectator keeps no record types; a standard seat again gets them by the next sync")
    func conversion() async throws {
        try await SalesforceStage.with { stage in
            let (bob, erin) = (try await user("bob", stage), try await user("erin", stage))
            _ = try await stage.sync()
            let before = try #require(try await types(bob, stage))
            #expect(!before.types.isEmpty)
            let people = stage.fixture.gateway.people
            try await people.convertSeat(of: bob, to: .spectator, as: stage.fixture.admin)
            #expect(try await links(bob, stage) == 0)
            #expect(try await types(bob, stage) == nil)
            #expect(try await types(erin, stage) != nil)
            _ = try await stage.sync()
            #expect(try await links(bob, stage) == 0)
            try await people.convertSeat(of: bob, to: .standard, as: stage.fixture.admin)
            #expect(try await links(bob, stage) == 0)
            _ = try await stage.sync()
            #expect(try await types(bob, stage)?.types == before.types)
        }
    }

    @Test("SYNC-7, T-18: undoing an earlier sync gives a spectator no record types back, forced or not")
    func undo() async throws {
        try await SalesforceStage.with { stage in
            let bob = try await user("bob", stage)
            _ = try await stage.sync()
            _ = try await stage.fixture.gateway.grants.disconnect(Self.crm, of: bob, as: stage.fixture.admin)
            let second = try await stage.sync()
            try await stage.fixture.gateway.people.convertSeat(of: bob, to: .spectator, as: stage.fixture.admin)
            _ = try await stage.fixture.gateway.runs.undo(second.id, isForced: true, as: stage.fixture.admin).result()
            #expect(try await links(bob, stage) == 0)
        }
    }

    @Test("SYNC-7, TEAM-6, F-F7: a removal ends record types; they are kept while they can be restored, and come back")
    func removal() async throws {
        try await SalesforceStage.with { stage in
            let (bob, erin) = (try await user("bob", stage), try await user("erin", stage))
            _ = try await stage.sync()
            let before = try #require(try await types(bob, stage))
            let (people, admin) = (stage.fixture.gateway.people, stage.fixture.admin)
            _ = try await people.removeEntirely(bob, confirming: "bob@example.com", as: admin)
            #expect(try await links(bob, stage) == 0)
            #expect(try await types(erin, stage) != nil)
            // Nobody else has them any more, and no undo could give them back.
            _ = try await people.convertSeat(of: erin, to: .spectator, as: admin)
            _ = try await stage.fixture.store.write { try $0.execute("UPDATE run SET ended_at = 1", []) }
            #expect(try await stage.fixture.gateway.collectRecordTypes() == 0)
            let outcome = try await people.restore(bob, as: admin)
            #expect(outcome.missing.isEmpty && outcome.keys == [Self.crm])
            let now = try #require(try await types(bob, stage))
            #expect(now.types == before.types && now.viewer == before.viewer && now.account == before.account)
        }
    }
}
