import CRMGateway
import ConnectorKit
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Record types: whose they are, and what a sync says of them")
struct RecordTypeSyncTests {
    private static let catalog = ConnectorCatalog([ToyKindsConnector.self])
    private static let links: SQL = """
        SELECT u.email_key, l.account, l.viewer, l.sight, l.version FROM record_type_link l
        JOIN user_account u ON u.organization = l.organization AND u.id = l.user_id ORDER BY u.email_key
        """
    private static let documents: SQL = "SELECT hash FROM record_type_document"

    private func with(_ test: (ToyGateway) async throws -> Void) async throws {
        try await ToyGateway.with(Self.catalog, test)
    }

    private func outcome(_ run: Run) throws -> RecordTypeOutcome {
        try #require(run.outcome?.crms.first?.recordTypes)
    }

    @Test("SYNC-7, SET-4: a target who has a key gets record types, with stages, and from where they came")
    func withKey() async throws {
        try await with { fixture in
            try await fixture.connect("toy")
            let bob = try await fixture.makeUser("bob@example.com")
            let run = try await fixture.sync(.user(bob.id))
            let told = try outcome(run)
            #expect(run.state == .succeeded && told.objects.map(\.count) == [2] && told.links.changes == 1)
            let stored = try #require(
                try await fixture.gateway.recordTypes(of: bob.id, crm: "toy", as: fixture.admin))
            #expect(stored.run == run.id && stored.account == "ws-7")
            #expect(stored.viewer == "u-1" && stored.sight == .key)
            let type = try #require(stored.types.first)
            #expect(stored.types.map(\.id) == ["k-1", "k-2"] && type.developerName == "Kind_k-1" && type.isDefault)
            #expect(type.allowedValues["stage"]?.map(\.value) == ["open", "won"])
        }
    }

    @Test("SYNC-7: record types as the key's user sees them are told as such, by name")
    func caution() async throws {
        try await with { fixture in
            try await fixture.connect("toy")
            let bob = try await fixture.makeUser("bob@example.com")
            let told = try outcome(try await fixture.sync(.user(bob.id)))
            #expect(told.caution?.hasPrefix("as seen by ann@example.com: what is available to them may not be") == true)
            #expect(!told.hasWarnings)
        }
    }

    @Test("SYNC-7, SET-4: a target without a key gets no record types, and the CRM isn't asked for them")
    func withoutKey() async throws {
        try await with { fixture in
            try await fixture.connect("toy")
            let bob = try await fixture.makeUser("bob@example.com")
            try await fixture.connect(
                "toy", token: ToyMock.tokenPrefix + "u-2", as: .user(bob.id, of: fixture.admin.organization))
            let run = try await fixture.gateway.syncCRM(
                to: .user(bob.id), as: fixture.admin, keepsOwnConnections: true
            ).result()
            // Bob keeps a key of his own: none to the source's grant.
            #expect(run.outcome?.crms.first?.recordTypes == nil)
            #expect(try await fixture.rows(Self.links).isEmpty)
            #expect(!fixture.toy.journal.entries.contains { $0.operation == "toy.kinds.list" })
            let carol = try await fixture.makeUser("carol@example.com")
            #expect(try await fixture.gateway.recordTypes(of: carol.id, crm: "toy", as: fixture.admin) == nil)
        }
    }

    @Test("SYNC-7: the database refuses a link without a key, and one to another organization's document (I-23)")
    func refusedByDatabase() async throws {
        try await with { fixture in
            try await fixture.connect("toy")
            let bob = try await fixture.makeUser("bob@example.com")
            let carol = try await fixture.makeUser("carol@example.com")
            _ = try await fixture.sync(.user(bob.id))
            let other = try await fixture.gateway.directory.createOrganization(
                name: "Other", admin: UserDraft(firstName: "Olga", lastName: "Poe", email: "olga@example.org"))
            for (user, organization) in [(carol.id, fixture.admin.organization), (bob.id, other.organization.id)] {
                await #expect(throws: StoreError.self) {
                    try await fixture.store.write { transaction in
                        let own = RecordTypeRepository(of: fixture.admin.organization)
                        guard var link = try own.link(of: bob.id, crm: "toy", in: transaction) else { return }
                        link = RecordTypeLinkRow(
                            user: user, crm: link.crm, key: link.key, account: link.account, hash: link.hash,
                            viewer: nil, sight: "key", run: link.run, version: 1, readAt: 1)
                        try RecordTypeRepository(of: organization).put([link], in: transaction)
                    }
                }
            }
            #expect(try await fixture.rows(Self.links).count == 1)
        }
    }

    @Test("SYNC-7: one whose key was removed keeps none")
    func keyRemoved() async throws {
        try await with { fixture in
            try await fixture.connect("toy")
            let bob = try await fixture.makeUser("bob@example.com")
            _ = try await fixture.sync(.user(bob.id))
            #expect(try await fixture.rows(Self.links).count == 1)
            _ = try await fixture.gateway.grants.disconnect("toy", of: bob.id, as: fixture.admin)
            #expect(try await fixture.rows(Self.links).isEmpty)
            #expect(try await fixture.gateway.recordTypes(of: bob.id, crm: "toy", as: fixture.admin) == nil)
        }
    }

    @Test("SYNC-7: one whose key is replaced by a connection of their own keeps none of those that came with it")
    func keyReplaced() async throws {
        try await with { fixture in
            try await fixture.connect("toy")
            let bob = try await fixture.makeUser("bob@example.com")
            _ = try await fixture.sync(.user(bob.id))
            try await fixture.connect(
                "toy", token: ToyMock.tokenPrefix + "u-2", as: .user(bob.id, of: fixture.admin.organization))
            #expect(try await fixture.rows("SELECT id FROM crm_key").count == 2)
            #expect(try await fixture.rows(Self.links).isEmpty)
        }
    }

    @Test(
        "SYNC-10: the same again writes neither documents nor links, and says unchanged; a change is written and told")
    func unchanged() async throws {
        try await with { fixture in
            try await fixture.connect("toy")
            let team = try await fixture.makeTeam(members: ["bob@example.com", "dora@example.com"])
            _ = try await fixture.sync(.team(team.id))
            let before = try await fixture.rows(Self.links)
            let again = try await fixture.sync(.team(team.id))
            #expect(again.outcome?.isUnchanged == true && again.state == .succeeded)
            #expect(try outcome(again).links.asKeyUser == 2)
            #expect(try await fixture.rows(Self.links) == before)
            let steps = try await fixture.store.read {
                try $0.query("SELECT name FROM run_step WHERE run = $1", [.text(again.id.rawValue)]).map {
                    try $0.text(0)
                }
            }
            #expect(steps.allSatisfy { $0 == "crm/toy" })
            #expect(try await fixture.gateway.runs.targets(of: again.id, as: fixture.admin).isEmpty)
            try fixture.toy.change(.vendorSpecific("remove_kind", "k-2"))
            let changed = try await fixture.sync(.team(team.id))
            #expect(changed.outcome?.crms.first?.verdict == .copied)
            #expect(try outcome(changed).links.changes == 2)
            let targets = try await fixture.gateway.runs.targets(of: changed.id, as: fixture.admin)
            #expect(targets.count == 2 && targets.allSatisfy(\.areRecordTypesChanged))
        }
    }

    @Test("SYNC-8, SYNC-7: without the right to read them, keys and bindings are done, and the CRM says a warning")
    func noRight() async throws {
        try await with { fixture in
            try await fixture.connect("toy")
            try fixture.toy.change(.withdrawScope("kinds.read"))
            let bob = try await fixture.makeUser("bob@example.com")
            let run = try await fixture.sync(.user(bob.id))
            let crm = try #require(run.outcome?.crms.first)
            #expect(run.state == .succeededWithWarnings && crm.verdict == .copied && crm.bindings.bound == 1)
            #expect(crm.recordTypes?.failure?.kind == .forbidden)
            #expect(try await fixture.rows(Self.documents).isEmpty)
            #expect(try await fixture.rows(Self.links).isEmpty)
        }
    }

    @Test("SYNC-7: what was stored stays as it is where a later reading fails")
    func laterFailure() async throws {
        try await with { fixture in
            try await fixture.connect("toy")
            let bob = try await fixture.makeUser("bob@example.com")
            _ = try await fixture.sync(.user(bob.id))
            let before = try await fixture.rows(Self.links)
            try fixture.toy.change(.withdrawScope("kinds.read"))
            let run = try await fixture.sync(.user(bob.id))
            #expect(run.state == .succeededWithWarnings && run.outcome?.isUnchanged == true)
            #expect(try await fixture.rows(Self.links) == before)
        }
    }

    @Test("PREVIEW, I-24: a plan counts record types and links, says as seen by whom, and writes nothing")
    func preview() async throws {
        try await with { fixture in
            try await fixture.connect("toy")
            let team = try await fixture.makeTeam(members: ["bob@example.com", "dora@example.com"])
            let first = try await fixture.gateway.planSyncCRM(to: .team(team.id), as: fixture.admin)
            let planned = try #require(first.accounts.first?.recordTypes)
            #expect(planned.objects.map(\.count) == [2] && planned.viewer == "ann@example.com")
            #expect(planned.added == 2 && !planned.areReadAsTargets && !first.isUnchanged)
            #expect(try await fixture.rows(Self.documents).isEmpty)
            _ = try await fixture.sync(.team(team.id))
            let same = try await fixture.gateway.planSyncCRM(to: .team(team.id), as: fixture.admin)
            #expect(same.accounts.first?.recordTypes?.unchanged == 2 && same.isUnchanged)
            try fixture.toy.change(.vendorSpecific("remove_kind", "k-2"))
            let other = try await fixture.gateway.planSyncCRM(to: .team(team.id), as: fixture.admin)
            #expect(other.accounts.first?.recordTypes?.changed == 2 && !other.isUnchanged)
        }
    }

    @Test("I-23, ACC-4: another organization reads none of them; a person reads their own, and nobody else's")
    func isolation() async throws {
        try await with { fixture in
            try await fixture.connect("toy")
            let bob = try await fixture.makeUser("bob@example.com")
            let carol = try await fixture.makeUser("carol@example.com")
            _ = try await fixture.sync(.user(bob.id))
            let organization = fixture.admin.organization
            let own = try await fixture.gateway.recordTypes(
                of: bob.id, crm: "toy", as: .user(bob.id, of: organization))
            #expect(own?.types.count == 2)
            let other = try await fixture.gateway.directory.createOrganization(
                name: "Other", admin: UserDraft(firstName: "Olga", lastName: "Poe", email: "olga@example.org"))
            let strangers: [Actor] = [
                .user(carol.id, of: organization), .user(other.admin.id, of: other.organization.id),
            ]
            for stranger in strangers {
                await #expect(throws: GatewayError.self) {
                    try await fixture.gateway.recordTypes(of: bob.id, crm: "toy", as: stranger)
                }
            }
        }
    }

    @Test("SYNC-7, SYNC-10: for 1,100 targets there is one document, and one reading, as for a single one")
    func sizes() async throws {
        try await with { fixture in
            try await fixture.connect("toy")
            let bob = try await fixture.makeUser("bob@example.com")
            _ = try await fixture.sync(.user(bob.id))
            let readings = { fixture.toy.journal.entries.filter { $0.operation == "toy.kinds.list" }.count }
            #expect(readings() == 1)
            let team = try await fixture.makeTeam(members: (0..<1_100).map { "person\($0)@example.com" })
            let run = try await fixture.sync(.team(team.id))
            #expect(try outcome(run).links.changes == 1_100 && readings() == 2)
            #expect(try await fixture.rows(Self.documents).count == 1)
            #expect(try await fixture.rows(Self.links).count == 1_101)
        }
    }
}
