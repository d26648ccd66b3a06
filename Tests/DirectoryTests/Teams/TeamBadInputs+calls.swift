import CRMGateway
import MalformedInputs
import Workspace

/// Each edit as it would pass, but for what a case puts in the place of one argument.
extension TeamBadInputs {
    func create(
        _ name: String = "New", leader: UserID? = nil, key: String? = nil, as actor: Actor
    ) async throws {
        _ = try await scene.teams.create(
            name: name, primaryAdmin: leader ?? scene.bob, as: actor, idempotencyKey: key)
    }

    func rename(_ team: TeamID? = nil, to name: String = "New", key: String? = nil, as actor: Actor) async throws {
        _ = try await scene.teams.rename(team ?? scene.sales, to: name, as: actor, idempotencyKey: key)
    }

    func add(
        _ placements: [TeamPlacement]? = nil, to team: TeamID? = nil, key: String? = nil, as actor: Actor
    ) async throws {
        try await scene.teams.add(
            placements ?? [TeamPlacement(scene.frank)], to: team ?? scene.sales, as: actor, idempotencyKey: key)
    }

    func move(
        _ user: UserID? = nil, from team: TeamID? = nil, to destination: TeamID? = nil, key: String? = nil,
        as actor: Actor
    ) async throws {
        try await scene.teams.move(
            user ?? scene.dave, from: team ?? scene.sales, to: destination ?? scene.support, as: actor,
            idempotencyKey: key)
    }

    func remove(
        _ user: UserID? = nil, from team: TeamID? = nil, key: String? = nil, as actor: Actor
    ) async throws {
        try await scene.teams.remove(user ?? scene.dave, from: team ?? scene.sales, as: actor, idempotencyKey: key)
    }

    func swap(_ team: TeamID? = nil, to user: UserID? = nil, key: String? = nil, as actor: Actor) async throws {
        try await scene.teams.swapPrimaryAdmin(
            of: team ?? scene.sales, to: user ?? scene.carol, as: actor, idempotencyKey: key)
    }

    func position(
        _ user: UserID? = nil, in team: TeamID? = nil, key: String? = nil, as actor: Actor
    ) async throws {
        try await scene.teams.changePosition(
            of: user ?? scene.carol, in: team ?? scene.sales, to: .member, as: actor, idempotencyKey: key)
    }

    /// Whoever acts has to be there; nothing else of the call is looked at.
    func actors(_ call: @escaping @Sendable (Actor) async throws -> Void) -> [MalformedCase] {
        let (here, there) = (scene.fixture.here, scene.fixture.elsewhere.admin.id.rawValue)
        let ids = MalformedInputs.ids(near: here.admin.id.rawValue, elsewhere: there, code: "actor_unknown")
        return MalformedCase.each(ids, field: nil) {
            try await call(.user(UserID(rawValue: $0), of: here.organization.id))
        }
    }

    func names(_ call: @escaping @Sendable (String) async throws -> Void) -> [MalformedCase] {
        MalformedCase.each(MalformedInputs.names(code: "team_name"), field: "name", call: call)
    }

    func keys(_ call: @escaping @Sendable (String) async throws -> Void) -> [MalformedCase] {
        MalformedCase.each(MalformedInputs.idempotencyKeys(), field: "idempotencyKey", call: call)
    }

    func users(
        field: String = "user", _ call: @escaping @Sendable (UserID) async throws -> Void
    ) -> [MalformedCase] {
        let there = scene.fixture.elsewhere.admin.id.rawValue
        let ids = MalformedInputs.ids(near: scene.carol.rawValue, elsewhere: there, code: "user_not_found")
        return MalformedCase.each(ids, field: field) { try await call(UserID(rawValue: $0)) }
    }

    func teamIDs(
        field: String = "team", _ call: @escaping @Sendable (TeamID) async throws -> Void
    ) -> [MalformedCase] {
        let ids = MalformedInputs.ids(near: scene.sales.rawValue, elsewhere: nil, code: "team_not_found")
        return MalformedCase.each(ids, field: field) { try await call(TeamID(rawValue: $0)) }
    }
}
