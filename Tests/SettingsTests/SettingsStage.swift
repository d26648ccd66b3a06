import CRMGatewayTesting
import ConnectorKit
import MockKit
import SQLStore
import SQLiteDriver
import Workspace

@testable import CRMGateway

/// What tests of pushes do again and again: Eve, an admin with settings, pushes to the team that Ann leads.
struct SettingsStage {
    let fixture: GatewayFixture
    let team: TeamID
    /// The source of pushes.
    let eve: UserID
    let bob: UserID
    let cara: UserID
    /// A spectator.
    let dan: UserID

    var gateway: Gateway { fixture.gateway }
    var organization: OrganizationID { fixture.organization.id }
    var actor: Actor { .user(eve, of: organization) }

    /// Runs a test; Eve has a value of each category named.
    static func with(
        mocks: [MockedCRM] = [], configured: some Sequence<Category> = SampleSettings.documentCategories,
        extraMembers: Int = 0, _ test: (SettingsStage) async throws -> Void
    ) async throws {
        try await GatewayFixture.run(mocks: mocks) { fixture in
            let stage = try await SettingsStage(fixture, extraMembers)
            for category in configured { try await stage.set(SampleSettings.value(category), for: stage.eve) }
            try await test(stage)
        }
    }

    private init(_ fixture: GatewayFixture, _ extraMembers: Int) async throws {
        let extra = (0..<extraMembers).map { "member\($0)@example.com" }
        let team = try await fixture.makeTeam(
            members: ["bob@example.com", "cara@example.com"] + extra, spectators: ["dan@example.com"])
        self.fixture = fixture
        self.team = team.id
        self.eve = try await fixture.makeUser("eve@example.com", role: .admin).id
        self.bob = try await Self.user("bob@example.com", fixture)
        self.cara = try await Self.user("cara@example.com", fixture)
        self.dan = try await Self.user("dan@example.com", fixture)
    }

    private static func user(_ email: String, _ fixture: GatewayFixture) async throws -> UserID {
        try await fixture.gateway.directory.user(email: email, as: fixture.admin).id
    }

    // MARK: What somebody has

    /// Sets a value, as its owner would.
    func set(_ value: SettingsValue, for user: UserID) async throws {
        let organization = organization
        try await fixture.store.write { transaction in
            let store = SettingsStore(organization: organization, transaction: transaction)
            let (document, overlay) = SettingsMerge.split(value)
            let isOnlyOwn = document == .customProperties(CustomPropertySettings())
            try store.write(
                [
                    SettingsWrite(
                        user: user, category: value.category,
                        hash: isOnlyOwn ? nil : try store.keep(try SettingsDocument(checking: document)),
                        overlay: try overlay.map { try store.keep($0) }, origin: .edit, isEdited: true)
                ], actor: user)
        }
    }

    /// What somebody sees of a category.
    func value(_ category: Category, of user: UserID) async throws -> SettingsValue? {
        let organization = organization
        return try await fixture.store.read {
            try SettingsStore(organization: organization, transaction: $0).effective(of: user, category)
        }
    }

    /// What somebody refers to.
    func references(of user: UserID) async throws -> [Category: SettingsReferenceRow] {
        let organization = organization
        return try await fixture.store.read {
            try SettingsReferenceRepository(organization: organization, transaction: $0).of([user])[user] ?? [:]
        }
    }

    /// The categories that somebody has.
    func categories(of user: UserID) async throws -> Set<Category> {
        Set(try await references(of: user).filter { $0.value.hash != nil }.keys)
    }

    // MARK: What is done

    /// Pushes, and waits for the end.
    func push(
        _ categories: Set<Category> = SampleSettings.usual, to scope: SyncScope? = nil,
        clearing clears: Set<Category> = [], by gateway: Gateway? = nil, as actor: Actor? = nil
    ) async throws -> Run {
        try await (gateway ?? self.gateway).pushSettings(
            to: scope ?? .team(team), categories: categories, clearing: clears, as: actor ?? self.actor
        ).result()
    }

    /// Undoes a run, and waits for the end.
    func undo(_ run: Run, users: [UserID]? = nil, isForced: Bool = false) async throws -> Run {
        try await gateway.runs.undo(run.id, users: users, isForced: isForced, as: actor).result()
    }

    /// Changes rows beside the gateway, as another program or a mistake would.
    func change(_ statement: SQL, _ arguments: [SQLValue]) async throws {
        try await fixture.store.write { _ = try $0.execute(statement, arguments) }
    }

    /// Counts rows.
    func count(_ statement: SQL, _ arguments: [SQLValue] = []) async throws -> Int {
        try await fixture.store.read { Int(try $0.query(statement, arguments).first?.integer(0) ?? 0) }
    }

    /// Everybody's references in short, without versions' numbers.
    func state() async throws -> [String] {
        try await fixture.store.read { transaction in
            try transaction.query(
                """
                SELECT u.email_key, r.category, r.hash, r.overlay, r.version, r.origin FROM settings_reference r
                JOIN user_account u ON u.organization = r.organization AND u.id = r.user_id
                ORDER BY u.email_key, r.category
                """, []
            ).map { "\($0.values)" }
        }
    }
}

extension SettingsOutcome {
    /// What became of one category.
    func of(_ category: Category) -> SettingsCategoryOutcome? {
        categories.first { $0.category == category }
    }
}
