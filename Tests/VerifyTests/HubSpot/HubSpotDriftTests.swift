import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Verification

@Suite("HubSpot: what an admin of the portal changed since the sync is found by verifying again")
struct HubSpotDriftTests {
    static let cases: [MappedCase] = [
        MappedCase(
            "a property is deleted, which archives it", [.deleteProperty(object: "deals", property: "fit_score")],
            [
                "properties.exist fit_score failed property_archived",
                "properties.type fit_score notChecked property_archived",
                "properties.writable fit_score notChecked property_archived",
                "writeback.deal fit_score notChecked property_archived",
            ]),
        MappedCase(
            "a property's type is changed",
            [
                HubSpotCauseTests.own(
                    "set_type", ["property": "next_step_agreed", "type": "number", "field_type": "number"])
            ], ["properties.type next_step_agreed failed type_changed"]),
        MappedCase(
            "an option is removed",
            [HubSpotCauseTests.own("remove_option", ["property": "dealtype", "option": "newbusiness"])],
            ["properties.type dealtype failed option_removed"]),
        MappedCase(
            "a stage is archived",
            [.archiveStage(object: "deals", pipeline: "default", stage: "qualifiedtobuy")],
            ["pipelines.stages Qualified to buy failed stage_missing"]),
        MappedCase(
            "a stage is won no longer, and open instead",
            [
                HubSpotCauseTests.own(
                    "set_probability", ["pipeline": "default", "stage": "closedwon", "probability": "0.5"])
            ], ["pipelines.stages Closed won warning stage_meaning_changed"]),
        MappedCase(
            "a pipeline is deleted", [HubSpotCauseTests.own("delete_pipeline", ["pipeline": "default"])],
            [
                "pipelines.stages Sales Pipeline failed pipeline_missing",
                "writeback.deal dealstage notChecked stage_missing",
            ]),
    ]

    @Test("VER-7: exactly what was changed is found, and everything else passes as before", arguments: cases)
    func drift(_ one: MappedCase) async throws {
        try await MappedStage.with(.hubSpot(), mapping: HubSpotCauseTests.mapping) { try await $0.check(one) }
    }

    @Test("VER-5, VER-7: a scope that was withdrawn is named, and what needs it is refused; the others pass")
    func scope() async throws {
        try await MappedStage.with(.hubSpot(), mapping: [.deal: ["amount"], .company: ["domain"]]) { stage in
            try stage.mock.change(.withdrawScope("crm.objects.deals.write"))
            try await stage.check(
                MappedCase(
                    "", [],
                    [
                        "connection.scopes - failed missing_scope", "writeback.deal amount notChecked missing_scope",
                        "writeback.deal deal failed missing_scope",
                        "writeback.deal dealstage notChecked missing_scope",
                        "writeback.deal hubspot_owner_id notChecked missing_scope",
                        "writeback.deal pipeline notChecked missing_scope",
                    ]))
        }
    }
}
