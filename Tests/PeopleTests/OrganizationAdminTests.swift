import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Naming the organization admin")
struct OrganizationAdminTests {
    @Test("TEAM-9, SYNC-1: an admin with a standard seat is named, and the one before can be demoted and removed then")
    func named() async throws {
        try await PeopleStage.run { stage in
            let ann = try #require(stage.ann.user)
            let dave = try await stage.person("dave", role: .admin)
            let refused = await failure { try await stage.remove(ann, as: stage.sue) }
            #expect(refused?.code == "organization_admin_removal" && refused?.rule == "TEAM-9")
            let organization = try await stage.people.nameOrganizationAdmin(dave, as: stage.ann)
            #expect(organization.admin == dave && organization.version == stage.fixture.organization.version + 1)
            #expect(try await stage.operations().contains("organization.admin done"))
            let again = try await stage.people.nameOrganizationAdmin(dave, as: stage.ann)
            #expect(again.version == organization.version)
            try await stage.people.changeRole(of: ann, to: .user, as: stage.sue)
            _ = try await stage.people.removeEntirely(ann, confirming: "ann@example.com", as: stage.sue)
            #expect(try await stage.count(.memberships, ann) == 0)
        }
    }

    @Test("TEAM-9: a user, a spectator, somebody without a dashboard, removed or elsewhere can't be named")
    func unfit() async throws {
        try await PeopleStage.run { stage in
            let spectator = try await stage.person("heidi", role: .admin, seat: .spectator)
            let bare = try await stage.person("dave", role: .admin)
            try await stage.execute("DELETE FROM dashboard WHERE user_id = $1", [.text(bare.rawValue)])
            let gone = try await stage.person("gone", role: .admin)
            try await stage.remove(gone)
            let cases: [(UserID, String)] = [
                (try await stage.person("bob"), "organization_admin_unfit"), (spectator, "organization_admin_unfit"),
                (bare, "dashboard_missing"), (gone, "user_not_found"), (UserID(rawValue: "x"), "user_not_found"),
            ]
            let digest = try await stage.digest()
            for (user, code) in cases {
                let error = await failure { try await stage.people.nameOrganizationAdmin(user, as: stage.ann) }
                #expect(error?.code == code && error?.field == "user")
            }
            let admin = stage.actor(spectator)
            await refused(rule: "ACC-3") { try await stage.people.nameOrganizationAdmin(bare, as: admin) }
            #expect(try await stage.digest() == digest)
        }
    }
}
