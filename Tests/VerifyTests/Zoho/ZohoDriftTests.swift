import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Verification
import Workspace

@Suite("Zoho: what an admin of the org changed since the sync is found by verifying again")
struct ZohoDriftTests {
    private static func own(_ name: String, _ arguments: JSON) -> AccountChange { .vendorSpecific(name, arguments) }

    static let cases: [MappedCase] = [
        MappedCase(
            "a property is deleted", [.deleteProperty(object: "Deals", property: "Fit_Score")],
            [
                "properties.exist Fit_Score failed property_missing",
                "properties.type Fit_Score notChecked property_missing",
                "properties.writable Fit_Score notChecked property_missing",
                "writeback.deal Fit_Score notChecked property_missing",
            ]),
        MappedCase(
            "a property is taken off all layouts", [own("unuse_field", ["object": "Deals", "property": "Fit_Score"])],
            [
                "properties.exist Fit_Score failed property_archived",
                "properties.type Fit_Score notChecked property_archived",
                "properties.writable Fit_Score notChecked property_archived",
                "writeback.deal Fit_Score notChecked property_archived",
            ]),
        MappedCase(
            "a property's type is changed",
            [own("change_type", ["object": "Deals", "property": "Seats", "type": "text"])],
            ["properties.type Seats failed type_changed"]),
        MappedCase(
            "an option is taken out of use",
            [own("remove_option", ["object": "Deals", "property": "Region", "value": "AMER"])],
            ["properties.type Region failed option_removed"]),
        MappedCase(
            "a stage leaves its pipeline",
            [.archiveStage(object: "Deals", pipeline: "Standard", stage: "Needs Analysis")],
            ["pipelines.stages Needs Analysis failed stage_missing"]),
        MappedCase(
            "a pipeline is deleted", [own("remove_pipeline", ["pipeline": "Standard"])],
            ["pipelines.stages Standard failed pipeline_missing", "writeback.deal Stage notChecked stage_missing"]),
    ]

    @Test("VER-7: exactly what was changed is found, and everything else passes as before", arguments: cases)
    func drift(_ one: MappedCase) async throws {
        try await MappedStage.with(.zoho(), mapping: ZohoCauseTests.mapping, before: one.before) {
            try await $0.check(one)
        }
    }

    @Test("VER-5, VER-7: a scope that was withdrawn is named, and what needs it is refused or stays unchecked")
    func scope() async throws {
        try await MappedStage.with(.zoho(), mapping: [.deal: ["Amount"]]) { stage in
            try stage.mock.change(.withdrawScope("ZohoCRM.modules.Deals.ALL"))
            let report = try await stage.stage.report(mode: .temporary)
            let findings = report.findings(.key)
            #expect(!findings.contains { $0.hasPrefix("connection.live") }, "\(findings)")
            #expect(
                findings.contains { $0.hasPrefix("writeback.deal") && $0.hasSuffix("missing_scope") }, "\(findings)")
        }
    }
}
