import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Who may sync whom: refused calls change nothing and are in the audit log")
struct SyncAccessTests {
    private func refusal(
        _ fixture: GatewayFixture, to scope: SyncScope, as actor: Actor
    ) async throws -> GatewayError? {
        let before = try await fixture.contents()
        let planned = await #expect(throws: GatewayError.self) {
            try await fixture.gateway.planSyncCRM(to: scope, as: actor)
        }
        let error = await #expect(throws: GatewayError.self) {
            try await fixture.gateway.syncCRM(to: scope, as: actor)
        }
        #expect(planned == error)
        var after = try await fixture.contents()
        after["audit_entry"] = before["audit_entry"]
        #expect(after == before)
        return error
    }

    @Test("ACC-5, ACC-7, SYNC-1, SET-8: what a rule forbids for somebody named alone is refused with the rule")
    func namedAlone() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let spectator = try await fixture.makeUser("erin@example.com", seat: .spectator)
            let lead = try await fixture.makeUser("bob@example.com", role: .admin)
            _ = try await fixture.gateway.directory.createTeam(
                name: "East", primaryAdmin: lead.id, as: fixture.admin)
            let bare = try await fixture.makeUser("carol@example.com")
            try await fixture.store.write { transaction in
                _ = try transaction.execute("DELETE FROM dashboard WHERE user_id = $1", [.text(bare.id.rawValue)])
            }
            let admin = try #require(fixture.admin.user)
            #expect(try await refusal(fixture, to: .user(spectator.id), as: fixture.admin)?.rule == "ACC-7")
            #expect(try await refusal(fixture, to: .user(lead.id), as: fixture.admin)?.rule == "ACC-5")
            #expect(try await refusal(fixture, to: .user(admin), as: fixture.admin)?.rule == "SYNC-1")
            #expect(try await refusal(fixture, to: .user(bare.id), as: fixture.admin)?.rule == "SET-8")
        }
    }

    @Test("ACC-4, T-15: another organization's user or team is not found, in the words of one that never was")
    func foreignIDs() async throws {
        try await withFixture { fixture in
            let other = try await fixture.gateway.directory.createOrganization(
                name: "Other", admin: UserDraft(firstName: "O", lastName: "T", email: "other@example.com"))
            let foreign = try await refusal(fixture, to: .user(other.admin.id), as: fixture.admin)
            let random = try await refusal(
                fixture, to: .user(UserID(rawValue: "0193-nobody")), as: fixture.admin)
            #expect(foreign == random && foreign?.rule == "ACC-4")
            let team = try await fixture.gateway.directory.createTeam(
                name: "Theirs", primaryAdmin: other.admin.id,
                as: .user(other.admin.id, of: other.organization.id))
            let foreignTeam = try await refusal(fixture, to: .team(team.id), as: fixture.admin)
            let randomTeam = try await refusal(
                fixture, to: .team(TeamID(rawValue: "0193-none")), as: fixture.admin)
            #expect(foreignTeam == randomTeam && foreignTeam?.rule == "ACC-4")
        }
    }

    @Test("ACC-4, ACC-10: a user who is no admin is refused, and the refusal is in the audit log")
    func plainUser() async throws {
        try await withFixture { fixture in
            let bob = try await fixture.makeUser("bob@example.com")
            let carol = try await fixture.makeUser("carol@example.com")
            let actor = Actor.user(bob.id, of: fixture.organization.id)
            #expect(try await refusal(fixture, to: .user(carol.id), as: actor)?.rule == "ACC-4")
            let refused = try await fixture.rows(of: "audit_entry").filter { $0.contains("refused") }
            // The two refusals are folded into one entry, unless a minute ended between them (T-35).
            #expect((1...2).contains(refused.count))
        }
    }

    @Test("T-16, T-33: an actor who was demoted, or a source key that went, between plan and apply is refused")
    func changedMeanwhile() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let second = try await fixture.makeUser("dave@example.com", role: .admin)
            let bob = try await fixture.makeUser("bob@example.com")
            let actor = Actor.user(second.id, of: fixture.organization.id)
            let plan = try await fixture.gateway.planSyncCRM(to: .user(bob.id), as: actor)
            try await fixture.store.write { transaction in
                _ = try transaction.execute(
                    "UPDATE user_account SET role = 'user', version = version + 1 WHERE id = $1",
                    [.text(second.id.rawValue)])
            }
            let demoted = await #expect(throws: GatewayError.self) {
                try await fixture.gateway.apply(plan, as: actor)
            }
            #expect(demoted?.rule == "ACC-4")
            let admin = try #require(fixture.admin.user)
            let again = try await fixture.gateway.planSyncCRM(to: .user(bob.id), as: fixture.admin)
            _ = try await fixture.gateway.grants.disconnect("hubspot", of: admin, as: fixture.admin)
            let stale = await #expect(throws: GatewayError.self) {
                try await fixture.gateway.apply(again, as: fixture.admin)
            }
            #expect(stale?.code == "plan_stale")
        }
    }

    @Test("A CRM that isn't there, or none at all, is told with the names of those that are")
    func unknownCRM() async throws {
        try await withFixture { fixture in
            let bob = try await fixture.makeUser("bob@example.com")
            for (crms, code) in [(["nimble"], "crm_unknown"), ([], "crms_empty")] {
                let error = await #expect(throws: GatewayError.self) {
                    try await fixture.gateway.syncCRM(
                        to: .user(bob.id), as: fixture.admin, crms: Set(crms.map { .init(rawValue: $0) }))
                }
                #expect(error?.code == code && error?.nextStep?.contains("hubspot") == true)
            }
        }
    }
}
