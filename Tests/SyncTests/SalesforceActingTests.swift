import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Workspace

@Suite("Salesforce's record types, read as the target where the key signs assertions")
struct SalesforceActingTests {
    private static let ann: CRMUserID = "005QH000000001cYAA"
    private static let bob: CRMUserID = "005QH000000001dYAA"

    private func stored(_ email: String, _ fixture: GatewayFixture) async throws -> UserRecordTypes? {
        let user = try await fixture.gateway.directory.user(email: email, as: fixture.admin)
        return try await fixture.gateway.recordTypes(of: user.id, crm: SalesforceStage.crm, as: fixture.admin)
    }

    @Test("SYNC-7: with a signed assertion they are read as the target, and what isn't available to them is said")
    func asTarget() async throws {
        try await SalesforceStage.with(["bob@example.com"], way: .jwtBearer) { stage in
            let run = try await stage.sync()
            let told = try #require(run.outcome?.crms.first?.recordTypes)
            #expect(run.state == .succeeded && told.links.own == 1 && told.links.asKeyUser == 0 && told.caution == nil)
            let types = try #require(try await stored("bob@example.com", stage.fixture))
            #expect(types.viewer == Self.bob && types.sight == .own)
            let available = types.types.filter { $0.object == .deal && $0.isAvailable }
            #expect(available.map(\.developerName) == ["New_Business"])
            #expect(types.types.contains { $0.developerName == "Renewal" })
            #expect(try await stage.sync().outcome?.isUnchanged == true)
        }
    }

    @Test("SYNC-7, SYNC-8: one as whom the app may not act gets the key's view and a warning; the others get their own")
    func notApproved() async throws {
        try await SalesforceStage.with(["bob@example.com", "heidi@example.com"], way: .jwtBearer) { stage in
            let run = try await stage.sync()
            let links = try #require(run.outcome?.crms.first?.recordTypes).links
            #expect(run.state == .succeededWithWarnings)
            #expect(links.own == 1 && links.asKeyUser == 1 && links.fellBack == 1 && links.failure != nil)
            let types = try #require(try await stored("heidi@example.com", stage.fixture))
            #expect(types.viewer == Self.ann && types.sight == .key)
        }
    }
}
