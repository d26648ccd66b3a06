import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import SalesforceMock
import Testing
import Verification

@Suite("Salesforce: what hinders a verification is told, and nothing counts as passed for it")
struct SalesforceHindranceTests {
    private static let mapping: [CRMObject: [PropertyName]] = [.deal: ["Amount"], .contact: ["Title"]]

    @Test("VER-5: rows that another transaction holds leave everything unchecked, as locked, and nothing behind")
    func locked() async throws {
        try await MappedStage.with(.salesforce(), mapping: Self.mapping) { stage in
            try stage.turn("row_locks", 1_000)
            let findings = try await stage.findings()
            #expect(!findings.isEmpty && findings.allSatisfy { $0.hasSuffix(" notChecked locked_row") }, "\(findings)")
            try stage.turn("row_locks", 0)
            let found = try await stage.findings()
            #expect(found == [])
        }
    }

    @Test("VER-5: a required field of which no value can be made up is the object's own fault; the others pass")
    func required() async throws {
        try await MappedStage.with(.salesforce(), mapping: Self.mapping) { stage in
            try stage.change("require_field", ["object": "Contact", "property": "AccountId", "value": true])
            let findings = try await stage.findings()
            #expect(findings.contains("writeback.contact contact failed required_field"), "\(findings)")
            #expect(findings.contains("writeback.contact Title notChecked required_field"), "\(findings)")
            #expect(findings.allSatisfy { $0.hasPrefix("writeback.contact ") }, "\(findings)")
        }
    }

    @Test(
        "VER-3: a dependent picklist is proved beside a value of the field that controls it, mapped or not",
        arguments: [["Country__c"], ["Country__c", "Region__c"]] as [[PropertyName]])
    func controlled(_ names: [PropertyName]) async throws {
        try await MappedStage.with(.salesforce(), mapping: [.deal: ["Amount"] + names]) { stage in
            let report = try await stage.stage.report(mode: .temporary)
            #expect(report.findings(.key) == [])
            let written = report.accounts.flatMap(\.results).filter { $0.check == .writeback(.deal) }
            #expect(
                written.contains { result in
                    result.verdict == .passed && result.evidence.contains { $0.value.contains("Country__c") }
                }, "\(written)")
        }
    }

    @Test("VER-5: a dependent picklist whose controlling field this key may not write is left out, and says why")
    func uncontrolled() async throws {
        try await MappedStage.with(.salesforce(), mapping: [.deal: ["Amount", "Country__c"]]) { stage in
            try stage.mock.change(.makeReadOnly(object: "Opportunity", property: "Region__c"))
            let found = try await stage.findings()
            #expect(found == ["writeback.deal Country__c notChecked restricted_picklist"])
        }
    }

    @Test("VER-5: a key that may not make the records any more is told so, object by object")
    func access() async throws {
        try await MappedStage.with(.salesforce(), mapping: [.deal: ["Amount"], .contact: ["Title"]]) { stage in
            try stage.change("set_profile", ["user": "ann@example.com", "profile": "Partner Community User"])
            let findings = try await stage.findings()
            let ofDeals = findings.filter { $0.hasPrefix("writeback.deal ") }
            #expect(
                !ofDeals.isEmpty && ofDeals.allSatisfy { $0.hasSuffix("access_denied") || $0.hasSuffix("read_only") },
                "\(findings)")
            #expect(!findings.contains { $0.hasPrefix("writeback.contact") && $0.contains("failed") }, "\(findings)")
        }
    }

    @Test("VER-5, SYNC-14: where the day's requests are used up, the run waits, and nothing is said of the account")
    func quota() async throws {
        try await MappedStage.with(.salesforce(), mapping: Self.mapping) { stage in
            try stage.turn("total_requests")
            let records = stage.records
            let run = try await stage.stage.verify(mode: .temporary)
            #expect(run.state == .paused)
            #expect(run.verificationReport?.findings(.key).contains { $0.contains(" failed ") } != true)
            #expect(stage.records == records)
        }
    }
}
