import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Verification
import Workspace

@Suite("Salesforce: what an admin of the org changed since the sync is found by verifying again")
struct SalesforceDriftTests {
    private static func own(_ name: String, _ arguments: JSON) -> AccountChange { .vendorSpecific(name, arguments) }

    /// The record types of deals that the key's user may use, and no others.
    private static func available(_ types: String...) -> AccountChange {
        own(
            "set_record_types",
            [
                "profile": "System Administrator", "object": "Opportunity",
                "available": .array(types.map { .string($0) }),
            ])
    }

    static let cases: [MappedCase] = [
        MappedCase(
            "a property is deleted", [.deleteProperty(object: "Opportunity", property: "Fit_Score__c")],
            [
                "properties.exist Fit_Score__c failed property_missing",
                "properties.type Fit_Score__c notChecked property_missing",
                "properties.writable Fit_Score__c notChecked property_missing",
                "writeback.deal Fit_Score__c notChecked property_missing",
            ]),
        MappedCase(
            "a property's type is changed",
            [own("change_type", ["object": "Opportunity", "property": "Decision_Date__c", "type": "string"])],
            ["properties.type Decision_Date__c failed type_changed"]),
        MappedCase(
            "an option is taken out of use",
            [own("remove_option", ["object": "Opportunity", "property": "Region__c", "value": "AMER"])],
            ["properties.type Region__c failed option_removed"]),
        MappedCase(
            "a stage is taken out of use",
            [.archiveStage(object: "Opportunity", pipeline: "", stage: "Needs Analysis")],
            ["pipelines.stages Needs Analysis failed stage_archived"]),
        MappedCase(
            "a stage leaves the process of every record type that is open to the key's user",
            before: [available("New_Business", "Renewal")],
            [.archiveStage(object: "Opportunity", pipeline: "New Business Process", stage: "Needs Analysis")],
            ["record-types.available Needs Analysis warning stage_outside_process"]),
        MappedCase(
            "a record type is deactivated",
            [own("set_record_type", ["object": "Opportunity", "name": "Renewal", "active": false])],
            ["record-types.available 012QH00002NJoubYAD failed record_type_unavailable"]),
        MappedCase(
            "a record type is closed to the key's user", before: [available("New_Business", "Renewal")],
            [available("New_Business")],
            [
                "record-types.available 012QH00002NJoubYAD failed record_type_unavailable",
                "record-types.available Notice Sent warning stage_outside_process",
                "record-types.available Renewed warning stage_outside_process",
            ]),
    ]

    @Test("VER-7: exactly what was changed is found, and everything else passes as before", arguments: cases)
    func drift(_ one: MappedCase) async throws {
        try await MappedStage.with(.salesforce(), mapping: SalesforceCauseTests.mapping, before: one.before) {
            try await $0.check(one)
        }
    }

    @Test("VER-7: a scope that was withdrawn leaves the connection alive and everything else refused")
    func scope() async throws {
        try await MappedStage.with(.salesforce(), mapping: [.deal: ["Amount"]]) { stage in
            try stage.mock.change(.withdrawScope("api"))
            let findings = try await stage.findings()
            #expect(findings.contains { $0.hasPrefix("connection.scopes - failed") }, "\(findings)")
            #expect(!findings.contains { $0.hasPrefix("connection.live") }, "\(findings)")
            #expect(findings.contains { $0.hasPrefix("properties.exist deal notChecked") }, "\(findings)")
        }
    }
}
