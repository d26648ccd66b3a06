import CRMGateway
import Testing
import Workspace

@Suite("Access to teams")
struct TeamAccessTests {
    private typealias Call = @Sendable (TeamScene, TeamID, UserID, Actor) async throws -> Void

    /// Every public call, with a team and a user of the caller's choice.
    private static let edits: [(name: String, call: Call)] = [
        ("create", { try await _ = $0.teams.create(name: "New", primaryAdmin: $2, as: $3) }),
        ("rename", { try await _ = $0.teams.rename($1, to: "New", as: $3) }),
        ("add", { try await $0.teams.add([TeamPlacement($2)], to: $1, as: $3) }),
        ("move", { try await $0.teams.move($2, from: $1, to: $0.support, as: $3) }),
        ("remove", { try await $0.teams.remove($2, from: $1, as: $3) }),
        ("swapPrimaryAdmin", { try await $0.teams.swapPrimaryAdmin(of: $1, to: $2, as: $3) }),
        ("changePosition", { try await $0.teams.changePosition(of: $2, in: $1, to: .member, as: $3) }),
    ]
    private static let lists: [(name: String, call: Call)] = [
        ("list", { try await _ = $0.teams.list(as: $3) }),
        ("members", { try await _ = $0.teams.members(of: $1, as: $3) }),
        ("candidates", { try await _ = $0.teams.candidates(for: $1, as: $3) }),
        ("destinations", { try await _ = $0.teams.destinations(of: $2, as: $3) }),
    ]

    @Test(
        "ACC-3, ACC-10, T-16: only super admins and the system edit teams, admins list them, users do neither; refusals are audited"
    )
    func roles() async throws {
        try await TeamScene.run { scene in
            let here = scene.fixture.here.organization.id
            let actors: [(Actor, OrganizationRole)] = [
                (.user(scene.dave, of: here), .user), (.user(scene.frank, of: here), .user),
                (.user(scene.bob, of: here), .admin),
            ]
            for (actor, role) in actors {
                let before = try await scene.fixture.content()
                for (name, call) in Self.edits {
                    let error = await failure { try await call(scene, scene.sales, scene.carol, actor) }
                    #expect(error?.code == "role_too_low" && error?.rule == "ACC-3", "\(name) by \(role)")
                }
                for (name, call) in Self.lists {
                    let error = await failure { try await call(scene, scene.sales, scene.carol, actor) }
                    #expect(error?.code == (role == .user ? "role_too_low" : nil), "\(name) by \(role)")
                }
                #expect(try await scene.fixture.content() == before)
            }
            let refused = try await scene.fixture.log().filter { $0.outcome == "refused" }
            #expect(Set(refused.map(\.operation)).count >= 10 && refused.allSatisfy { $0.rule == "ACC-3" })
            for (_, call) in Self.lists { try await call(scene, scene.sales, scene.dave, .system(of: here)) }
            try await scene.teams.move(
                scene.dave, from: scene.sales, to: scene.support, as: .system(of: here))
        }
    }

    @Test("ACC-4, T-15: a team or a user of another organization is answered like one that never was")
    func elsewhere() async throws {
        try await TeamScene.run { scene in
            let theirs = try await scene.teams.create(
                name: "Theirs", primaryAdmin: scene.fixture.elsewhere.admin.id, as: scene.fixture.foreignBoss
            ).id
            let strangers = [
                (theirs, scene.fixture.elsewhere.admin.id),
                (
                    TeamID(rawValue: "0199f3c2-0000-7000-8000-000000000001"),
                    UserID(rawValue: "0199f3c2-0000-7000-8000-000000000002")
                ),
            ]
            let before = try await scene.fixture.content()
            for (name, call) in Self.edits + Self.lists where name != "list" {
                var teamErrors: [GatewayError?] = []
                var userErrors: [GatewayError?] = []
                for (team, user) in strangers {
                    teamErrors.append(await failure { try await call(scene, team, scene.dave, scene.boss) })
                    userErrors.append(await failure { try await call(scene, scene.sales, user, scene.boss) })
                }
                if !["create", "destinations"].contains(name) {
                    #expect(teamErrors[0]?.code == "team_not_found" && teamErrors[0]?.field == "team", "\(name)")
                    #expect(teamErrors[0] == teamErrors[1], "\(name)")
                }
                if !["rename", "members", "candidates"].contains(name) {
                    #expect(userErrors[0]?.code == "user_not_found" && userErrors[0]?.field != nil, "\(name)")
                    #expect(userErrors[0] == userErrors[1], "\(name)")
                }
            }
            let after = try await scene.fixture.content()
            // A valid team was renamed by the one call that takes no user.
            #expect(after[4] == before[4] && after[2] == before[2])
        }
    }

    @Test(
        "T-16, T-33: who is demoted between plan and call is refused: the role is read in the transaction of the edit")
    func demoted() async throws {
        try await TeamScene.run { scene in
            let here = scene.fixture.here.organization.id
            let actor = scene.boss
            try await scene.teams.add([TeamPlacement(scene.frank)], to: scene.sales, as: actor)
            try await scene.demote(scene.fixture.here.admin.id)
            let error = await failure { try await scene.teams.remove(scene.frank, from: scene.sales, as: actor) }
            #expect(error?.code == "role_too_low")
            #expect(actor == .user(scene.fixture.here.admin.id, of: here))
        }
    }
}
