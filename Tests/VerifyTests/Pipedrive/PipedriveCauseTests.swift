import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Verification

@Suite("Pipedrive: a verification names exactly what doesn't land, and why")
struct PipedriveCauseTests {
    /// Codes of the demo company's own fields of deals, the same at each start.
    static let nextStep: PropertyName = "fb2332b5f1fee036a9d5a744181c7a1f85fe274b"
    static let budgetConfirmed: PropertyName = "057fa0824cc11a8cbe178420c9c0fb62f6892895"
    static let decisionDate: PropertyName = "adbe1633d6c7e21420fa4074ad4e67801288bc0d"
    static let fitScore: PropertyName = "ea59c043d37749fc96c880a60d405fad34d765bf"
    static let competitors: PropertyName = "0361f667036639ba681a548b2b07841fbb737188"

    static let mapping: [CRMObject: [PropertyName]] = [
        .deal: ["value", "expected_close_date", nextStep, budgetConfirmed, decisionDate, fitScore, competitors],
        .contact: ["emails", "phones"], .company: ["website"],
    ]

    /// Lists that haven't caught up: what changes now is met when it is written, and not before.
    private static let frozen = AccountChange.vendorSpecific("freeze_lists", [:])

    static func own(_ name: String, _ arguments: JSON) -> AccountChange {
        var arguments = arguments
        arguments["object"] = "deals"
        return .vendorSpecific(name, arguments)
    }

    private static func removing(_ options: String...) -> [AccountChange] {
        options.map { own("remove_option", ["property": "Budget confirmed", "option": .string($0)]) }
    }

    static let cases: [MappedCase] = [
        MappedCase("nothing in the way", [], []),
        MappedCase(
            "a custom field that can't be written, which no definition tells",
            [.makeReadOnly(object: "deals", property: decisionDate.rawValue)],
            ["writeback.deal \(decisionDate) failed read_only"]),
        MappedCase(
            "a field of Pipedrive's that can't be written",
            [.makeReadOnly(object: "deals", property: "expected_close_date")],
            ["writeback.deal expected_close_date failed read_only"]),
        MappedCase(
            "options that were removed a moment ago", [frozen] + removing("Yes", "No"),
            ["writeback.deal \(budgetConfirmed) failed restricted_picklist"]),
        MappedCase(
            "a stage that was deleted a moment ago",
            [frozen, .archiveStage(object: "deals", pipeline: "Sales", stage: "Qualified")],
            [
                "writeback.deal pipeline_id notChecked stage_outside_process",
                "writeback.deal stage_id failed stage_outside_process",
            ]),
        MappedCase(
            "two read-only fields and an option that is gone",
            [
                frozen, .makeReadOnly(object: "deals", property: decisionDate.rawValue),
                .makeReadOnly(object: "deals", property: "expected_close_date"),
            ] + removing("Yes", "No"),
            [
                "writeback.deal \(budgetConfirmed) failed restricted_picklist",
                "writeback.deal \(decisionDate) failed read_only",
                "writeback.deal expected_close_date failed read_only",
            ]),
    ]

    @Test("VER-5: exactly the field at fault gets its cause, and everything else passes", arguments: cases)
    func cause(_ one: MappedCase) async throws {
        try await MappedStage.with(.pipedrive(), mapping: Self.mapping) { try await $0.check(one) }
    }

    @Test("VER-5: an owner who was deactivated a moment ago is refused on every object, and named alone")
    func owner() async throws {
        try await MappedStage.with(.pipedrive(), mapping: [.deal: ["value"], .company: ["website"]]) { stage in
            try stage.mock.change(Self.frozen)
            try stage.mock.change(.deactivateUser(email: "bob@example.com"))
            let report = try await stage.stage.report(.user(stage.stage.bob), mode: .temporary)
            #expect(
                report.findings(.key) == [
                    "writeback.company owner_id failed inactive_owner",
                    "writeback.contact owner_id failed inactive_owner",
                    "writeback.deal owner_id failed inactive_owner",
                ])
        }
    }

    @Test("VER-5: where calls come too fast all the time, nothing is called refused")
    func limited() async throws {
        try await MappedStage.with(.pipedrive(), mapping: [.deal: ["value"], .company: ["website"]]) { stage in
            stage.mock.inject(
                .status(429, retryAfter: 2), on: FaultMatch(operation: "pipedrive.records.create"), times: nil)
            let findings = try await stage.findings()
            #expect(!findings.isEmpty && findings.allSatisfy { $0.hasSuffix(" notChecked rate_limit") }, "\(findings)")
            stage.mock.clearFaults()
            #expect(try await stage.findings() == [])
        }
    }
}
