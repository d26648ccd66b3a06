import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("The host's directory: people who are corrected")
struct CorrectedPeopleTests {
    private func moved(_ name: String, to email: String) -> HostPerson {
        HostPerson(externalID: "id-\(name)", email: email, firstName: name, lastName: "Lee")
    }

    private func states(_ fixture: ExchangeFixture, of user: UserID) async throws -> [String] {
        try await fixture.store.read { transaction in
            try transaction.query(
                "SELECT state FROM mail_outbox WHERE user_id = $1 ORDER BY created_at, id", [.text(user.rawValue)]
            ).map { try $0.text(0) }
        }
    }

    @Test(
        "PROV-5: an invitation that hasn't gone out, or was given up, goes to the corrected address",
        arguments: ["queued", "not_configured", "failed"])
    func invited(_ state: String) async throws {
        try await withExchange { fixture in
            let ann = try await fixture.imports.upsertPeople([HostPeopleTests.person("ann")], as: fixture.boss)[0].user
            _ = try await fixture.imports.finishSetup(of: [ann], as: fixture.boss)
            try await fixture.store.write {
                _ = try $0.execute(
                    "UPDATE mail_outbox SET state = $1 WHERE user_id = $2", [.text(state), .text(ann.rawValue)])
            }
            _ = try await fixture.imports.upsertPeople([moved("ann", to: "anna@example.com")], as: fixture.boss)
            let before = state == "failed" ? "failed" : "cancelled"
            #expect(try await states(fixture, of: ann) == [before, "queued"])
            _ = try await fixture.imports.upsertPeople([moved("ann", to: "anne@example.com")], as: fixture.boss)
            #expect(try await states(fixture, of: ann) == [before, "cancelled", "queued"])
        }
    }

    @Test("PROV-5: who was invited already isn't invited again, nor is who isn't set up, nor for a name")
    func notAgain() async throws {
        try await withExchange { fixture in
            let made = try await fixture.imports.upsertPeople(
                [HostPeopleTests.person("ann"), HostPeopleTests.person("bob")], as: fixture.boss)
            _ = try await fixture.imports.finishSetup(of: [made[0].user], as: fixture.boss)
            _ = try await fixture.imports.upsertPeople([moved("ann", to: "ANN@example.com")], as: fixture.boss)
            #expect(try await states(fixture, of: made[0].user) == ["queued"])
            try await fixture.store.write { _ = try $0.execute("UPDATE mail_outbox SET state = 'sent'", []) }
            _ = try await fixture.imports.upsertPeople(
                [moved("ann", to: "anna@example.com"), moved("bob", to: "rob@example.com")], as: fixture.boss)
            #expect(try await states(fixture, of: made[0].user) == ["sent"])
            #expect(try await states(fixture, of: made[1].user) == [])
        }
    }

    @Test("ACC-3: an admin neither links an external id to an admin or super admin, nor renames them")
    func administrators() async throws {
        try await withExchange { fixture in
            let bob = try await fixture.actor("bob", role: .admin)
            _ = try await fixture.actor("carl", role: .admin)
            let content = try await fixture.content()
            for name in ["boss", "carl", "bob"] {
                let error = await failure {
                    try await fixture.imports.upsertPeople([HostPeopleTests.person(name)], as: bob)
                }
                #expect(error?.code == "role_too_low" && error?.rule == "ACC-3" && error?.field == "people[0]")
            }
            #expect(try await fixture.content() == content)
            let people = [HostPeopleTests.person("boss"), HostPeopleTests.person("carl")]
            #expect(
                try await fixture.imports.upsertPeople(people, as: fixture.boss).map(\.change) == [.linked, .linked])
            let linked = try await fixture.content()
            #expect(
                try await fixture.imports.upsertPeople(people, as: bob).map(\.change) == [.unchanged, .unchanged])
            let named = HostPerson(externalID: "id-boss", email: "boss@example.com", firstName: "No", lastName: "Body")
            let error = await failure { try await fixture.imports.upsertPeople([named], as: bob) }
            #expect(error?.code == "role_too_low" && error?.rule == "ACC-3")
            #expect(try await fixture.content() == linked)
        }
    }
}
