import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import SQLStore
import SQLiteDriver
import SeededNumbers
import Testing
import Workspace

/// Random histories of acts on people; whatever is refused on the way, no reachable state breaks an invariant.
@Suite("Random histories of people")
struct PeopleHistoryTests {
    private static let stepsPerHistory = 150

    /// Rows that break an invariant; each statement has to find none.
    private static let violations: [(name: String, statement: SQL)] = [
        (
            "I-20: a spectator with a key",
            """
            SELECT COUNT(*) FROM crm_key k JOIN user_account u ON u.organization = k.organization AND u.id = k.user_id
            WHERE u.seat = 'spectator'
            """
        ),
        (
            "I-20: a spectator with a binding",
            """
            SELECT COUNT(*) FROM crm_binding b JOIN user_account u ON u.organization = b.organization AND u.id = b.user_id
            WHERE u.seat = 'spectator'
            """
        ),
        (
            "I-30: somebody removed with a membership, dashboard or key",
            """
            SELECT COUNT(*) FROM user_account u WHERE u.ended_at IS NOT NULL AND (
                EXISTS (SELECT 1 FROM team_member m WHERE m.user_id = u.id) OR
                EXISTS (SELECT 1 FROM dashboard d WHERE d.user_id = u.id) OR
                EXISTS (SELECT 1 FROM crm_key k WHERE k.user_id = u.id))
            """
        ),
        (
            "I-29: an organization whose admin isn't there, is no admin, or is a spectator",
            """
            SELECT COUNT(*) FROM organization o WHERE NOT EXISTS (
                SELECT 1 FROM organization_admin a JOIN user_account u ON u.organization = a.organization AND u.id = a.user_id
                WHERE a.organization = o.id AND u.ended_at IS NULL AND u.role <> 'user' AND u.seat = 'standard')
            """
        ),
        (
            "I-29: a team without a primary admin who may be one",
            """
            SELECT COUNT(*) FROM team t WHERE NOT EXISTS (
                SELECT 1 FROM team_member m JOIN user_account u ON u.organization = m.organization AND u.id = m.user_id
                WHERE m.team_id = t.id AND m.position = 'primary_admin' AND u.ended_at IS NULL AND u.role <> 'user')
            """
        ),
        (
            "TEAM-1: a secondary admin who is no admin",
            """
            SELECT COUNT(*) FROM team_member m JOIN user_account u ON u.organization = m.organization AND u.id = m.user_id
            WHERE m.position = 'secondary_admin' AND u.role = 'user'
            """
        ),
        (
            "ACC-3: no super admin left",
            """
            SELECT COUNT(*) FROM organization o WHERE NOT EXISTS (
                SELECT 1 FROM user_account u WHERE u.organization = o.id AND u.ended_at IS NULL
                    AND u.role = 'super_admin')
            """
        ),
    ]

    @Test(
        "I-20, I-29, I-30, TEAM-7, TEAM-9: no reachable state has a spectator with a key, or lacks an admin",
        arguments: 1...4)
    func histories(_ seed: UInt64) async throws {
        try await PeopleStage.run(isConnected: true) { stage in
            var random = SeededNumbers(seed: seed)
            let team = try await stage.fixture.makeTeam(members: [])
            var users = [try #require(stage.ann.user), try #require(stage.sue.user)]
            let names = ["bob", "carol", "dave", "erin", "frank", "grace"]
            for (index, name) in names.enumerated() {
                let user = try await stage.person(name, role: index < 3 ? .admin : .user)
                users.append(user)
                try await stage.gateway.directory.addMembers(
                    [TeamPlacement(user, as: index == 0 ? .secondaryAdmin : .member)], to: team.id, as: stage.ann)
            }
            for step in 0..<Self.stepsPerHistory {
                await Self.act(&random, users, team.id, stage)
                for (name, statement) in Self.violations {
                    let found = try await stage.fixture.store.read {
                        try $0.query(statement, []).first?.integer(0)
                    }
                    #expect(found == 0, "\(name), seed \(seed), step \(step)")
                }
            }
        }
    }

    /// One act of somebody; refusals are part of the history.
    private static func act(
        _ random: inout SeededNumbers, _ users: [UserID], _ team: TeamID, _ stage: PeopleStage
    ) async {
        guard let user = users.randomElement(using: &random), let by = users.prefix(3).randomElement(using: &random)
        else { return }
        let (people, actor) = (stage.people, stage.actor(by))
        let role = OrganizationRole.allCases.randomElement(using: &random) ?? .user
        let seat = Seat.allCases.randomElement(using: &random) ?? .standard
        switch Int.random(in: 0..<14, using: &random) {
        case 0...2: _ = try? await people.changeRole(of: user, to: role, as: actor)
        case 3...5: _ = try? await people.convertSeat(of: user, to: seat, as: actor)
        case 6...7:
            let email = try? await stage.user(user).email.text
            _ = try? await people.removeEntirely(user, confirming: email ?? "", as: actor)
        case 8...9: _ = try? await people.restore(user, as: actor)
        case 10: _ = try? await people.nameOrganizationAdmin(user, as: actor)
        case 11: _ = try? await stage.gateway.syncCRM(to: .user(user), as: actor).result()
        case 12:
            let runs = try? await stage.gateway.runs.list(limit: 3, as: actor)
            if let run = runs?.last {
                _ = try? await stage.gateway.runs.undo(run.id, isForced: true, as: actor).result()
            }
        default: _ = try? await stage.gateway.syncCRM(to: .team(team), as: actor).result()
        }
    }
}
