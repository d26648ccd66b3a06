import CRMGateway
import Testing
import Workspace

@Suite("Access to the directory")
struct DirectoryAccessTests {
    private typealias Call = @Sendable (DirectoryFixture, UserID, TeamID, Actor) async throws -> Void

    /// Every public call that takes an actor, with an id of a user and of a team where it takes one.
    private static let calls: [(name: String, takesID: Bool, needs: OrganizationRole, call: Call)] = [
        ("createUser", false, .admin, { try await _ = $0.directory.createUser(DirectoryFixture.draft("new"), as: $3) }),
        (
            "createUser in a team", true, .admin,
            {
                try await _ = $0.directory.createUser(DirectoryFixture.draft("new"), team: $2, as: $3)
            }
        ),
        (
            "createUsers in a team", true, .admin,
            {
                try await _ = $0.directory.createUsers(
                    ["n1", "n2"].map { DirectoryFixture.draft($0) }, team: $2, as: $3)
            }
        ),
        ("user", true, .admin, { try await _ = $0.directory.user($1, as: $3) }),
        ("user by email", false, .admin, { try await _ = $0.directory.user(email: "boss@example.com", as: $3) }),
        ("users", false, .admin, { try await _ = $0.directory.users(as: $3) }),
        (
            "createTeam", true, .superAdmin,
            {
                try await _ = $0.directory.createTeam(name: "New", primaryAdmin: $1, as: $3)
            }
        ),
        (
            "addMembers to a team", true, .superAdmin,
            {
                try await $0.directory.addMembers([TeamPlacement($0.here.admin.id)], to: $2, as: $3)
            }
        ),
        ("team", true, .admin, { try await _ = $0.directory.team($2, as: $3) }),
        ("team by name", false, .admin, { try await _ = $0.directory.team(named: "Mine", as: $3) }),
        ("teams", false, .admin, { try await _ = $0.directory.teams(as: $3) }),
        ("members", true, .admin, { try await _ = $0.directory.members(of: $2, as: $3) }),
    ]

    @Test("ACC-4, T-15: each call with an id of another organization answers as with one that never was")
    func foreignIDs() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        let foreignUser = fixture.elsewhere.admin.id
        let foreignTeam = try await fixture.directory.createTeam(
            name: "Theirs", primaryAdmin: foreignUser, as: fixture.foreignBoss
        ).id
        let (noUser, noTeam) = (
            UserID(rawValue: "0199f3c2-0000-7000-8000-000000000000"),
            TeamID(rawValue: "0199f3c2-0000-7000-8000-000000000001")
        )
        let before = try await fixture.content()
        for (name, takesID, _, call) in Self.calls where takesID {
            let foreign = await failure { try await call(fixture, foreignUser, foreignTeam, fixture.boss) }
            let random = await failure { try await call(fixture, noUser, noTeam, fixture.boss) }
            #expect(foreign != nil && foreign == random, "\(name)")
            #expect(foreign?.rule == "ACC-4" && foreign?.code.hasSuffix("_not_found") == true, "\(name)")
        }
        let mine = try await fixture.directory.createTeam(
            name: "Mine", primaryAdmin: fixture.here.admin.id, as: fixture.boss)
        let placements = [[TeamPlacement(foreignUser)], [TeamPlacement(noUser)]]
        var errors: [GatewayError?] = []
        for placement in placements {
            errors.append(
                await failure { try await fixture.directory.addMembers(placement, to: mine.id, as: fixture.boss) })
        }
        #expect(errors[0]?.code == "user_not_found" && errors[0] == errors[1])
        let after = try await fixture.content()
        #expect(after[0] == before[0] && after[2] == before[2] && after[5] == before[5])
    }

    @Test("ACC-1, ACC-2, ACC-3, ACC-10, T-16: each call obeys the role, and a refusal changes nothing and is audited")
    func roles() async throws {
        for role in [OrganizationRole.user, .admin] {
            let fixture = try await DirectoryFixture()
            defer { fixture.end() }
            let team = try await fixture.directory.createTeam(
                name: "Mine", primaryAdmin: fixture.here.admin.id, as: fixture.boss)
            let actor = try await fixture.actor("ann", role: role)
            for (name, _, needs, call) in Self.calls where needs > role {
                let before = try await fixture.content()
                let error = await failure { try await call(fixture, fixture.here.admin.id, team.id, actor) }
                #expect(error?.code == "role_too_low", "\(name) by \(role)")
                #expect(try await fixture.content() == before, "\(name) by \(role)")
            }
            let refused = try await fixture.log().filter { $0.outcome == "refused" }
            #expect(refused.allSatisfy { $0.actor == actor.user?.rawValue && $0.rule?.hasPrefix("ACC-") == true })
            #expect(!refused.isEmpty)
        }
    }

    @Test("ACC-1, ACC-11: an unknown actor, one of another organization and a named system actor may nothing")
    func actors() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        let here = fixture.here.organization.id
        let strangers: [(Actor, String)] = [
            (.user(UserID(rawValue: "nobody"), of: here), "ACC-1"),
            (.user(fixture.elsewhere.admin.id, of: here), "ACC-1"),
            (.user(fixture.here.admin.id, of: OrganizationID(rawValue: "nowhere")), "ACC-1"),
            (Actor(organization: here, identity: .system, channel: .commandLine), "ACC-11"),
        ]
        for (actor, rule) in strangers {
            for (name, _, _, call) in Self.calls {
                let error = await failure {
                    try await call(fixture, fixture.here.admin.id, TeamID(rawValue: "t"), actor)
                }
                #expect(error?.rule == rule, "\(name)")
            }
        }
    }

    @Test("ACC-12: people may look up themselves, by id and by address, and nobody else")
    func oneself() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        let ann = try await fixture.actor("ann")
        let id = try #require(ann.user)
        #expect(try await fixture.directory.user(id, as: ann).id == id)
        #expect(try await fixture.directory.user(email: "ann@example.com", as: ann).id == id)
        let known = await failure { try await fixture.directory.user(email: "boss@example.com", as: ann) }
        let unknown = await failure { try await fixture.directory.user(email: "nobody@example.com", as: ann) }
        #expect(known != nil && known == unknown)
    }

    @Test("ACC-11: a host names an actor by address; an unknown one is not found")
    func actorByEmail() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        let actor = try await fixture.directory.actor(
            email: "Boss@example.com", in: fixture.here.organization.id, channel: .commandLine,
            operatingSystemUser: "root")
        #expect(actor.user == fixture.here.admin.id && actor.operatingSystemUser == "root")
        let error = await failure {
            try await fixture.directory.actor(email: "x@example.com", in: fixture.here.organization.id)
        }
        #expect(error?.code == "user_not_found")
    }
}
