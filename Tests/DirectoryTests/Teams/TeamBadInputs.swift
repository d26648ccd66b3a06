import CRMGateway
import MalformedInputs
import Workspace

/// What can be wrong with each operation on teams: whoever acts, each id, each text, each key.
struct TeamBadInputs: Sendable {
    let scene: TeamScene

    private var teams: Teams { scene.teams }
    private var boss: Actor { scene.boss }

    func cases(of operation: TeamOperation) -> [MalformedCase] {
        switch operation {
        case .create: actors { try await create(as: $0) } + creating
        case .rename: actors { try await rename(as: $0) } + renaming
        case .add: actors { try await add(as: $0) } + adding
        case .move: actors { try await move(as: $0) } + moving
        case .remove: actors { try await remove(as: $0) } + removing
        case .swapPrimaryAdmin: actors { try await swap(as: $0) } + swapping
        case .changePosition: actors { try await position(as: $0) } + positioning
        case .list, .members, .candidates, .destinations: lists(operation)
        }
    }

    private var creating: [MalformedCase] {
        var cases = names { try await create($0, as: boss) }
        cases += users(field: "primaryAdmin") { try await create(leader: $0, as: boss) }
        cases += keys { try await create(key: $0, as: boss) }
        return cases
    }

    private var renaming: [MalformedCase] {
        var cases = names { try await rename(to: $0, as: boss) }
        cases += teamIDs { try await rename($0, as: boss) }
        cases += keys { try await rename(key: $0, as: boss) }
        return cases
    }

    private var adding: [MalformedCase] {
        let frank = TeamPlacement(scene.frank)
        var cases = users(field: "members[1].user") { try await add([frank, TeamPlacement($0)], as: boss) }
        cases += teamIDs { try await add(to: $0, as: boss) }
        cases += keys { try await add(key: $0, as: boss) }
        return cases + placements
    }

    private var moving: [MalformedCase] {
        var cases = users { try await move($0, as: boss) }
        cases += teamIDs { try await move(from: $0, as: boss) }
        cases += teamIDs(field: "destination") { try await move(to: $0, as: boss) }
        cases += keys { try await move(key: $0, as: boss) }
        return cases
    }

    private var removing: [MalformedCase] {
        var cases = users { try await remove($0, as: boss) }
        cases += teamIDs { try await remove(from: $0, as: boss) }
        cases += keys { try await remove(key: $0, as: boss) }
        return cases
    }

    private var swapping: [MalformedCase] {
        var cases = users { try await swap(to: $0, as: boss) }
        cases += teamIDs { try await swap($0, as: boss) }
        cases += keys { try await swap(key: $0, as: boss) }
        return cases
    }

    private var positioning: [MalformedCase] {
        var cases = users { try await position($0, as: boss) }
        cases += teamIDs { try await position(in: $0, as: boss) }
        cases += keys { try await position(key: $0, as: boss) }
        return cases
    }

    /// What is wrong with a list of placements as a whole.
    private var placements: [MalformedCase] {
        let (frank, dave) = (TeamPlacement(scene.frank), TeamPlacement(scene.dave))
        let leader = TeamPlacement(scene.erin, as: .primaryAdmin)
        let helper = TeamPlacement(scene.frank, as: .secondaryAdmin)
        let many = (0...Directory.bulkMax).map { TeamPlacement(UserID(rawValue: "user-\($0)")) }
        let table: [(code: String, field: String, placements: [TeamPlacement])] = [
            ("members_empty", "members", []), ("batch_too_large", "members", many),
            ("named_twice", "members[1].user", [frank, frank]),
            ("primary_admin_exists", "members[1].position", [frank, leader]),
            ("position_needs_admin", "members[0].position", [helper]),
            ("already_on_team", "members[1].user", [frank, dave]),
        ]
        return table.map { entry in
            MalformedCase(entry.code, code: entry.code, field: entry.field) {
                try await add(entry.placements, as: boss)
            }
        }
    }

    private func lists(_ operation: TeamOperation) -> [MalformedCase] {
        var cases = actors { try await list(operation, nil, as: $0) }
        let texts = MalformedInputs.texts(code: "search", lengthMax: SearchText.lengthMax)
        cases += MalformedCase.each(texts, field: "search") { try await list(operation, $0, as: boss) }
        switch operation {
        case .members: cases += teamIDs { try await _ = teams.members(of: $0, as: boss) }
        case .candidates: cases += teamIDs { try await _ = teams.candidates(for: $0, as: boss) }
        case .destinations: cases += users { try await _ = teams.destinations(of: $0, as: boss) }
        default: break
        }
        return cases
    }

    private func list(_ operation: TeamOperation, _ search: String?, as actor: Actor) async throws {
        switch operation {
        case .list: _ = try await teams.list(matching: search, as: actor)
        case .members: _ = try await teams.members(of: scene.sales, matching: search, as: actor)
        case .candidates: _ = try await teams.candidates(for: scene.sales, matching: search, as: actor)
        default: _ = try await teams.destinations(of: scene.dave, matching: search, as: actor)
        }
    }
}
