import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import SalesforceMock
import Testing
import Workspace

@Suite("Salesforce's record types come with a Salesforce key, and go with it")
struct SalesforceRecordTypeTests {
    private static let crm = SalesforceStage.crm
    private static let ann: CRMUserID = "005QH000000001cYAA"

    private func stored(_ email: String, _ fixture: GatewayFixture) async throws -> UserRecordTypes? {
        let user = try await fixture.gateway.directory.user(email: email, as: fixture.admin)
        return try await fixture.gateway.recordTypes(of: user.id, crm: Self.crm, as: fixture.admin)
    }

    private func renewal(_ types: UserRecordTypes?) throws -> RecordType {
        try #require(types?.types.first { $0.developerName == "Renewal" })
    }

    @Test("SYNC-7, SET-4: a target without a Salesforce key gets no record types, and one who has a key gets them")
    func withAndWithoutKey() async throws {
        try await withFixture(of: [.hubSpot(), .salesforce()]) { fixture in
            try await fixture.connect(fixture.admin, to: "hubspot")
            let team = try await fixture.makeTeam(members: ["bob@example.com"])
            let first = try await fixture.gateway.syncCRM(to: .team(team.id), as: fixture.admin).result()
            #expect(first.outcome?.crms.map(\.crm) == ["hubspot"] && first.outcome?.crms.first?.keys.copied == 1)
            #expect(try await stored("bob@example.com", fixture) == nil)
            #expect(fixture.mock(Self.crm).journal.entries.isEmpty)

            try await fixture.connect(fixture.admin, to: Self.crm)
            let second = try await fixture.gateway.syncCRM(to: .team(team.id), as: fixture.admin).result()
            let told = Dictionary(
                (second.outcome?.crms ?? []).map { ($0.crm, $0.recordTypes) }, uniquingKeysWith: { first, _ in first })
            #expect(told["hubspot"] == .some(nil) && told[Self.crm]??.links.changes == 1)
            let types = try #require(try await stored("bob@example.com", fixture))
            #expect(types.run == second.id && types.account == "00DQH000001exAm2AI")
            let deals = types.types.filter { $0.object == .deal }
            #expect(deals.map(\.developerName).sorted() == ["Master", "New_Business", "Renewal"])
            #expect(
                try renewal(types).allowedValues["StageName"]?.map(\.value) == [
                    "Notice Sent", "Renewed", "Closed Lost",
                ])
        }
    }

    @Test("SYNC-7, SET-4: one who keeps a connection of their own gets none that came with the admin's key")
    func ownConnection() async throws {
        try await withFixture(of: [.salesforce()]) { fixture in
            try await fixture.connectAdmin()
            let bob = try await fixture.makeUser("bob@example.com")
            try await fixture.connect(
                .user(bob.id, of: fixture.organization.id), by: .jwtBearer,
                inputs: ["username": Secret("bob@acme-demo.example")])
            let run = try await fixture.gateway.syncCRM(
                to: .user(bob.id), as: fixture.admin, keepsOwnConnections: true
            ).result()
            #expect(run.outcome?.crms.first?.keys.keptOwn == 1 && run.outcome?.crms.first?.recordTypes == nil)
            #expect(try await stored("bob@example.com", fixture) == nil)
        }
    }

    @Test("SYNC-7, SET-4: one whose Salesforce key was removed keeps none, and the others keep theirs")
    func keyRemoved() async throws {
        try await SalesforceStage.with { stage in
            let fixture = stage.fixture
            _ = try await stage.sync()
            #expect(try await stored("bob@example.com", fixture) != nil)
            let bob = try await fixture.gateway.directory.user(email: "bob@example.com", as: fixture.admin)
            _ = try await fixture.gateway.grants.disconnect(Self.crm, of: bob.id, as: fixture.admin)
            #expect(try await stored("bob@example.com", fixture) == nil)
            #expect(try await stored("erin@example.com", fixture) != nil)
        }
    }

    @Test("SYNC-7: read as the key's user, they are told as such: Renewal is open to Ann, and Bob himself can't use it")
    func asKeyUser() async throws {
        try await SalesforceStage.with { stage in
            let told = try #require(try await stage.sync().outcome?.crms.first?.recordTypes)
            #expect(told.links.asKeyUser == 2 && told.links.own == 0)
            #expect(
                told.caution?.contains("as seen by ann@example.com: what is available to them may not be to the target")
                    == true)
            let types = try #require(try await stored("bob@example.com", stage.fixture))
            #expect(types.viewer == Self.ann && types.sight == .key)
            #expect(try renewal(types).isAvailable)
            let seen = try await stage.describe(as: "bob")["recordTypeInfos"]?.array ?? []
            let own = try #require(seen.first { $0["developerName"] == "Renewal" })
            #expect(own["available"]?.bool == false)
        }
    }

    @Test("SYNC-8: with HubSpot down, Salesforce's part of the same sync is done whole")
    func otherCRMDown() async throws {
        try await withFixture(of: [.hubSpot(), .salesforce()]) { fixture in
            try await fixture.connectAdmin()
            let team = try await fixture.makeTeam(members: ["bob@example.com"])
            fixture.hubSpot.inject(.html(status: 502), on: .operation("hubspot.owners.list"), times: nil)
            let run = try await fixture.gateway.syncCRM(to: .team(team.id), as: fixture.admin).result()
            let verdicts = Dictionary(
                (run.outcome?.crms ?? []).map { ($0.crm, $0.verdict) }, uniquingKeysWith: { first, _ in first })
            #expect(verdicts == ["hubspot": .failed, Self.crm: .copied])
            #expect(try await stored("bob@example.com", fixture) != nil)
        }
    }
}
