import CRMGateway
import SQLStore
import Testing
import Workspace

@Suite("Teams")
struct TeamTests {
    @Test("TEAM-11: names are unique in the organization, however they are written, and free in another")
    func names() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        let team = try await fixture.directory.createTeam(
            name: "Sales North", primaryAdmin: fixture.here.admin.id, as: fixture.boss)
        let error = await failure {
            try await fixture.directory.createTeam(
                name: "sales  NORTH", primaryAdmin: fixture.here.admin.id, as: fixture.boss)
        }
        #expect(error?.rule == "TEAM-11" && error?.code == "team_name_taken")
        _ = try await fixture.directory.createTeam(
            name: "Sales North", primaryAdmin: fixture.elsewhere.admin.id, as: fixture.foreignBoss)
        #expect(try await fixture.directory.team(named: "SALES north", as: fixture.boss) == team)
        #expect(try await fixture.directory.teams(as: fixture.boss).elements == [team])
    }

    @Test("I-29, TEAM-1, TEAM-4: one primary admin; those who lead are admins; nobody is added twice")
    func positions() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        let ann = try await fixture.directory.createUser(DirectoryFixture.draft("ann"), as: fixture.boss)
        let bob = try await fixture.directory.createUser(DirectoryFixture.draft("bob", role: .admin), as: fixture.boss)
        let noAdmin = await failure {
            try await fixture.directory.createTeam(name: "X", primaryAdmin: ann.id, as: fixture.boss)
        }
        #expect(noAdmin?.rule == "TEAM-1")
        let team = try await fixture.directory.createTeam(name: "X", primaryAdmin: bob.id, as: fixture.boss)
        let attempts: [([TeamPlacement], String)] = [
            ([TeamPlacement(ann.id, as: .secondaryAdmin)], "position_needs_admin"),
            ([TeamPlacement(fixture.here.admin.id, as: .primaryAdmin)], "primary_admin_exists"),
            ([TeamPlacement(bob.id)], "already_on_team"),
            ([TeamPlacement(ann.id), TeamPlacement(ann.id)], "named_twice"),
            ([TeamPlacement(ann.id), TeamPlacement(UserID(rawValue: "nobody"))], "user_not_found"),
        ]
        let before = try await fixture.content()
        for (placements, code) in attempts {
            let error = await failure {
                try await fixture.directory.addMembers(placements, to: team.id, as: fixture.boss)
            }
            #expect(error?.code == code)
        }
        #expect(try await fixture.content() == before)
        let good = [TeamPlacement(ann.id), TeamPlacement(fixture.here.admin.id, as: .secondaryAdmin)]
        try await fixture.directory.addMembers(good, to: team.id, as: fixture.boss)
        let members = try await fixture.directory.members(of: team.id, as: fixture.boss).elements
        #expect(Set(members.map(\.position)) == Set(TeamPosition.allCases) && members.count == 3)
        #expect(try await fixture.directory.team(team.id, as: fixture.boss).version == team.version + 1)
    }

    @Test("I-29: the database refuses a second primary admin")
    func secondPrimaryAdmin() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        let bob = try await fixture.directory.createUser(DirectoryFixture.draft("bob", role: .admin), as: fixture.boss)
        let team = try await fixture.directory.createTeam(name: "X", primaryAdmin: bob.id, as: fixture.boss)
        let admin = fixture.here
        let error = await #expect(throws: StoreError.self) {
            try await fixture.store.write {
                try TeamRepository(organization: admin.organization.id, transaction: $0)
                    .insertMembers([TeamMembership(team: team.id, user: admin.admin.id, position: .primaryAdmin)])
            }
        }
        #expect(error?.kind == .constraint)
    }

    @Test("SET-8, ACC-5: what a sync reads of a member: seat, role, position, versions, dashboard or none")
    func syncMembers() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        let here = fixture.here
        let team = try await fixture.directory.createTeam(name: "X", primaryAdmin: here.admin.id, as: fixture.boss)
        let ann = try await fixture.directory.createUser(DirectoryFixture.draft("ann"), team: team.id, as: fixture.boss)
        let (leader, member, positions) = try await fixture.store.write { transaction in
            try transaction.execute("DELETE FROM dashboard WHERE user_id = $1", [.text(ann.id.rawValue)])
            let teams = TeamRepository(organization: here.organization.id, transaction: transaction)
            return (
                try teams.member(here.admin.id, of: team.id), try teams.member(ann.id, of: team.id),
                try teams.memberships(of: ann.id)
            )
        }
        #expect(leader?.position == .primaryAdmin && leader?.dashboardVersion == 1)
        #expect(member?.hasDashboard == false && member?.position == .member)
        #expect(positions == [TeamMembership(team: team.id, user: ann.id, position: .member)])
    }
}
