import CRMGateway
import SQLStore
import SQLiteDriver
import Workspace

/// A model and the same people and teams in a real database on disk.
final class TeamStage {
    let fixture: DirectoryFixture
    var model: TeamModel
    let users: [UserID]
    let teamIDs: [TeamID]
    private(set) var others: [SQLiteDriver] = []

    var teams: Teams { Teams(store: fixture.store, audit: fixture.audit, clock: FixedClock()) }

    init(people: Int, teams count: Int) async throws {
        let model = TeamModel(people: people, teams: count)
        let fixture = try await DirectoryFixture()
        let drafts = model.roles.enumerated().map {
            DirectoryFixture.draft("person\($0.offset)", role: $0.element == .user ? .user : .admin)
        }
        users = try await fixture.directory.createUsers(drafts, as: fixture.boss).map(\.id)
        var ids: [TeamID] = []
        for team in 0..<count {
            ids.append(
                try await fixture.directory.createTeam(
                    name: "Team \(team)", primaryAdmin: users[team], as: fixture.boss
                ).id)
        }
        self.fixture = fixture
        self.model = model
        teamIDs = ids
        for person in model.roles.indices { try await write(model.roles[person], of: person) }
    }

    func end() {
        for other in others { try? other.close() }
        fixture.end()
    }

    /// Another driver on the same file, as another process has it.
    func another() throws -> Teams {
        let driver = try SQLiteDriver.open(path: fixture.folder + "/gateway.sqlite", clock: FixedStoreClock())
        others.append(driver)
        return Teams(store: driver, audit: AuditLog(store: driver, keys: FixedAuditKeys()), clock: FixedClock())
    }

    var call: TeamCall { TeamCall(users: users, teams: teamIDs, boss: fixture.boss) }

    /// Acts through the public calls, and returns the code of the refusal.
    func perform(_ act: TeamAct) async throws -> String? {
        guard case .role(let user, let role) = act else { return await call.perform(act, by: teams) }
        try await write(role, of: user)
        return nil
    }

    /// The memberships as the store has them.
    func stored() async throws -> [[Int: TeamPosition]] {
        var stored: [[Int: TeamPosition]] = []
        for team in teamIDs {
            let page = try await teams.members(of: team, as: fixture.boss)
            var members: [Int: TeamPosition] = [:]
            for member in page.elements { members[users.firstIndex(of: member.user.id) ?? -1] = member.position }
            stored.append(members)
        }
        return stored
    }

    /// Roles change apart from teams.
    private func write(_ role: OrganizationRole, of person: Int) async throws {
        let user = users[person]
        try await fixture.store.write { transaction in
            _ = try transaction.execute(
                "UPDATE user_account SET role = $1 WHERE id = $2", [.text(role.rawValue), .text(user.rawValue)])
        }
    }
}
