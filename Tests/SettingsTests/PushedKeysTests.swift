import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import HubSpotMock
import MockKit
import SQLStore
import SQLiteDriver
import SalesforceMock
import Testing
import Workspace

@Suite("crmKeys in a push: as Sync CRM, from the acting admin's dashboard")
struct PushedKeysTests {
    @Test(
        "SET-4, SET-6, SYNC-4, I-20: keys come with the settings, bindings and record types follow, spectators get none"
    )
    func keys() async throws {
        try await withKeys { stage in
            let run = try await stage.push(Category.selectedByDefault)
            let outcome = try #require(run.settingsOutcome)
            #expect(outcome.crms.map(\.crm) == ["hubspot", "salesforce"])
            #expect(outcome.crms.allSatisfy { $0.keys.copied == 2 && $0.verdict == .copied })
            #expect(outcome.of(.crmKeys)?.applied == 2 && outcome.of(.crmKeys)?.leftOut == 1)
            for user in [stage.bob, stage.cara] {
                #expect(try await stage.count(Self.keysOf, [.text(user.rawValue)]) == 2)
                #expect(try await stage.count(Self.bindingsOf, [.text(user.rawValue)]) == 2)
                let types = try await stage.gateway.recordTypes(of: user, crm: "salesforce", as: stage.actor)
                #expect(types?.types.isEmpty == false)
            }
            #expect(try await stage.count(Self.keysOf, [.text(stage.dan.rawValue)]) == 0)
            #expect(try await stage.count(Self.bindingsOf, [.text(stage.dan.rawValue)]) == 0)
            let undone = try await stage.undo(run)
            #expect(undone.undoOutcome?.keysRestored == 4 && undone.undoOutcome?.bindingsRestored == 4)
            #expect(try await stage.count(Self.keysOf, [.text(stage.bob.rawValue)]) == 0)
            #expect(try await stage.categories(of: stage.bob).isEmpty)
        }
    }

    @Test("SET-4: without a Salesforce key there are no record types, and nobody is told of any")
    func onlyHubSpot() async throws {
        try await SettingsStage.with(mocks: [.hubSpot(HubSpotSeed()), .salesforce()]) { stage in
            try await stage.fixture.connect(stage.actor, to: "hubspot")
            let run = try await stage.push([.crmKeys, .companyDetails])
            #expect(run.settingsOutcome?.crms.map(\.crm) == ["hubspot"])
            #expect(try await stage.count("SELECT COUNT(*) FROM record_type_link") == 0)
        }
    }

    @Test("SYNC-1: the organization admin is given no keys by a push, their settings are pushed")
    func organizationAdmin() async throws {
        try await withKeys { stage in
            let ann = try #require(stage.fixture.admin.user)
            let run = try await stage.push([.crmKeys, .companyDetails], to: .user(ann), as: nil)
            #expect(run.settingsOutcome?.of(.crmKeys)?.leftOut == 1)
            #expect(try await stage.count(Self.keysOf, [.text(ann.rawValue)]) == 0)
            #expect(try await stage.categories(of: ann) == [.companyDetails])
            let alone = await refusal { try await stage.push([.crmKeys], to: .user(ann)) }
            #expect(alone?.rule == "SYNC-1")
        }
    }

    @Test("SET-5: a source without keys is source empty, and takes nobody's")
    func withoutKeys() async throws {
        try await SettingsStage.with(mocks: [.hubSpot(HubSpotSeed())]) { stage in
            try await stage.fixture.connect(.user(stage.bob, of: stage.organization))
            let outcome = try #require(try await stage.push([.crmKeys, .companyDetails]).settingsOutcome)
            #expect(outcome.of(.crmKeys)?.isSourceEmpty == true && outcome.crms.isEmpty)
            #expect(try await stage.count(Self.keysOf, [.text(stage.bob.rawValue)]) == 1)
        }
    }

    @Test("SYNC-2, SYNC-8: own connections are kept where asked; a CRM that is down fails alone, and is retried alone")
    func retry() async throws {
        try await withKeys { stage in
            stage.fixture.mock("salesforce").inject(.html(status: 503), on: .any, times: nil)
            let run = try await stage.push(Category.selectedByDefault)
            let outcome = try #require(run.settingsOutcome)
            #expect(run.state == .failed && outcome.of(.companyDetails)?.applied == 3)
            #expect(outcome.crms.filter { $0.verdict == .failed }.map(\.crm) == ["salesforce"])
            stage.fixture.mock("salesforce").clearFaults()
            let again = try await stage.gateway.runs.retry(run.id, as: stage.actor).result()
            #expect(again.state == .succeeded || again.state == .succeededWithWarnings)
            #expect(again.settingsOutcome?.crms.map(\.crm) == ["salesforce"])
            #expect(again.settingsOutcome?.categories.map(\.category) == [.crmKeys])
        }
    }

    private static let keysOf: SQL = "SELECT COUNT(*) FROM crm_key WHERE user_id = $1"
    private static let bindingsOf: SQL = "SELECT COUNT(*) FROM crm_binding WHERE user_id = $1"

    private func withKeys(_ test: (SettingsStage) async throws -> Void) async throws {
        try await SettingsStage.with(mocks: [.hubSpot(HubSpotSeed()), .salesforce()]) { stage in
            try await stage.fixture.connect(stage.actor, to: "hubspot")
            try await stage.fixture.connect(stage.actor, to: "salesforce")
            try await test(stage)
        }
    }
}
