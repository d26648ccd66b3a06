import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Removing entirely")
struct RemovalTests {
    @Test(
        "TEAM-6, I-30: memberships, dashboard, settings, keys and bindings end at once; the report says what, and what is kept"
    )
    func everything() async throws {
        try await PeopleStage.run(isConnected: true) { stage in
            let team = try await stage.fixture.makeTeam(members: ["bob@example.com"])
            let bob = try await stage.gateway.directory.user(email: "bob@example.com", as: stage.ann).id
            try await stage.sync(bob)
            try await stage.settings(of: bob)
            let report = try await stage.remove(bob)
            let person = try #require(report.removed.first)
            #expect(person.teams == [TeamMembership(team: team.id, user: bob, position: .member)])
            #expect(person.hadDashboard && person.settings == ["companyDetails"])
            #expect(person.keys.map(\.crm) == ["hubspot"] && person.bindings == ["hubspot"])
            for rows in [SQL.keys, .bindings, .dashboards, .memberships, .references] {
                #expect(try await stage.count(rows, bob) == 0)
            }
            #expect(report.kept.map(\.what).contains("restore_content") && report.kept.map(\.what).contains("crm_side"))
            #expect(report.review.contains(.meetingAccess) && report.review.contains(.reportingAccess))
            await refused("user_not_found") { try await stage.user(bob) }
            #expect(try await stage.operations().contains("user.remove done"))
        }
    }

    @Test(
        "TEAM-6: the address has to be typed again; nothing is written otherwise",
        arguments: [
            "", "bob", "carol@example.com", "bob@example.com.", "b\u{043E}b@example.com", "yes",
        ])
    func confirmation(_ typed: String) async throws {
        try await PeopleStage.run { stage in
            let bob = try await stage.person("bob")
            let digest = try await stage.digest()
            let error = await failure { try await stage.people.removeEntirely(bob, confirming: typed, as: stage.ann) }
            #expect(error?.code == "confirmation_mismatch" && error?.field == "confirmation" && error?.rule == "TEAM-6")
            #expect(try await stage.digest() == digest)
            _ = try await stage.people.removeEntirely(bob, confirming: "BOB@example.com", as: stage.ann)
        }
    }

    @Test("TEAM-6, PROV-4: the address is free again for a new account, which has another id")
    func emailIsFree() async throws {
        try await PeopleStage.run { stage in
            let bob = try await stage.person("bob")
            try await stage.execute("UPDATE user_account SET external_id = 'e1' WHERE id = $1", [.text(bob.rawValue)])
            try await stage.remove(bob)
            let other = try await stage.person("bob")
            #expect(other != bob)
            try await stage.execute("UPDATE user_account SET external_id = 'e1' WHERE id = $1", [.text(other.rawValue)])
        }
    }

    @Test("F-F1, TEAM-6: removing somebody twice is success, and says that they were removed already")
    func twice() async throws {
        try await PeopleStage.run { stage in
            let bob = try await stage.person("bob")
            try await stage.remove(bob)
            let digest = try await stage.digest()
            let again = try await stage.people.removeEntirely(bob, confirming: "", as: stage.ann).outcome
            #expect(again?.alreadyRemoved == [bob] && again?.removed.isEmpty == true && again?.kept.isEmpty == true)
            #expect(try await stage.digest() == digest)
        }
    }

    @Test("TEAM-4, TEAM-9, ACC-3: who leads a team, the organization admin and the last super admin stay")
    func guards() async throws {
        try await PeopleStage.run { stage in
            let lead = try await stage.person("lead", role: .admin)
            _ = try await stage.gateway.directory.createTeam(name: "Sales", primaryAdmin: lead, as: stage.ann)
            let digest = try await stage.digest()
            await refused(rule: "TEAM-4") { try await stage.remove(lead) }
            await refused(rule: "TEAM-9") { try await stage.remove(stage.ann.user ?? lead, as: stage.sue) }
            let admin = stage.actor(lead)
            await refused(rule: "ACC-3") { try await stage.remove(stage.sue.user ?? lead, as: admin) }
            #expect(try await stage.digest() == digest)
        }
    }

