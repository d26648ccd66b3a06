import CRMGateway
import ConnectorKit
import MockKit
import SQLStore
import Testing
import Workspace

@Suite("Record types read as the target, where the key may act for others")
struct RecordTypeActingTests {
    private static let catalog = ConnectorCatalog([ToyKindsConnector.self])
    private static let documents: SQL = "SELECT hash FROM record_type_document"

    private func with(_ test: (ToyGateway) async throws -> Void) async throws {
        try await ToyGateway.with(Self.catalog) { fixture in
            try await fixture.connect("toy", token: ToyMock.appToken)
            try await test(fixture)
        }
    }

    @Test("SYNC-7: each target gets what they see themselves, equal views are stored once, and no caution is needed")
    func ownViews() async throws {
        try await with { fixture in
            let team = try await fixture.makeTeam(members: ["bob@example.com", "dora@example.com"])
            let run = try await fixture.sync(.team(team.id))
            let told = try #require(run.outcome?.crms.first?.recordTypes)
            #expect(run.state == .succeeded && told.links.own == 2 && told.links.asKeyUser == 0)
            #expect(told.caution == nil)
            // Both see the same, and nobody what the key's user sees: that isn't stored.
            #expect(try await fixture.rows(Self.documents).count == 1)
            let bob = try await fixture.gateway.directory.user(email: "bob@example.com", as: fixture.admin)
            let stored = try #require(
                try await fixture.gateway.recordTypes(of: bob.id, crm: "toy", as: fixture.admin))
            #expect(stored.viewer == "u-2" && stored.sight == .own)
            #expect(stored.types.map(\.isAvailable) == [true, false])
            let again = try await fixture.sync(.team(team.id))
            #expect(again.outcome?.isUnchanged == true)
        }
    }

    @Test("SYNC-7, SYNC-8: one as whom it can't be read gets the key's view and a warning; it stops nobody else")
    func fallBack() async throws {
        try await with { fixture in
            let team = try await fixture.makeTeam(members: ["bob@example.com", "lock@example.com"])
            let run = try await fixture.sync(.team(team.id))
            let told = try #require(run.outcome?.crms.first?.recordTypes)
            #expect(run.state == .succeededWithWarnings)
            #expect(told.links.own == 1 && told.links.asKeyUser == 1 && told.links.fellBack == 1)
            let lock = try await fixture.gateway.directory.user(email: "lock@example.com", as: fixture.admin)
            #expect(told.links.examples == [lock.id] && told.links.failure?.kind == .forbidden)
            #expect(told.caution != nil)
            let stored = try await fixture.gateway.recordTypes(of: lock.id, crm: "toy", as: fixture.admin)
            #expect(stored?.viewer == "u-1" && stored?.sight == .key)
        }
    }

    @Test("SYNC-7: a target whom the CRM doesn't know, and one who is the key's own user, are nobody to act for")
    func nobodyToActFor() async throws {
        try await with { fixture in
            let team = try await fixture.makeTeam(members: ["nobody@example.com", "carol@example.com"])
            let run = try await fixture.sync(.team(team.id))
            let told = try #require(run.outcome?.crms.first?.recordTypes)
            #expect(told.links.asKeyUser == 2 && told.links.fellBack == 0)
            #expect(!fixture.toy.journal.entries.contains { $0.operation == "toy.token.create" })
        }
    }

    @Test("SEC-1, SEC-2: the tokens that are asked for are neither stored nor told")
    func tokensAreNotStored() async throws {
        try await with { fixture in
            let bob = try await fixture.makeUser("bob@example.com")
            _ = try await fixture.sync(.user(bob.id))
            #expect(fixture.toy.journal.entries.contains { $0.operation == "toy.token.create" })
            #expect(try await fixture.rows("SELECT generation FROM crm_grant") == ["[SQLStore.SQLValue.integer(1)]"])
            let texts =
                try await fixture.rows("SELECT detail, cursor FROM run_step")
                + fixture.rows("SELECT event FROM run_event") + fixture.rows("SELECT detail FROM audit_entry")
                + fixture.rows("SELECT outcome FROM run")
            #expect(!texts.isEmpty && !texts.contains { $0.contains(ToyMock.tokenPrefix) })
        }
    }

    @Test("PREVIEW: a plan acts for nobody, and says that the run would")
    func preview() async throws {
        try await with { fixture in
            let bob = try await fixture.makeUser("bob@example.com")
            let plan = try await fixture.gateway.planSyncCRM(to: .user(bob.id), as: fixture.admin)
            #expect(plan.accounts.first?.recordTypes?.areReadAsTargets == true)
            _ = try await fixture.sync(.user(bob.id))
            let count = { fixture.toy.journal.entries.filter { $0.operation == "toy.token.create" }.count }
            #expect(count() == 1)
            let second = try await fixture.gateway.planSyncCRM(to: .user(bob.id), as: fixture.admin)
            #expect(second.accounts.first?.recordTypes?.undecided == 1 && count() == 1)
        }
    }
}
