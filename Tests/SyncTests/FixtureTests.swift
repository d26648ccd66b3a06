import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Workspace

@Suite("A gateway for tests, on the mocks of any CRMs")
struct FixtureTests {
    @Test(
        "Every CRM that can be imitated is connected in each of its ways, as the mock's user",
        arguments: MockedCRM.all.flatMap { crm in crm.ways.map { (crm, $0) } }.map { FixtureWay(crm: $0.0, way: $0.1) })
    func everyWay(_ way: FixtureWay) async throws {
        try await withFixture(of: [way.crm]) { fixture in
            let outcome = try await fixture.connect(fixture.admin, by: way.way)
            #expect(outcome.crm == way.crm.id && outcome.holderCount == 1)
            #expect(outcome.identity.userEmail.map { $0 == "ann@example.com" } ?? true)
        }
    }

    @Test("SYNC-8: the admin's keys to every CRM are copied by one sync, and each CRM's part is told apart")
    func everyCRM() async throws {
        try await withFixture(of: MockedCRM.all) { fixture in
            try await fixture.connectAdmin()
            for crm in fixture.crms { try await fixture.chooseOwnerProperty(of: crm.id) }
            let team = try await fixture.makeTeam(members: ["bob@example.com", "erin@example.com"])
            let run = try await fixture.gateway.syncCRM(to: .team(team.id), as: fixture.admin).result()
            let crms = try #require(run.outcome).crms
            #expect(Set(crms.map(\.crm)) == Set(fixture.crms.map(\.id)))
            for crm in crms {
                #expect(crm.verdict == .copied && crm.keys.copied == 2 && crm.bindings.bound == 2, "\(crm.crm)")
                let property = crm.ownerProperties.first { $0.object == .deal }
                #expect(property?.origin == .created && property?.isUsable == true, "\(crm.crm)")
            }
            let again = try await fixture.gateway.syncCRM(to: .team(team.id), as: fixture.admin).result()
            #expect(again.outcome?.isUnchanged == true)
        }
    }
}

/// One way to connect one mock.
struct FixtureWay: Sendable, CustomTestStringConvertible {
    let crm: MockedCRM
    let way: AuthenticationMethod.Kind

    var testDescription: String { "\(crm.id), \(way.rawValue)" }
}