    @Test(
        "F-F1: mail that waits is cancelled, runs that they asked for are cancelled, sign-ins under way are forgotten")
    func queues() async throws {
        try await PeopleStage.run { stage in
            let dave = try await stage.person("dave", role: .admin)
            let user: [SQLValue] = [.text(stage.organization.rawValue), .text(dave.rawValue)]
            try await stage.execute(
                """
                INSERT INTO mail_outbox (organization, id, kind, user_id, message_id, state, attempts, due_at, created_at,
                    updated_at) VALUES ($1, 'm1', 'welcome', $2, 'x', 'queued', 0, 1, 1, 1)
                """, user)
            let actor =
                #"{"channel":"library","identity":{"user":{"_0":""# + dave.rawValue + #""}},"organization":""#
                + stage.organization.rawValue + #""}"#
            for (id, state) in [("r1", "paused"), ("r2", "running"), ("r3", "pending")] {
                try await stage.execute(
                    """
                    INSERT INTO run (organization, id, kind, actor, request, state, created_at)
                    VALUES ($1, $2, 'sync_crm', $3, '{}', $4, 1)
                    """, [user[0], .text(id), .text(actor), .text(state)])
            }
            let report = try await stage.remove(dave)
            #expect(report.mailCancelled == 2 && report.removed.first?.runs.map(\.rawValue) == ["r1", "r2", "r3"])
            let rows = try await stage.fixture.store.read { transaction in
                try transaction.query("SELECT state, cancel_requested FROM run WHERE id LIKE 'r_' ORDER BY id", [])
                    .map(\.values)
                    + transaction.query(
                        "SELECT DISTINCT state, reason FROM mail_outbox WHERE user_id = $1", [.text(dave.rawValue)]
                    ).map(\.values)
            }
            #expect(
                rows == [
                    [.text("cancelled"), .integer(0)], [.text("running"), .integer(1)],
                    [.text("cancelled"), .integer(0)],
                    [.text("cancelled"), .text("person_removed")],
                ])
        }
    }

    @Test(
        "F-F4, F-F5, SYNC-13: the last key's grant is orphaned; a grant that others use is named with who acts through it"
    )
    func grants() async throws {
        try await PeopleStage.run(isConnected: true) { stage in
            let dave = try await stage.person("dave", role: .admin)
            let bob = try await stage.person("bob")
            try await stage.people.nameOrganizationAdmin(dave, as: stage.ann)
            try await stage.fixture.connect(stage.actor(dave))
            _ = try await stage.gateway.syncCRM(to: .user(bob), as: stage.ann).result()
            try await stage.people.nameOrganizationAdmin(try #require(stage.ann.user), as: stage.ann)
            // Whoever was first to connect an account owns its grant; here it is to be Dave.
            let grant = try #require(try await stage.gateway.grants.keys(of: bob, as: stage.ann).first).grant
            try await stage.execute(
                "UPDATE crm_grant SET owner_user = $1 WHERE id = $2", [.text(dave.rawValue), .text(grant.rawValue)])
            let person = try #require(try await stage.remove(dave).removed.first)
            let holders = try await stage.count(.keys, bob)
            #expect(holders == 1 && person.keys.count == 1)
            let keys = try await stage.gateway.grants.keys(of: bob, as: stage.ann)
            #expect(person.actedThrough.map(\.grant) == [grant])
            #expect(person.actedThrough.first?.examples.contains(bob) == true)
            #expect(keys.first?.grantOwner == dave && keys.first?.grantState == "live")
            let last = try #require(try await stage.remove(bob).removed.first)
            #expect(last.keys.count == 1)
        }
    }

    @Test("F-F3, SYNC-13: a connection handle taken before the removal is refused at its next call")
    func handle() async throws {
        try await PeopleStage.run(isConnected: true) { stage in
            let bob = try await stage.person("bob")
            try await stage.sync(bob)
            let connection = try await stage.gateway.connection(of: bob, crm: "hubspot", as: stage.actor(bob))
            _ = try await connection.reading.identify()
            try await stage.remove(bob)
            await #expect(throws: ConnectorError.self) { try await connection.reading.identify() }
            let again = await failure {
                try await stage.gateway.connection(of: bob, crm: "hubspot", as: stage.actor(bob))
            }
            #expect(again?.rule == "ACC-1")
        }
    }

    @Test("TEAM-6: many are removed all or nothing, confirmed by their number")
    func many() async throws {
        try await PeopleStage.run { stage in
            var users: [UserID] = []
            for name in ["a", "b", "c"] { users.append(try await stage.person(name)) }
            let digest = try await stage.digest()
            let named = users
            for typed in ["", "2", "03", "three", "a@example.com"] {
                let error = await failure {
                    try await stage.people.removeEntirely(named, confirmingCount: typed, as: stage.ann)
                }
                #expect(error?.code == "confirmation_mismatch")
            }
            let bad = named + [UserID(rawValue: "x")]
            let unknown = await failure {
                try await stage.people.removeEntirely(bad, confirmingCount: "4", as: stage.ann)
            }
            #expect(unknown?.field == "people[3]")
            #expect(try await stage.digest() == digest)
            let report = try await stage.people.removeEntirely(named, confirmingCount: "3", as: stage.ann).outcome
            #expect(report?.removed.map(\.user) == users)
        }
    }
}

extension PeopleStage {
    /// Gives somebody a settings document, as a push would.
    func settings(of user: UserID) async throws {
        let place: [SQLValue] = [.text(organization.rawValue), .text(user.rawValue)]
        try await execute(
            """
            INSERT INTO settings_document (organization, hash, category, kind, content, created_at)
            VALUES ($1, 'h1', 'companyDetails', 'value', '{}', 1)
            """, [place[0]])
        try await execute(
            """
            INSERT INTO settings_reference (organization, user_id, category, hash, version, origin, edited, changed_at)
            VALUES ($1, $2, 'companyDetails', 'h1', 1, 'push', 0, 1)
            """, place)
        try await execute(
            """
            INSERT INTO settings_change (organization, user_id, category, hash, version, origin, edited, at)
            VALUES ($1, $2, 'companyDetails', 'h1', 1, 'push', 0, 1)
            """, place)
    }
}
