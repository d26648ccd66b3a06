import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Verification

@Suite("Pipedrive: what an admin of the company changed since the sync is found by verifying again")
struct PipedriveDriftTests {
    static let cases: [MappedCase] = [
        MappedCase(
            "a field is deleted", [.deleteProperty(object: "deals", property: PipedriveCauseTests.fitScore.rawValue)],
            [
                "properties.exist \(PipedriveCauseTests.fitScore) failed property_missing",
                "properties.type \(PipedriveCauseTests.fitScore) notChecked property_missing",
                "properties.writable \(PipedriveCauseTests.fitScore) notChecked property_missing",
                "writeback.deal \(PipedriveCauseTests.fitScore) notChecked property_missing",
            ]),
        MappedCase(
            "a field's type is changed",
            [
                PipedriveCauseTests.own(
                    "set_type", ["property": .string(PipedriveCauseTests.nextStep.rawValue), "type": "double"])
            ], ["properties.type \(PipedriveCauseTests.nextStep) failed type_changed"]),
        MappedCase(
            "an option is removed",
            [PipedriveCauseTests.own("remove_option", ["property": "Budget confirmed", "option": "No"])],
            ["properties.type \(PipedriveCauseTests.budgetConfirmed) failed option_removed"]),
        MappedCase(
            "a stage is deleted", [.archiveStage(object: "deals", pipeline: "Sales", stage: "Contact made")],
            ["pipelines.stages Contact made failed stage_archived"]),
        MappedCase(
            "a pipeline is deleted", [PipedriveCauseTests.own("archive_pipeline", ["pipeline": "Sales"])],
            ["pipelines.stages Sales failed pipeline_archived", "writeback.deal stage_id notChecked stage_missing"]),
    ]

    @Test("VER-7: exactly what was changed is found, and everything else passes as before", arguments: cases)
    func drift(_ one: MappedCase) async throws {
        try await MappedStage.with(.pipedrive(), mapping: PipedriveCauseTests.mapping) { try await $0.check(one) }
    }

    @Test("VER-5, VER-7: a scope that was withdrawn is named, and what needs it stays unchecked; the others pass")
    func scope() async throws {
        try await MappedStage.with(
            .pipedrive(), mapping: [.deal: ["value"], .company: ["website"]], way: .authorizationCode
        ) { stage in
            try stage.mock.change(.withdrawScope("deals:full"))
            // Whoever may not write deals may not read them, either: Pipedrive has one scope for both.
            let findings = try await stage.findings()
            #expect(
                findings == [
                    "connection.scopes - failed missing_scope", "pipelines.stages deal notChecked missing_scope",
                    "writeback.deal deal notChecked missing_scope",
                ])
        }
    }
}
