import CRMGateway
import MalformedInputs
import Testing
import Workspace

@Suite("Bad inputs of teams")
struct TeamBadInputTests {
    private typealias Cases = @Sendable (TeamScene) -> [MalformedCase]

    @Test(
        "I-21, T-15, T-26, T-42: each operation answers each malformed input with its code and field, and writes nothing",
        arguments: [
            "create", "rename", "add", "move", "remove", "swapPrimaryAdmin", "changePosition", "list", "members",
            "candidates", "destinations",
        ])
    func operations(_ name: String) async throws {
        try await TeamScene.run { scene in
            let cases = try #require(Self.operations[name])(scene) + Self.actors(scene, name)
            let problems = try await MalformedCheck(scene.fixture.store).problems(of: cases)
            #expect(problems == [])
            #expect(try await scene.fixture.audit.verify(anchors: nil, as: scene.boss).isSound)
        }
    }

    private static let operations: [String: Cases] = [
        "create": { scene in
            names { try await _ = scene.teams.create(name: $0, primaryAdmin: scene.bob, as: scene.boss) }
                + users(scene, field: "primaryAdmin") {
                    try await _ = scene.teams.create(name: "New", primaryAdmin: $0, as: scene.boss)
                }
                + keys {
                    try await _ = scene.teams.create(
                        name: "New", primaryAdmin: scene.bob, as: scene.boss, idempotencyKey: $0)
                }
        },
        "rename": { scene in
            names { try await _ = scene.teams.rename(scene.sales, to: $0, as: scene.boss) }
                + teams(scene) { try await _ = scene.teams.rename($0, to: "New", as: scene.boss) }
                + keys { try await _ = scene.teams.rename(scene.sales, to: "New", as: scene.boss, idempotencyKey: $0) }
        },
        "add": { scene in
            users(scene, field: "members[1].user") {
                let placements = [TeamPlacement(scene.frank), TeamPlacement($0)]
                try await scene.teams.add(placements, to: scene.sales, as: scene.boss)
            }
                + teams(scene) { try await scene.teams.add([TeamPlacement(scene.frank)], to: $0, as: scene.boss) }
                + keys {
                    try await scene.teams.add(
                        [TeamPlacement(scene.frank)], to: scene.sales, as: scene.boss, idempotencyKey: $0)
                } + placements(scene)
        },
        "move": { scene in
            users(scene) { try await scene.teams.move($0, from: scene.sales, to: scene.support, as: scene.boss) }
                + teams(scene) { try await scene.teams.move(scene.dave, from: $0, to: scene.support, as: scene.boss) }
                + teams(scene, field: "destination") {
                    try await scene.teams.move(scene.dave, from: scene.sales, to: $0, as: scene.boss)
                }
                + keys {
                    try await scene.teams.move(
                        scene.dave, from: scene.sales, to: scene.support, as: scene.boss, idempotencyKey: $0)
                }
        },
        "remove": { scene in
            users(scene) { try await scene.teams.remove($0, from: scene.sales, as: scene.boss) }
                + teams(scene) { try await scene.teams.remove(scene.dave, from: $0, as: scene.boss) }
                + keys {
                    try await scene.teams.remove(scene.dave, from: scene.sales, as: scene.boss, idempotencyKey: $0)
                }
        },
        "swapPrimaryAdmin": { scene in
            users(scene) { try await scene.teams.swapPrimaryAdmin(of: scene.sales, to: $0, as: scene.boss) }
                + teams(scene) { try await scene.teams.swapPrimaryAdmin(of: $0, to: scene.carol, as: scene.boss) }
                + keys {
                    try await scene.teams.swapPrimaryAdmin(
                        of: scene.sales, to: scene.carol, as: scene.boss, idempotencyKey: $0)
                }
        },
        "changePosition": { scene in
            users(scene) { try await scene.teams.changePosition(of: $0, in: scene.sales, to: .member, as: scene.boss) }
                + teams(scene) {
                    try await scene.teams.changePosition(of: scene.carol, in: $0, to: .member, as: scene.boss)
                }
                + keys {
                    try await scene.teams.changePosition(
                        of: scene.carol, in: scene.sales, to: .member, as: scene.boss, idempotencyKey: $0)
                }
        },
        "list": { scene in searches { try await _ = scene.teams.list(matching: $0, as: scene.boss) } },
        "members": { scene in
            searches { try await _ = scene.teams.members(of: scene.sales, matching: $0, as: scene.boss) }
                + teams(scene) { try await _ = scene.teams.members(of: $0, as: scene.boss) }
        },
        "candidates": { scene in
            searches { try await _ = scene.teams.candidates(for: scene.sales, matching: $0, as: scene.boss) }
                + teams(scene) { try await _ = scene.teams.candidates(for: $0, as: scene.boss) }
        },
        "destinations": { scene in
            searches { try await _ = scene.teams.destinations(of: scene.dave, matching: $0, as: scene.boss) }
                + users(scene) { try await _ = scene.teams.destinations(of: $0, as: scene.boss) }
        },
    ]

