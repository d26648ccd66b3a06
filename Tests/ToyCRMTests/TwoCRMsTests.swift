import CRMGateway
import ConnectorKit
import HubSpotConnector
import MockKit
import Testing
import Workspace

@Suite("Two CRMs in one run")
struct TwoCRMsTests {
    private static let both = ConnectorCatalog([HubSpotConnector.self, ToyConnector.self])

    private func outcomes(of run: Run) throws -> [CRMID: CRMOutcome] {
        let crms = try #require(run.outcome?.crms)
        return Dictionary(crms.map { ($0.crm, $0) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("SYNC-2, SYNC-8: each CRM has its own key, owner properties and outcome")
    func sideBySide() async throws {
        try await ToyGateway.with(Self.both) { fixture in
            try await fixture.connect("toy")
            try await fixture.connect("hubspot")
            let bob = try await fixture.makeUser("bob@example.com")
            let run = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
            let crms = try outcomes(of: run)
            #expect(run.state == .succeeded && crms.count == 2)
            #expect(crms.values.allSatisfy { $0.verdict == .copied && $0.keys.copied == 1 && $0.bindings.bound == 1 })
            #expect(crms["toy"]?.ownerProperties.map(\.origin) == [.created])
            #expect(crms["hubspot"]?.ownerProperties.allSatisfy { $0.origin == .standard } == true)
        }
    }

    @Test("SYNC-8: one that is down leaves the other done, says that a retry helps, and a retry asks it alone")
    func oneDown() async throws {
        try await ToyGateway.with(Self.both) { fixture in
            try await fixture.connect("toy")
            try await fixture.connect("hubspot")
            let bob = try await fixture.makeUser("bob@example.com")
            fixture.toy.inject(.html(status: 502), on: .operation("toy.users.list"), times: nil)
            let run = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
            let crms = try outcomes(of: run)
            #expect(run.state == .failed)
            #expect(crms["toy"]?.verdict == .failed && crms["toy"]?.failure?.isRetryable == true)
            #expect(crms["hubspot"]?.verdict == .copied && crms["hubspot"]?.bindings.bound == 1)
            fixture.toy.clearFaults()
            let calls = fixture.hubSpot.journal.entries.count
            let retried = try await fixture.gateway.runs.retry(run.id, as: fixture.admin).result()
            #expect(try outcomes(of: retried).keys.sorted() == ["toy"])
            #expect(retried.state == .succeeded && fixture.hubSpot.journal.entries.count == calls)
        }
    }

    @Test("SYNC-4: only the CRMs that are named take part, and one that nobody supports is refused by name")
    func named() async throws {
        try await ToyGateway.with(Self.both) { fixture in
            try await fixture.connect("toy")
            try await fixture.connect("hubspot")
            let bob = try await fixture.makeUser("bob@example.com")
            let run = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin, crms: ["toy"]).result()
            #expect(try outcomes(of: run).keys.sorted() == ["toy"])
            let error = await #expect(throws: GatewayError.self) {
                try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin, crms: ["abacus"])
            }
            #expect(error?.code == "crm_unknown")
        }
    }
}
