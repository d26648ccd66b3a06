import ConnectorKit
import MockKit
import Testing
import Verification

@Suite("What an admin of any CRM may change after the sync is found by verifying again")
struct SharedDriftTests {
    @Test(
        "VER-7: a deactivated CRM user is found, for the person whose user it is, and for nobody else",
        arguments: DriftedCRM.all)
    func user(_ crm: DriftedCRM) async throws {
        try await MappedStage.with(crm.mocked, mapping: [.deal: [crm.amount]]) { stage in
            try stage.mock.change(.deactivateUser(email: "bob@example.com"))
            let found = try await stage.ownUserFindings()
            #expect(found == ["bob": .inactiveOwner])
            #expect(try await stage.findings() == [])
        }
    }

    @Test(
        "VER-7: a grant that somebody revoked is told once, and all that depends on it stays unchecked",
        arguments: DriftedCRM.all)
    func revoked(_ crm: DriftedCRM) async throws {
        try await MappedStage.with(crm.mocked, mapping: [.deal: [crm.amount]], way: .authorizationCode) { stage in
            try stage.mock.change(.uninstallApp)
            let findings = try await stage.findings()
            let told = "connection.live - failed token_revoked"
            let rest = findings.filter { $0 != told }
            #expect(findings.count == rest.count + 1, "\(findings)")
            #expect(!rest.isEmpty && rest.allSatisfy { $0.hasSuffix(" notChecked token_revoked") }, "\(findings)")
        }
    }
}
