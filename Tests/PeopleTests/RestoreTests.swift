import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Restoring and purging who was removed")
struct RestoreTests {
    @Test("TEAM-6, F-F7: teams, dashboard, settings, key and binding come back as they were; the key works")
    func everything() async throws {
        try await PeopleStage.run(isConnected: true) { stage in
            _ = try await stage.fixture.makeTeam(members: ["bob@example.com"])
            let bob = try await stage.gateway.directory.user(email: "bob@example.com", as: stage.ann).id
            try await stage.sync(bob)
            try await stage.settings(of: bob)
            let key = try await stage.gateway.grants.keys(of: bob, as: stage.ann).map(\.id)
            try await stage.remove(bob)
            let outcome = try await stage.people.restore(bob, as: stage.sue)
            #expect(!outcome.isRepeated && outcome.missing.isEmpty && outcome.user.isPresent)
            #expect(outcome.teams.count == 1 && outcome.keys == ["hubspot"] && outcome.bindings == ["hubspot"])
            #expect(outcome.settings == ["companyDetails"])
            let restorer = try await stage.fixture.store.read { transaction in
                try transaction.query("SELECT actor FROM settings_change WHERE origin = 'restore'", []).map(\.values)
            }
            #expect(restorer == [[.text(stage.sue.user?.rawValue)]])
            for rows in [SQL.keys, .bindings, .dashboards, .memberships, .references] {
                #expect(try await stage.count(rows, bob) == 1)
            }
            #expect(try await stage.gateway.grants.keys(of: bob, as: stage.ann).map(\.id) == key)
            let connection = try await stage.gateway.connection(of: bob, crm: "hubspot", as: stage.actor(bob))
            _ = try await connection.reading.identify()
            let digest = try await stage.digest()
            #expect(try await stage.people.restore(bob, as: stage.sue).isRepeated)
            #expect(try await stage.digest() == digest)
            #expect(try await stage.gateway.directory.user(email: "bob@example.com", as: stage.ann).id == bob)
        }
    }

    @Test(
        "SYNC-13, F-F4: an orphaned grant is kept while a removal could give its key back, and adopted by the restore")
    func orphanedGrant() async throws {
        try await PeopleStage.run(isConnected: true) { stage in
            let bob = try await stage.person("bob")
            try await stage.sync(bob)
            let ann = try #require(stage.ann.user)
            _ = try await stage.gateway.grants.disconnect("hubspot", of: ann, as: stage.ann)
            let ended = try #require(try await stage.remove(bob).removed.first?.keys.first)
            #expect(ended.isOrphaned)
            try await stage.execute("UPDATE crm_grant SET state_since = 1")
            try await stage.execute("UPDATE run SET ended_at = 1")
            #expect(try await stage.gateway.grants.collectOrphans().erased.isEmpty)
            let outcome = try await stage.people.restore(bob, as: stage.ann)
            #expect(outcome.keys == ["hubspot"])
            #expect(try await stage.gateway.grants.keys(of: bob, as: stage.ann).first?.grantState == "live")
        }
    }

