import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Workspace

/// A gateway with one CRM, whose admin has a key and wishes for an owner property, and a team to sync.
struct CRMStage: Sendable {
    /// Two with a user in every mock, one whose user is no longer active, and one without.
    static let members = ["bob@example.com", "carol@example.com", "frank@example.com", "nobody@example.com"]

    let crm: SyncedCRM
    let fixture: GatewayFixture
    let team: TeamID

    var mock: MockServer { fixture.mock(crm.id) }

    /// Runs a test on a stage of its own, and clears up however it ends.
    ///
    /// - Parameter wish: the owner property of deals; by default one that nothing stands in the way of.
    static func run(
        _ crm: SyncedCRM, wishing wish: SyncedCRM.Wish? = nil, clock: any GatewayClock = SystemGatewayClock(),
        _ test: (CRMStage) async throws -> Void
    ) async throws {
        try await withFixture(of: [crm.mocked], clock: clock) { fixture in
            try await fixture.connectAdmin()
            let policy = (wish ?? crm.wish).policy
            try await fixture.gateway.ownerProperties.choose(policy, crm: crm.id, object: .deal, as: fixture.admin)
            let team = try await fixture.makeTeam(members: members)
            try await test(CRMStage(crm: crm, fixture: fixture, team: team.id))
        }
    }

    func plan() async throws -> SyncCRMPlan {
        try await fixture.gateway.planSyncCRM(to: .team(team), as: fixture.admin)
    }

    /// Syncs the team, and waits for the end.
    func sync(by gateway: Gateway? = nil) async throws -> Run {
        try await (gateway ?? fixture.gateway).syncCRM(to: .team(team), as: fixture.admin).result()
    }

    /// What a sync came to in the CRM.
    func syncedPart() async throws -> CRMOutcome {
        try #require(try await sync().outcome?.crms.first)
    }

    /// Another organization of the gateway, with a key to the same account, makes the property that this one wishes for.
    func otherOrganizationSyncs() async throws {
        let founded = try await fixture.gateway.directory.createOrganization(
            name: "Other", admin: UserDraft(firstName: "Olga", lastName: "Tal", email: "olga@example.com"))
        let admin = Actor.user(founded.admin.id, of: founded.organization.id)
        try await fixture.connect(admin)
        try await fixture.gateway.ownerProperties.choose(crm.wish.policy, crm: crm.id, object: .deal, as: admin)
        let dave = try await fixture.gateway.directory.createUser(
            UserDraft(firstName: "Dave", lastName: "Okafor", email: "dave@example.com"), as: admin)
        let run = try await fixture.gateway.syncCRM(to: .user(dave.id), as: admin).result()
        #expect(run.outcome?.crms.first?.deal?.origin == .created)
    }

    /// How many owner properties of our own a sync makes: that of deals, and one where an object has no owner field.
    var wished: Int {
        let objects = fixture.gateway.connectors[crm.id]?.descriptor.objects ?? []
        return objects.count { $0.object == .deal || $0.standardOwnerProperty == nil }
    }

    /// How many requests to create an owner property the CRM got.
    var creations: Int { mock.journal.calls(of: crm.creation).count }

    /// The custom properties of all objects in the CRM, as its mock describes them.
    var properties: Set<String> {
        let objects = mock.state()["objects"]?.object?.members ?? []
        return Set(
            objects.flatMap { object in
                (object.value.object?.members ?? []).filter { $0.name.hasPrefix("custom_") }
                    .flatMap { $0.value.array ?? [] }
                    .map { "\(object.name) " + String(decoding: $0.encoded(), as: UTF8.self) }
            })
    }
}

extension CRMOutcome {
    /// What became of the owner property of deals.
    var deal: OwnerPropertyOutcome? { ownerProperties.first { $0.object == .deal } }
}
