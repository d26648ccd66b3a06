import CRMGateway
import SQLStore
import Workspace

/// Sales, led by Bob, with Carol (secondary admin) and Dave (member); Support, led by Erin; Frank (spectator) on neither.
struct TeamScene: Sendable {
    let fixture: DirectoryFixture
    let teams: Teams
    let bob, carol, dave, erin, frank: UserID
    let sales, support: TeamID

    var boss: Actor { fixture.boss }

    /// Runs a test on a fresh scene.
    static func run(_ body: (TeamScene) async throws -> Void) async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        try await body(TeamScene(fixture))
    }

    private init(_ fixture: DirectoryFixture) async throws {
        self.fixture = fixture
        let boss = fixture.boss
        teams = Teams(store: fixture.store, audit: fixture.audit, clock: FixedClock())
        let drafts = [
            DirectoryFixture.draft("bob", role: .admin), DirectoryFixture.draft("carol", role: .admin),
            DirectoryFixture.draft("dave"), DirectoryFixture.draft("erin", role: .admin),
            DirectoryFixture.draft("frank", seat: .spectator),
        ]
        let people = try await fixture.directory.createUsers(drafts, as: boss).map(\.id)
        (bob, carol, dave, erin, frank) = (people[0], people[1], people[2], people[3], people[4])
        sales = try await teams.create(name: "Sales", primaryAdmin: bob, as: boss).id
        support = try await teams.create(name: "Support", primaryAdmin: erin, as: boss).id
        try await teams.add(
            [TeamPlacement(carol, as: .secondaryAdmin), TeamPlacement(dave)], to: sales, as: boss)
    }

    /// What somebody is in a team, as the store says.
    func position(_ user: UserID, in team: TeamID) async throws -> TeamPosition? {
        let organization = fixture.here.organization.id
        return try await fixture.store.read {
            try TeamRepository(organization: organization, transaction: $0).memberships(of: user)
                .first { $0.team == team }?.position
        }
    }

    /// Takes the role away, as an act of its own.
    func demote(_ user: UserID) async throws {
        try await fixture.store.write { transaction in
            _ = try transaction.execute(
                "UPDATE user_account SET role = 'user' WHERE id = $1", [.text(user.rawValue)])
        }
    }

    /// The versions of Sales and of an account.
    func versions(_ user: UserID) async throws -> [Int64] {
        [
            try await fixture.directory.team(sales, as: boss).version,
            try await fixture.directory.user(user, as: boss).version,
        ]
    }

    /// Whether a push to all of Sales goes to one of its members.
    func decision(_ user: UserID) async throws -> SyncTargetDecision {
        let organization = fixture.here.organization
        let team = sales
        let member = try await fixture.store.read {
            try TeamRepository(organization: organization.id, transaction: $0).member(user, of: team)
        }
        return AccessRules.syncTarget(
            member?.target(in: organization.id), in: organization.id, from: .organizationAdmin(organization.admin),
            as: .teamPush(member?.position ?? .member))
    }

    /// Everything in the store but the audit log and these tables.
    func content(without tables: Set<String>) async throws -> [[[SQLValue]]] {
        let names = ["organization", "organization_admin", "user_account", "team", "team_member", "dashboard"]
        let content = try await fixture.content()
        return zip(names, content).filter { !tables.contains($0.0) }.map(\.1)
    }
}

extension Refusal {
    /// ACC-5, as a push to the whole team says it.
    static let primaryAdminAsTarget = Refusal(
        code: "primary_admin_target", rule: "ACC-5",
        message: "The team's primary admin is no target in their own team.",
        nextStep: "Name another member, or sync to them through a team where they are a member.")
}
