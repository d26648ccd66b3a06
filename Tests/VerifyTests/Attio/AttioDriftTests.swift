import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Verification

@Suite("Attio: what an admin of the workspace changed since the sync is found by verifying again")
struct AttioDriftTests {
    static let cases: [MappedCase] = [
        MappedCase(
            "an attribute is archived", [.deleteProperty(object: "deals", property: "fit_score")],
            [
                "properties.exist fit_score failed property_archived",
                "properties.type fit_score notChecked property_archived",
                "properties.writable fit_score notChecked property_archived",
                "writeback.deal fit_score notChecked property_archived",
            ]),
        MappedCase(
            "an attribute's slug is another's, of another type",
            [AttioCauseTests.own("replace_property", ["property": "fit_score", "type": "checkbox"])],
            ["properties.type fit_score failed type_changed"]),
        MappedCase(
            "an attribute's slug is changed",
            [AttioCauseTests.own("rename_property", ["property": "fit_score", "to": "fit"])],
            [
                "properties.exist fit_score failed property_missing",
                "properties.type fit_score notChecked property_missing",
                "properties.writable fit_score notChecked property_missing",
                "writeback.deal fit_score notChecked property_missing",
            ]),
        MappedCase(
            "an option is archived",
            [AttioCauseTests.own("archive_option", ["property": "deal_kind", "option": "renewal"])],
            ["properties.type deal_kind failed option_removed"]),
        MappedCase(
            "a stage is archived", [.archiveStage(object: "deals", pipeline: "stage", stage: "In Progress")],
            ["pipelines.stages In Progress failed stage_archived"]),
    ]

    @Test("VER-7: exactly what was changed is found, and everything else passes as before", arguments: cases)
    func drift(_ one: MappedCase) async throws {
        try await MappedStage.with(.attio(), mapping: AttioCauseTests.mapping) { try await $0.check(one) }
    }

    @Test("VER-7: deals that an admin switched off take their pipeline along; people and companies pass")
    func dealsOff() async throws {
        try await MappedStage.with(.attio(), mapping: [.deal: ["value"], .company: ["account_code"]]) { stage in
            try stage.change("disable_object", ["object": "deals"])
            let findings = try await stage.findings()
            #expect(!findings.isEmpty && !findings.contains { $0.contains("account_code") }, "\(findings)")
            #expect(findings.contains { $0.hasPrefix("pipelines.stages ") }, "\(findings)")
            #expect(findings.contains { $0.hasPrefix("writeback.deal ") }, "\(findings)")
        }
    }

    @Test("VER-5, VER-7: a scope that was withdrawn is named, and what needs it is refused")
    func scope() async throws {
        try await MappedStage.with(.attio(), mapping: [.deal: ["value"]]) { stage in
            try stage.mock.change(.withdrawScope("record_permission:read-write"))
            let findings = try await stage.findings()
            #expect(findings.contains("connection.scopes - failed missing_scope"), "\(findings)")
            #expect(findings.contains { $0.hasPrefix("writeback.deal deal ") }, "\(findings)")
            #expect(!findings.contains { $0.hasPrefix("properties.") }, "\(findings)")
        }
    }
}
