import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Verification

@Suite("Attio: a verification names exactly what doesn't land, and why")
struct AttioCauseTests {
    static let mapping: [CRMObject: [PropertyName]] = [
        .deal: [
            "value", "next_step_agreed", "budget_confirmed", "decision_date", "fit_score", "deal_kind",
            "contract_number",
        ],
        .contact: ["job_title", "customer_tier", "birthday"], .company: ["account_code", "support_level"],
    ]

    /// Lists that haven't caught up: what changes now is met when it is written, and not before.
    private static let frozen = AccountChange.vendorSpecific("freeze_lists", [:])

    static func own(_ name: String, _ arguments: JSON) -> AccountChange {
        var arguments = arguments
        arguments["object"] = "deals"
        return .vendorSpecific(name, arguments)
    }

    static func turned(_ name: String, _ value: JSON) -> AccountChange {
        .vendorSpecific("set_switch", ["name": .string(name), "value": value])
    }

    /// Every attribute of a deal, unchecked for one cause.
    private static func allOfDeal(_ cause: String) -> [String] {
        let names = (mapping[.deal] ?? []).map(\.rawValue) + ["owner", "stage"]
        return names.map { "writeback.deal \($0) notChecked \(cause)" }
    }

    static let cases: [MappedCase] = [
        MappedCase("nothing in the way", [], []),
        MappedCase(
            "an attribute that nobody may write any more", [.makeReadOnly(object: "deals", property: "fit_score")],
            ["properties.writable fit_score failed read_only", "writeback.deal fit_score notChecked read_only"]),
        MappedCase(
            "an attribute that became read-only a moment ago",
            [
                frozen, turned("read_only_code", "immutable_value"),
                .makeReadOnly(object: "deals", property: "fit_score"),
            ],
            ["writeback.deal fit_score failed read_only"]),
        MappedCase(
            "options that were archived a moment ago",
            [
                frozen, own("archive_option", ["property": "deal_kind", "option": "renewal"]),
                own("archive_option", ["property": "deal_kind", "option": "new business"]),
            ], ["writeback.deal deal_kind failed restricted_picklist"]),
        MappedCase(
            "a stage that was archived a moment ago",
            [frozen, .archiveStage(object: "deals", pipeline: "stage", stage: "Lead")],
            ["writeback.deal stage failed stage_outside_process"]),
        MappedCase(
            "a unique value that another record took a moment before", [turned("taken_values", 1)],
            ["writeback.deal contract_number failed duplicate_rule"]),
        MappedCase(
            "an attribute that became required a moment ago",
            [frozen, own("require_property", ["property": "confidence"])],
            (["writeback.deal deal failed required_field"] + allOfDeal("required_field")).sorted()),
        MappedCase(
            "an attribute that became required, and is filled in",
            [own("require_property", ["property": "confidence"])], []),
        MappedCase(
            "another write that lasts longer than is waited for", [turned("write_conflicts", 4)],
            allOfDeal("locked_row").sorted()),
        MappedCase(
            "a merge that lasts longer than is waited for", [turned("merges_in_progress", 4)],
            allOfDeal("locked_row").sorted()),
    ]

    @Test("VER-5: exactly the attribute at fault gets its cause, and everything else passes", arguments: cases)
    func cause(_ one: MappedCase) async throws {
        try await MappedStage.with(.attio(), mapping: Self.mapping) { try await $0.check(one) }
    }

    @Test("VER-5: an owner who was suspended a moment ago is named; a deal needs one, so that no other is made")
    func owner() async throws {
        try await MappedStage.with(.attio(), mapping: [.deal: ["value"], .company: ["account_code"]]) { stage in
            let people = ["ann", "bob", "carol"].map { AccountChange.deactivateUser(email: "\($0)@example.com") }
            try await stage.check(
                MappedCase(
                    "", [Self.frozen] + people,
                    [
                        "writeback.company gateway_owner failed inactive_owner",
                        "writeback.contact gateway_owner failed inactive_owner",
                        "writeback.deal deal failed inactive_owner", "writeback.deal owner failed inactive_owner",
                        "writeback.deal stage notChecked inactive_owner",
                        "writeback.deal value notChecked inactive_owner",
                    ]))
        }
    }

    @Test("VER-5: where calls come too fast all the time, nothing is called refused")
    func limited() async throws {
        try await MappedStage.with(.attio(), mapping: [.deal: ["value"], .company: ["account_code"]]) { stage in
            stage.mock.inject(
                .status(429, retryAfter: 1), on: FaultMatch(operation: "attio.records.create"), times: nil)
            let findings = try await stage.findings()
            #expect(!findings.isEmpty && findings.allSatisfy { $0.hasSuffix(" notChecked rate_limit") }, "\(findings)")
            stage.mock.clearFaults()
            #expect(try await stage.findings() == [])
        }
    }

    @Test(
        "VER-4: a company that Attio makes of an email can't be found again, so that no probe writes one; a domain lands"
    )
    func untouched() async throws {
        let names: [CRMObject: [PropertyName]] = [.contact: ["email_addresses", "job_title"], .company: ["domains"]]
        try await MappedStage.with(.attio(), mapping: names) { stage in
            let before = stage.records
            let findings = try await stage.findings()
            #expect(
                findings.map { $0.split(separator: " ").prefix(3).joined(separator: " ") } == [
                    "writeback.contact email_addresses notChecked"
                ])
            #expect(stage.records == before)
        }
    }
}
