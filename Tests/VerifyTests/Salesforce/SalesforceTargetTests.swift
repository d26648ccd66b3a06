import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import SalesforceMock
import Testing
import Verification
import Workspace

@Suite("Salesforce: writebacks proved as the people themselves, where the key signs assertions")
struct SalesforceTargetTests {
    private static let mapping: [CRMObject: [PropertyName]] = [
        .deal: ["Amount", "Fit_Score__c", "Region__c"], .contact: ["Title", "Customer_Tier__c"],
    ]
    private static let bob = "005QH000000001dYAA"

    @Test("VER-3, T-19: field-level security of the target alone fails for them, and not for the key's user")
    func fieldLevelSecurity() async throws {
        try await MappedStage.with(.salesforce(), mapping: Self.mapping, way: .jwtBearer) { stage in
            let records = stage.records
            let run = try await stage.stage.verify(mode: .temporary, asTargets: true)
            let report = try #require(run.verificationReport)
            #expect(report.findings(.key) == [] && report.findings(.ownGrant) == [])
            let bobs = try #require(report.accounts.first { $0.access == .actingAs && $0.actsAs == Self.bob })
            #expect(
                bobs.findings == [
                    "properties.writable Customer_Tier__c failed read_only",
                    "properties.writable Fit_Score__c failed read_only",
                    "record-types.available Notice Sent warning stage_outside_process",
                    "record-types.available Renewed warning stage_outside_process",
                    "writeback.contact Customer_Tier__c notChecked read_only",
                    "writeback.deal Fit_Score__c notChecked read_only",
                ])
            #expect(stage.records == records, "VER-4: nothing is left")
        }
    }

    @Test("VER-3: what is hidden from the target alone is told as hidden, and their record types are theirs")
    func hidden() async throws {
        try await MappedStage.with(.salesforce(), mapping: Self.mapping, way: .jwtBearer) { stage in
            try stage.change("withdraw_field", ["field": "Opportunity.Region__c", "profile": "Sales User"])
            let run = try await stage.stage.verify(mode: .temporary, asTargets: true)
            let report = try #require(run.verificationReport)
            #expect(report.findings(.key) == [])
            let bobs = try #require(report.accounts.first { $0.actsAs == Self.bob })
            #expect(bobs.findings.contains("properties.exist Region__c failed field_level_security"))
            #expect(bobs.results.contains { $0.check == .writeback(.deal) && $0.verdict == .passed })
        }
    }

    @Test(
        "T-19: without being asked for, and without a key that signs, nobody is acted as"
    )
    func notAsked() async throws {
        try await MappedStage.with(.salesforce(), mapping: Self.mapping, way: .jwtBearer) { stage in
            let report = try await stage.stage.report(mode: .temporary)
            #expect(!report.accounts.contains { $0.access == .actingAs })
        }
        try await MappedStage.with(.salesforce(), mapping: Self.mapping, way: .authorizationCode) { stage in
            let run = try await stage.stage.verify(mode: .temporary, asTargets: true)
            #expect(run.verificationReport?.accounts.contains { $0.access == .actingAs } == false)
        }
    }

    @Test("VER-4: whoever the app may not act as is told so, and leaves nothing behind; the others are proved")
    func notApproved() async throws {
        try await MappedStage.with(.salesforce(), mapping: Self.mapping, way: .jwtBearer) { stage in
            let records = stage.records
            let team = try await stage.fixture.makeTeam("East", members: ["heidi@example.com", "erin@example.com"])
            let synced = try await stage.stage.gateway.syncCRM(to: .team(team.id), as: stage.stage.admin).result()
            #expect(synced.outcome?.failure == nil)
            let run = try await stage.stage.verify(.team(team.id), mode: .temporary, asTargets: true)
            let acting = (run.verificationReport?.accounts ?? []).filter { $0.access == .actingAs }
            #expect(acting.count >= 2)
            let refused = acting.filter { report in
                !report.results.contains { $0.check == .writeback(.deal) && $0.verdict == .passed }
            }
            #expect(refused.map(\.actsAs) == ["005QH000000001kYAA"])
            #expect(stage.records == records)
        }
    }
}
