import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Verification
import ZohoMock

@Suite("Zoho: a verification names exactly what doesn't land, and why")
struct ZohoCauseTests {
    static let mapping: [CRMObject: [PropertyName]] = [
        .deal: ["Amount", "Region", "Fit_Score", "Budget_Confirmed", "Next_Step_Agreed", "Seats", "Products"],
        .contact: ["Email", "Customer_Tier"], .company: ["Website", "Support_Level"],
    ]

    private static func own(_ name: String, _ arguments: JSON) -> AccountChange { .vendorSpecific(name, arguments) }

    private static func turned(_ name: String, _ value: JSON = true) -> AccountChange {
        own("set_switch", ["name": .string(name), "value": value])
    }

    private static func operations(_ name: String, create: Bool, update: Bool) -> AccountChange {
        own(
            "set_operations",
            [
                "object": "Deals", "property": .string(name), "api_create": .bool(create), "api_update": .bool(update),
            ])
    }

    /// Lists that were read a moment ago: what changes now is met when it is written, and not before.
    private static let frozen = own("freeze_lists", [:])

    static let cases: [MappedCase] = [
        MappedCase("nothing in the way", [], []),
        MappedCase(
            "a field that nobody may write any more", [.makeReadOnly(object: "Deals", property: "Fit_Score")],
            ["properties.writable Fit_Score failed read_only", "writeback.deal Fit_Score notChecked read_only"]),
        MappedCase(
            "a field that the key's profile may not write",
            [
                own(
                    "set_field_permission",
                    ["object": "Deals", "property": "Seats", "profile": "Administrator", "permission": "read_only"])
            ], ["properties.writable Seats failed read_only", "writeback.deal Seats notChecked read_only"]),
        MappedCase(
            "a field that the API may change, and not set on a new record: it is written once the record is there",
            [operations("Seats", create: false, update: true)], []),
        MappedCase(
            "the same, where Zoho refuses what it doesn't take",
            [turned("refuse_unknown_keys"), operations("Seats", create: false, update: true)], []),
        MappedCase(
            "a field that the API may set on a new record, and not change: a writeback is a change",
            [operations("Seats", create: true, update: false)],
            ["properties.writable Seats failed read_only", "writeback.deal Seats notChecked read_only"]),
        MappedCase(
            "a field that is hidden from the key's profile",
            [
                own(
                    "set_field_permission",
                    ["object": "Deals", "property": "Seats", "profile": "Administrator", "permission": "hidden"])
            ],
            [
                "properties.exist Seats failed field_level_security",
                "properties.type Seats notChecked field_level_security",
                "properties.writable Seats notChecked field_level_security",
                "writeback.deal Seats notChecked field_level_security",
            ]),
        MappedCase(
            "a field that the layout asks for, and the mapping doesn't have: it is filled",
            [own("require_field", ["object": "Contacts", "property": "Birthday", "value": true])], []),
        MappedCase(
            "a field that the layout asks for, and no value can be made up for",
            [own("require_field", ["object": "Contacts", "property": "Account_Name", "value": true])],
            [
                "writeback.contact Customer_Tier notChecked required_field",
                "writeback.contact Email notChecked required_field",
                "writeback.contact Owner notChecked required_field",
                "writeback.contact contact failed required_field",
            ]),
        MappedCase(
            "a field that the layout asks for, and the mapping has",
            [own("require_field", ["object": "Deals", "property": "Seats", "value": true])], []),
        MappedCase(
            "one locked write, and no more", [turned("locked_records", 1)],
            [
                "writeback.deal Amount notChecked locked_row",
                "writeback.deal Budget_Confirmed notChecked locked_row",
                "writeback.deal Fit_Score notChecked locked_row",
                "writeback.deal Next_Step_Agreed notChecked locked_row",
                "writeback.deal Owner notChecked locked_row",
                "writeback.deal Pipeline notChecked locked_row",
                "writeback.deal Products notChecked locked_row",
                "writeback.deal Region notChecked locked_row",
                "writeback.deal Seats notChecked locked_row",
                "writeback.deal Stage notChecked locked_row",
            ]),
        MappedCase(
            "an option that left a strict list a moment ago",
            [
                frozen, turned("strict_pick_lists"),
                own("remove_option", ["object": "Deals", "property": "Region", "value": "EMEA"]),
            ], ["writeback.deal Region failed restricted_picklist"]),
        MappedCase(
            "a stage that left its pipeline a moment ago",
            [frozen, .archiveStage(object: "Deals", pipeline: "Standard", stage: "Qualification")],
            [
                "writeback.deal Pipeline notChecked stage_outside_process",
                "writeback.deal Stage failed stage_outside_process",
            ]),
        MappedCase(
            "a right on a module is gone",
            [own("set_right", ["profile": "Administrator", "right": "Crm_Implied_Create_Accounts", "value": false])],
            [
                "writeback.company Owner notChecked access_denied",
                "writeback.company Support_Level notChecked access_denied",
                "writeback.company Website notChecked access_denied",
                "writeback.company company failed access_denied",
            ]),
    ]

    @Test("VER-5: exactly the property at fault gets its cause, and everything else passes", arguments: cases)
    func cause(_ one: MappedCase) async throws {
        try await MappedStage.with(.zoho(), mapping: Self.mapping) { stage in
            for change in one.changes { try stage.mock.change(change) }
            let records = stage.records
            let found = try await stage.findings()
            #expect(found == one.findings)
            #expect(stage.records == records, "VER-4: nothing is left")
        }
    }