    /// Whoever acts has to be there; nothing else of the call is looked at.
    private static func actors(_ scene: TeamScene, _ name: String) -> [MalformedCase] {
        let (here, there) = (scene.fixture.here, scene.fixture.elsewhere.admin.id.rawValue)
        let ids = MalformedInputs.ids(near: here.admin.id.rawValue, elsewhere: there, code: "actor_unknown")
        return MalformedCase.each(ids, field: nil) { text in
            let actor = Actor.user(UserID(rawValue: text), of: here.organization.id)
            switch name {
            case "create": _ = try await scene.teams.create(name: "New", primaryAdmin: scene.bob, as: actor)
            case "rename": _ = try await scene.teams.rename(scene.sales, to: "New", as: actor)
            case "add": try await scene.teams.add([TeamPlacement(scene.frank)], to: scene.sales, as: actor)
            case "move": try await scene.teams.move(scene.dave, from: scene.sales, to: scene.support, as: actor)
            case "remove": try await scene.teams.remove(scene.dave, from: scene.sales, as: actor)
            case "swapPrimaryAdmin":
                try await scene.teams.swapPrimaryAdmin(of: scene.sales, to: scene.carol, as: actor)
            case "changePosition":
                try await scene.teams.changePosition(of: scene.carol, in: scene.sales, to: .member, as: actor)
            case "list": _ = try await scene.teams.list(as: actor)
            case "members": _ = try await scene.teams.members(of: scene.sales, as: actor)
            case "candidates": _ = try await scene.teams.candidates(for: scene.sales, as: actor)
            default: _ = try await scene.teams.destinations(of: scene.dave, as: actor)
            }
        }
    }

    private static func names(_ call: @escaping @Sendable (String) async throws -> Void) -> [MalformedCase] {
        MalformedCase.each(MalformedInputs.names(code: "team_name"), field: "name", call: call)
    }

    private static func keys(_ call: @escaping @Sendable (String) async throws -> Void) -> [MalformedCase] {
        MalformedCase.each(MalformedInputs.idempotencyKeys(), field: "idempotencyKey", call: call)
    }

    private static func searches(_ call: @escaping @Sendable (String) async throws -> Void) -> [MalformedCase] {
        let texts = MalformedInputs.texts(code: "search", lengthMax: SearchText.lengthMax)
        return MalformedCase.each(texts, field: "search", call: call)
    }

    private static func users(
        _ scene: TeamScene, field: String = "user", _ call: @escaping @Sendable (UserID) async throws -> Void
    ) -> [MalformedCase] {
        let there = scene.fixture.elsewhere.admin.id.rawValue
        let ids = MalformedInputs.ids(near: scene.carol.rawValue, elsewhere: there, code: "user_not_found")
        return MalformedCase.each(ids, field: field) { try await call(UserID(rawValue: $0)) }
    }

    private static func teams(
        _ scene: TeamScene, field: String = "team", _ call: @escaping @Sendable (TeamID) async throws -> Void
    ) -> [MalformedCase] {
        let ids = MalformedInputs.ids(near: scene.sales.rawValue, elsewhere: nil, code: "team_not_found")
        return MalformedCase.each(ids, field: field) { try await call(TeamID(rawValue: $0)) }
    }

    /// What is wrong with a list as a whole.
    private static func placements(_ scene: TeamScene) -> [MalformedCase] {
        let (frank, sales, boss) = (TeamPlacement(scene.frank), scene.sales, scene.boss)
        let many = (0...Directory.bulkMax).map { TeamPlacement(UserID(rawValue: "user-\($0)")) }
        return [
            MalformedCase("nobody", code: "members_empty", field: "members") {
                try await scene.teams.add([], to: sales, as: boss)
            },
            MalformedCase("too many", code: "batch_too_large", field: "members") {
                try await scene.teams.add(many, to: sales, as: boss)
            },
            MalformedCase("somebody twice", code: "named_twice", field: "members[1].user") {
                try await scene.teams.add([frank, frank], to: sales, as: boss)
            },
            MalformedCase("a second leader", code: "primary_admin_exists", field: "members[1].position") {
                let leader = TeamPlacement(scene.erin, as: .primaryAdmin)
                try await scene.teams.add([frank, leader], to: sales, as: boss)
            },
            MalformedCase("a user as secondary admin", code: "position_needs_admin", field: "members[0].position") {
                try await scene.teams.add([TeamPlacement(scene.frank, as: .secondaryAdmin)], to: sales, as: boss)
            },
            MalformedCase("on the team already", code: "already_on_team", field: "members[1].user") {
                try await scene.teams.add([frank, TeamPlacement(scene.dave)], to: sales, as: boss)
            },
        ]
    }
}
