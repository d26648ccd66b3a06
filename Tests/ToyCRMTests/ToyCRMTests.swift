import CRMGateway
import ConnectorKit
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("A CRM that the core has never heard of, over real sockets and a real database")
struct ToyCRMTests {
    @Test("SYNC-2, SYNC-4, SYNC-5: Sync CRM copies its key, makes its owner property once, and binds the person")
    func syncCRM() async throws {
        try await ToyGateway.with { fixture in
            let connected = try await fixture.connect("toy")
            #expect(connected.identity.account == "ws-7" && connected.missingScopes.isEmpty)
            let bob = try await fixture.makeUser("bob@example.com")
            let run = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
            let crm = try #require(run.outcome?.crms.first)
            #expect(run.state == .succeeded && crm.crm == "toy" && crm.verdict == .copied)
            #expect(crm.keys.copied == 1 && crm.bindings.bound == 1)
            let property = try #require(crm.ownerProperties.first)
            #expect(property.origin == .created && property.property == "gateway_owner" && property.object == .deal)
            let made = try #require(fixture.toy.state()["fields"]?.array?.last)
            #expect(made["kind"]?.string == "user")
            #expect(made["notes"]?.string.map(OwnerPropertyMark.isOn) == true)
            #expect(try await bindings(fixture) == ["u-2 bound"])
        }
    }

    @Test("SYNC-10: a second run finds everything as it is, and writes nothing in the CRM")
    func unchanged() async throws {
        try await ToyGateway.with { fixture in
            try await fixture.connect("toy")
            let bob = try await fixture.makeUser("bob@example.com")
            _ = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
            let writes = fixture.toy.journal.entries.filter(\.isWrite).count
            let second = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
            #expect(second.outcome?.isUnchanged == true)
            #expect(writes == 1 && fixture.toy.journal.entries.filter(\.isWrite).count == writes)
        }
    }

    @Test("SYNC-6: its inactive and absent CRM users are warnings, found on pages of the vendor's own size")
    func warnings() async throws {
        try await ToyGateway.with { fixture in
            try await fixture.connect("toy")
            let carol = try await fixture.makeUser("carol@example.com")
            let dave = try await fixture.makeUser("dave@example.com")
            let first = try await fixture.gateway.syncCRM(to: .user(carol.id), as: fixture.admin).result()
            let second = try await fixture.gateway.syncCRM(to: .user(dave.id), as: fixture.admin).result()
            #expect(first.state == .succeededWithWarnings && first.outcome?.crms.first?.bindings.inactive == 1)
            #expect(second.state == .succeededWithWarnings && second.outcome?.crms.first?.bindings.unresolved == 1)
        }
    }

    @Test("SYNC-5: the answer to its create that was lost is looked for, and no second property is made")
    func lostAnswer() async throws {
        try await ToyGateway.with { fixture in
            try await fixture.connect("toy")
            let bob = try await fixture.makeUser("bob@example.com")
            fixture.toy.inject(.lostAnswer, on: .operation("toy.fields.create"))
            let run = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
            #expect(run.outcome?.crms.first?.ownerProperties.first?.origin == .created)
            #expect(fixture.toy.state()["fields"]?.array?.count == 2)
        }
    }

    @Test("SYNC-4: scopes that its token lacks are named by ability when it is connected")
    func missingScopes() async throws {
        try await ToyGateway.with { fixture in
            try fixture.toy.change(.withdrawScope("fields.write"))
            let connected = try await fixture.connect("toy")
            #expect(connected.missingScopes == [.createOwnerProperties: ["fields.write"]])
        }
    }

    @Test("SYNC-13: the person who got the key writes through a connection, and what was written reads back equal")
    func connection() async throws {
        try await ToyGateway.with { fixture in
            try await fixture.connect("toy")
            let bob = try await fixture.makeUser("bob@example.com")
            _ = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
            let connection = try await fixture.gateway.connection(
                of: bob.id, crm: "toy", as: .user(bob.id, of: fixture.admin.organization))
            let written: [PropertyName: FieldValue] = ["title": .text("Pilot"), "gateway_owner": .owner("u-2")]
            let outcomes = try await connection.writing.create([RecordDraft(object: .deal, values: written)])
            let reference = try #require(outcomes.first?.reference)
            let names = [CRMObject.deal: Array(written.keys)]
            let record = try #require(try await connection.reading.read([reference], properties: names).first)
            for property in try await connection.reading.properties(of: .deal, scope: .live) {
                let before = try #require(written[property.name])
                let after = try #require(record.values[property.name])
                #expect(ToyConnector.matches(written: before, readBack: after, as: property))
            }
        }
    }

    private func bindings(_ fixture: ToyGateway) async throws -> [String] {
        try await fixture.store.read { transaction in
            try transaction.query("SELECT crm_user, status FROM crm_binding ORDER BY user_id", []).map { row in
                "\(try row.text(0)) \(try row.text(1))"
            }
        }
    }
}