    @Test("VER-5: an owner who was deactivated a moment ago is refused on every object, and named alone")
    func owner() async throws {
        try await MappedStage.with(.zoho(), mapping: [.deal: ["Amount"], .company: ["Website"]]) { stage in
            try stage.mock.change(Self.frozen)
            try stage.mock.change(.deactivateUser(email: "bob@example.com"))
            let records = stage.records
            let report = try await stage.stage.report(.user(stage.stage.bob), mode: .temporary)
            #expect(
                report.findings(.key) == [
                    "writeback.company Owner failed inactive_owner",
                    "writeback.contact Owner failed inactive_owner",
                    "writeback.deal Owner failed inactive_owner",
                ])
            #expect(stage.records == records, "VER-4: nothing is left")
        }
    }

    @Test("VER-5: a unique value that another record took a moment before is told, and everything else passes")
    func duplicate() async throws {
        let mapping: [CRMObject: [PropertyName]] = [.company: ["Account_Code", "Website", "Support_Level"]]
        try await MappedStage.with(.zoho(), mapping: mapping) { stage in
            try stage.change("take_unique_values", ["count": 1])
            let report = try await stage.stage.report(checks: [.writeback(.company)], mode: .temporary)
            #expect(report.findings(.key) == ["writeback.company Account_Code failed duplicate_rule"])
        }
    }

    @Test("VER-5: where calls come too fast all the time, nothing is called refused")
    func limited() async throws {
        try await MappedStage.with(.zoho(), mapping: [.deal: ["Amount", "Seats"]]) { stage in
            let records = stage.records
            let match = FaultMatch(operation: "zoho.records.create")
            stage.mock.inject(.status(429, retryAfter: 1), on: match, times: nil)
            let report = try await stage.stage.report(checks: [.writeback(.deal)], mode: .temporary)
            let findings = report.findings(.key)
            #expect(!findings.isEmpty && findings.allSatisfy { $0.hasSuffix(" notChecked rate_limit") }, "\(findings)")
            stage.mock.clearFaults()
            #expect(try await stage.findings() == [])
            #expect(stage.records == records, "VER-4: nothing is left")
        }
    }

    @Test(
        "VER-5: a stage that a blueprint holds is told for a designated record, whatever the refusal says of it",
        arguments: [false, true])
    func blueprint(_ isBare: Bool) async throws {
        try await MappedStage.with(.zoho(), mapping: Self.mapping) { stage in
            let deal: RecordID = "5725767000005000501"
            try await stage.fixture.gateway.verification.designate(
                deal, of: .deal, crm: stage.crm, as: stage.fixture.admin)
            let before = try #require(stage.mock.state()["objects"]?["Deals"]?["records"]?[deal.rawValue])
            try stage.turn("stage_blueprint")
            try stage.turn("bare_blueprint", .bool(isBare))
            let report = try await stage.stage.report(checks: [.writeback(.deal)], mode: .designated)
            #expect(report.findings(.key) == ["writeback.deal Stage failed validation_rule"])
            let after = try #require(stage.mock.state()["objects"]?["Deals"]?["records"]?[deal.rawValue])
            for name in ["Stage", "Pipeline", "Region", "Seats", "Owner"] {
                #expect(after[name] == before[name], "\(name)")
            }
        }
    }

    @Test("VER-3: where the only pipeline that is mapped belongs to another layout, deals are made in that layout")
    func otherLayout() async throws {
        try await MappedStage.with(.zoho(), mapping: Self.mapping) { stage in
            try await stage.map(pipelines: ["Renewals"])
            let (before, calls) = (stage.records, stage.mock.journal.count)
            let report = try await stage.stage.report(mode: .temporary)
            #expect(report.findings(.key) == [])
            let written = report.accounts.flatMap(\.results).filter { $0.check == .writeback(.deal) }
            #expect(written.contains { $0.verdict == .passed && "\($0.evidence)".contains("Pipeline") }, "\(written)")
            #expect(stage.records == before && stage.mock.journal.count - calls <= 20)
        }
    }

    @Test("VER-5: in another layout too a stage that left its pipeline is told, and one that didn't is none")
    func otherLayoutRefused() async throws {
        try await MappedStage.with(.zoho(), mapping: Self.mapping) { stage in
            try await stage.map(pipelines: ["Renewals"])
            try stage.change("freeze_lists", [:])
            try stage.mock.change(.archiveStage(object: "Deals", pipeline: "Renewals", stage: "Notice Sent"))
            #expect(
                try await stage.findings() == [
                    "writeback.deal Pipeline notChecked stage_outside_process",
                    "writeback.deal Stage failed stage_outside_process",
                ])
        }
    }

    @Test("VER-3: a record is made although its layout asks for what isn't mapped, in any layout and object")
    func duties() async throws {
        try await MappedStage.with(.zoho(), mapping: [.deal: ["Amount"], .contact: ["Email"]]) { stage in
            for (object, name) in [("Deals", "Seats"), ("Deals", "Region"), ("Contacts", "Customer_Tier")] {
                try stage.change(
                    "require_field", ["object": .string(object), "property": .string(name), "value": true])
            }
            #expect(try await stage.findings() == [])
        }
    }

    @Test("VER-4, I-13: a probe sets off no automation, be it made, changed or deleted")
    func automation() async throws {
        try await MappedStage.with(.zoho(), mapping: Self.mapping) { stage in
            let found = try await stage.findings()
            #expect(found == [])
            for object in ["Deals", "Contacts", "Accounts"] {
                #expect(stage.mock.state()["objects"]?[object]?["automation_runs"] == 0, "\(object)")
            }
        }
    }
}
