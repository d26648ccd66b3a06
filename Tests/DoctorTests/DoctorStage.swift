import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import Foundation
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Verification
import Workspace

/// A gateway with HubSpot's mock: Ann is the organization admin and leads Sales, Bob and Zoe are members (Zoe unknown to
/// the CRM), Dan is a spectator, Eve an admin without a team.
struct DoctorStage: Sendable {
    let fixture: GatewayFixture
    let team: TeamID
    let ann: UserID
    let bob: UserID
    let zoe: UserID
    let dan: UserID
    let eve: UserID

    var gateway: Gateway { fixture.gateway }
    var organization: OrganizationID { fixture.organization.id }
    var admin: Actor { fixture.admin }

    /// Runs a test on a stage of its own, and clears up however it ends.
    static func run(_ test: (DoctorStage) async throws -> Void) async throws {
        try await GatewayFixture.run { fixture in
            try await test(try await DoctorStage(fixture))
        }
    }

    private init(_ fixture: GatewayFixture) async throws {
        let team = try await fixture.makeTeam(
            members: ["bob@example.com", "zoe@example.com"], spectators: ["dan@example.com"])
        func id(_ email: String) async throws -> UserID {
            try await fixture.gateway.directory.user(email: email, as: fixture.admin).id
        }
        self.fixture = fixture
        self.team = team.id
        ann = try await id("ann@example.com")
        bob = try await id("bob@example.com")
        zoe = try await id("zoe@example.com")
        dan = try await id("dan@example.com")
        eve = try await fixture.makeUser("eve@example.com", role: .admin).id
    }

    func actor(_ user: UserID) -> Actor { .user(user, of: organization) }

    /// What the doctor says to one question about somebody, asked by the organization admin.
    func ask(_ symptom: DoctorSymptom, _ user: UserID) async throws -> DoctorAnswer {
        let report = try await gateway.doctor(user, asking: [symptom], as: admin)
        return try #require(report.answers.first)
    }

    /// Sets somebody's own value, as they would.
    func set(_ value: SettingsValue, for user: UserID) async throws {
        let json = Data(SettingsDocument(value).canonicalText.utf8)
        _ = try await gateway.settings.set(value.category, to: json, as: actor(user))
    }

    /// Pushes from an admin's dashboard, and waits for the end.
    @discardableResult
    func push(_ categories: Set<Category>, to user: UserID, as source: UserID? = nil) async throws -> Run {
        try await gateway.pushSettings(
            to: .user(user), categories: categories, as: actor(source ?? ann)
        ).result()
    }

    /// Syncs keys to somebody, and waits for the end.
    @discardableResult
    func sync(_ user: UserID) async throws -> Run {
        try await gateway.syncCRM(to: .user(user), as: admin).result()
    }

    /// Changes rows beside the gateway, as another program or a mistake would.
    func change(_ statement: SQL, _ arguments: [SQLValue]) async throws {
        try await fixture.store.write { _ = try $0.execute(statement, arguments) }
    }
}