    @Test("F-F7: what today's rules don't give back is named: grant gone, document gone, external id taken")
    func missing() async throws {
        try await PeopleStage.run(isConnected: true) { stage in
            let bob = try await stage.person("bob")
            try await stage.sync(bob)
            try await stage.settings(of: bob)
            try await stage.execute("UPDATE user_account SET external_id = 'e1' WHERE id = $1", [.text(bob.rawValue)])
            try await stage.remove(bob)
            let other = try await stage.person("carol")
            try await stage.execute(
                "UPDATE user_account SET external_id = 'e1' WHERE id = $1", [.text(other.rawValue)])
            try await stage.execute("UPDATE crm_grant SET state = 'revoked'")
            try await stage.execute("DELETE FROM settings_change")
            try await stage.execute("DELETE FROM settings_document")
            let outcome = try await stage.people.restore(bob, as: stage.ann)
            let missing = outcome.missing.map { "\($0.what) \($0.reason.rawValue)" }
            #expect(
                missing == [
                    "external_id taken", "settings document_gone", "key grant_gone", "binding key_missing",
                ])
            #expect(try await stage.count(.keys, bob) == 0)
            #expect(try await stage.count(.bindings, bob) == 0)
        }
    }

    @Test("T-03: a key whose kept reference somebody changed doesn't come back")
    func forged() async throws {
        try await PeopleStage.run(isConnected: true) { stage in
            let (bob, carol) = (try await stage.person("bob"), try await stage.person("carol"))
            try await stage.sync(bob)
            try await stage.remove(bob)
            try await stage.remove(carol)
            try await stage.execute(
                "UPDATE removal SET content = (SELECT r.content FROM removal r WHERE r.user_id = $1) WHERE user_id = $2",
                [.text(bob.rawValue), .text(carol.rawValue)])
            let outcome = try await stage.people.restore(carol, as: stage.ann)
            #expect(outcome.missing.first?.reason == .notGenuine)
            #expect(try await stage.count(.keys, carol) == 0)
        }
    }

    @Test("F-F7, PROV-4: a taken address, a purged removal and a past retention time refuse the whole restore")
    func refusedWhole() async throws {
        try await PeopleStage.run { stage in
            let (bob, old) = (try await stage.person("bob"), try await stage.person("old"))
            try await stage.remove(bob)
            try await stage.remove(old)
            _ = try await stage.person("bob")
            try await stage.execute(
                "UPDATE removal SET restorable_until = 1 WHERE user_id = $1", [.text(old.rawValue)])
            let digest = try await stage.digest()
            await refused("email_taken") { try await stage.people.restore(bob, as: stage.ann) }
            await refused("removal_purged") { try await stage.people.restore(old, as: stage.ann) }
            let never = try #require(stage.sue.user)
            await refused("not_removed") { try await stage.people.restore(never, as: stage.ann) }
            await refused(rule: "ACC-12") { try await stage.people.restore(bob, as: .system(of: stage.organization)) }
            #expect(try await stage.digest() == digest)
        }
    }

    @Test("ACC-12: only super admins list, restore and purge removals; never scheduled work")
    func access() async throws {
        try await PeopleStage.run { stage in
            let (bob, admin) = (try await stage.person("bob"), try await stage.person("dave", role: .admin))
            try await stage.remove(bob)
            let digest = try await stage.digest()
            for actor in [stage.actor(admin), .system(of: stage.organization)] {
                await refused(rule: "ACC-12") { try await stage.people.removals(as: actor) }
                await refused(rule: "ACC-12") { try await stage.people.restore(bob, as: actor) }
                let purge = await failure {
                    try await stage.people.purge(bob, confirming: "bob@example.com", as: actor)
                }
                #expect(purge?.rule == "ACC-12")
            }
            #expect(try await stage.digest() == digest)
        }
    }

    @Test("TEAM-6, SEC-6: a purge erases name, address and content, and leaves the id in a chain that verifies")
    func purge() async throws {
        try await PeopleStage.run { stage in
            let bob = try await stage.person("bob")
            try await stage.settings(of: bob)
            try await stage.remove(bob)
            #expect(try await stage.people.removed(email: "bob@example.com", as: stage.ann) == bob)
            let wrong = await failure { try await stage.people.purge(bob, confirming: "x@example.com", as: stage.ann) }
            #expect(wrong?.code == "confirmation_mismatch")
            try await stage.people.purge(bob, confirming: "Bob@example.com", as: stage.ann)
            try await stage.people.purge(bob, confirming: "", as: stage.ann)
            let row = try await stage.fixture.store.read {
                try $0.query(
                    "SELECT email, email_key, first_name, last_name, external_id FROM user_account WHERE id = $1",
                    [.text(bob.rawValue)]
                ).first?.values
            }
            #expect(row == [.text(""), .text(""), .text(""), .text(""), .null])
            #expect(
                try await stage.count("SELECT COUNT(*) FROM removal WHERE user_id = $1 AND content IS NOT NULL", bob)
                    == 0)
            #expect(try await stage.count("SELECT COUNT(*) FROM settings_change WHERE user_id = $1", bob) == 0)
            await refused("removal_purged") { try await stage.people.restore(bob, as: stage.ann) }
            await refused("not_removed") { try await stage.people.removed(email: "bob@example.com", as: stage.ann) }
            let removal = try #require(try await stage.people.removals(as: stage.ann).elements.first)
            #expect(removal.state == .purged && removal.email == nil && removal.name == nil)
            #expect(try await stage.gateway.audit.verify(anchors: nil, as: stage.ann).isSound)
        }
    }

    @Test("PROV-5, F-F7: a purge erases what a mail server said of somebody's mail; others' reasons stay")
    func purgedMail() async throws {
        try await PeopleStage.run { stage in
            let (bob, carol) = (try await stage.person("bob"), try await stage.person("carol"))
            try await stage.execute("DELETE FROM mail_outbox")
            for user in [bob, carol] {
                try await stage.execute(
                    """
                    INSERT INTO mail_outbox (organization, id, kind, user_id, message_id, state, attempts, reason,
                        created_at, updated_at)
                    VALUES ($1, $2, 'welcome', $2, 'x', 'failed', 8, '550 Bob Novak has left', 1, 1)
                    """, [.text(stage.organization.rawValue), .text(user.rawValue)])
            }
            try await stage.remove(bob)
            let told: SQL = "SELECT COUNT(*) FROM mail_outbox WHERE user_id = $1 AND reason IS NOT NULL"
            #expect(try await stage.count(told, bob) == 1)
            try await stage.people.purge(bob, confirming: "bob@example.com", as: stage.ann)
            #expect(try await stage.count(told, bob) == 0)
            #expect(try await stage.count(told, carol) == 1)
            #expect(try await stage.count("SELECT COUNT(*) FROM mail_outbox WHERE user_id = $1", bob) == 1)
        }
    }

    @Test("TEAM-6: what is past the retention time is purged by itself, what isn't stays")
    func upkeep() async throws {
        try await PeopleStage.run { stage in
            let (bob, carol) = (try await stage.person("bob"), try await stage.person("carol"))
            try await stage.remove(bob)
            try await stage.remove(carol)
            try await stage.execute("UPDATE removal SET restorable_until = 1 WHERE user_id = $1", [.text(bob.rawValue)])
            #expect(try await stage.people.purgeExpired() == 1)
            #expect(try await stage.people.purgeExpired() == 0)
            #expect(try await stage.people.restore(carol, as: stage.ann).missing.isEmpty)
            await refused("removal_purged") { try await stage.people.restore(bob, as: stage.ann) }
            #expect(GatewayConfiguration().removalRetention == .seconds(30 * 86_400))
        }
    }

    @Test("Removals are listed newest first, page by page, each once")
    func pages() async throws {
        try await PeopleStage.run { stage in
            var users: [UserID] = []
            for name in ["a", "b", "c", "d", "e"] {
                users.append(try await stage.person(name))
                try await stage.remove(users[users.count - 1])
            }
            var seen: [UserID] = []
            var cursor: Removal.Cursor?
            repeat {
                let page = try await stage.people.removals(after: cursor, limit: 2, as: stage.ann)
                seen += page.elements.map(\.user)
                cursor = page.next
            } while cursor != nil
            #expect(Set(seen) == Set(users) && seen.count == 5)
        }
    }

    @Test("Removed, restored and removed again: the last removal counts")
    func again() async throws {
        try await PeopleStage.run { stage in
            let bob = try await stage.person("bob")
            for _ in 0..<3 {
                try await stage.remove(bob)
                #expect(try await stage.people.restore(bob, as: stage.ann).missing.isEmpty)
            }
            #expect(try await stage.count(.dashboards, bob) == 1)
        }
    }
}
