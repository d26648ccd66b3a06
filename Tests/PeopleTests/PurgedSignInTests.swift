import CRMGateway
import CRMGatewayTesting
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("As whom a purged person signed in at a CRM")
struct PurgedSignInTests {
    private static let known: SQL =
        "SELECT COUNT(*) FROM crm_grant WHERE owner_user = $1 AND crm_user_email IS NOT NULL"

    /// As a CRM does that tells the address of whoever signs in.
    private static let told: SQL = "UPDATE crm_grant SET crm_user_email = owner_user || '@example.com'"

    @Test("TEAM-6: a purge erases it where nobody uses the grant")
    func unused() async throws {
        try await PeopleStage.run(isConnected: true) { stage in
            let bob = try await stage.person("bob")
            try await stage.fixture.connect(stage.actor(bob))
            try await stage.execute(Self.told)
            try await stage.remove(bob)
            #expect(try await stage.count(Self.known, bob) == 1)
            try await stage.people.purge(bob, confirming: "bob@example.com", as: stage.ann)
            #expect(try await stage.count(Self.known, bob) == 0)
            let ann = try #require(stage.ann.user)
            #expect(try await stage.count(Self.known, ann) == 1)
        }
    }

    @Test("TEAM-6, SYNC-13: where others hold keys to the grant, it goes with the last of them")
    func used() async throws {
        try await PeopleStage.run(isConnected: true) { stage in
            let bob = try await stage.person("bob")
            let carol = try await stage.person("carol")
            try await stage.fixture.connect(stage.actor(bob))
            try await stage.execute(Self.told)
            try await stage.sync(carol)
            try await stage.execute(
                """
                UPDATE crm_key SET grant_id = (SELECT id FROM crm_grant WHERE owner_user = $1) WHERE user_id = $2
                """, [.text(bob.rawValue), .text(carol.rawValue)])
            try await stage.remove(bob)
            try await stage.people.purge(bob, confirming: "bob@example.com", as: stage.ann)
            #expect(try await stage.count(Self.known, bob) == 1)
            try await stage.remove(carol)
            #expect(try await stage.count(Self.known, bob) == 0)
        }
    }
}
