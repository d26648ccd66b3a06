import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Verification

@testable import CRMGateway

@Suite("HubSpot: a verification names exactly what doesn't land, and why")
struct HubSpotCauseTests {
    static let mapping: [CRMObject: [PropertyName]] = [
        .deal: [
            "amount", "budget_confirmed", "decision_date", "fit_score", "next_step_agreed", "competitors", "dealtype",
            "contract_number",
        ],
        .contact: ["email", "customer_tier", "birthday"], .company: ["domain", "support_level"],
    ]

    /// Lists that haven't caught up: what changes now is met when it is written, and not before.
    private static let frozen = AccountChange.vendorSpecific("freeze_lists", [:])

    static func own(_ name: String, _ arguments: JSON, of object: String = "deals") -> AccountChange {
        var arguments = arguments
        arguments["object"] = .string(object)
        return .vendorSpecific(name, arguments)
    }

    /// Every property of a deal, unchecked for one cause.
    private static func allOfDeal(_ cause: String) -> [String] {
        let names = (mapping[.deal] ?? []).map(\.rawValue) + ["dealstage", "hubspot_owner_id", "pipeline"]
        return names.map { "writeback.deal \($0) notChecked \(cause)" }
    }

    private static func removing(_ options: String...) -> [AccountChange] {
        options.map { own("remove_option", ["property": "dealtype", "option": .string($0)]) }
    }

    static let cases: [MappedCase] = [
        MappedCase("nothing in the way", [], []),
        MappedCase(
            "a property that nobody may write any more", [.makeReadOnly(object: "deals", property: "amount")],
            ["properties.writable amount failed read_only", "writeback.deal amount notChecked read_only"]),
        MappedCase(
            "a property that became read-only a moment ago",
            [frozen, .makeReadOnly(object: "deals", property: "amount")],
            ["writeback.deal amount failed read_only"]),
        MappedCase(
            "two read-only properties and an option that is gone",
            [
                frozen, .makeReadOnly(object: "deals", property: "amount"),
                .makeReadOnly(object: "deals", property: "decision_date"),
            ] + removing("newbusiness", "existingbusiness"),
            [
                "writeback.deal amount failed read_only", "writeback.deal dealtype failed restricted_picklist",
                "writeback.deal decision_date failed read_only",
            ]),
        MappedCase(
            "options that went a moment ago", [frozen] + removing("newbusiness", "existingbusiness"),
            ["writeback.deal dealtype failed restricted_picklist"]),
        MappedCase(
            "an administrator's rule",
            [
                own(
                    "add_validation_rule",
                    ["rule": ["property": "next_step_agreed", "rule": "MAX_LENGTH", "arguments": ["3"]]])
            ], ["writeback.deal next_step_agreed failed validation_rule"]),
        MappedCase(
            "an administrator's rule under a code that nobody knows",
            [
                own("set_rule_code", ["code": "SOMETHING_NEW"]),
                own(
                    "add_validation_rule",
                    ["rule": ["property": "next_step_agreed", "rule": "MAX_LENGTH", "arguments": ["3"]]]),
            ], ["writeback.deal next_step_agreed failed validation_rule"]),
        MappedCase(
            "a stage that left its pipeline a moment ago",
            [frozen, .archiveStage(object: "deals", pipeline: "default", stage: "appointmentscheduled")],
            [
                "writeback.deal dealstage failed stage_outside_process",
                "writeback.deal pipeline notChecked stage_outside_process",
            ]),
        MappedCase(
            "a unique value that another record took a moment before", [own("take_unique_values", ["count": 1])],
            ["writeback.deal contract_number failed duplicate_rule"]),
        MappedCase(
            "a property that administrators require, and the mapping doesn't have",
            [own("require_property", ["property": "description"])],
            (["writeback.deal deal failed required_field"] + allOfDeal("required_field")).sorted()),
        MappedCase(
            "a property that administrators require once another one has a value",
            [
                own(
                    "add_conditional_rule",
                    ["rule": ["property": "dealtype", "values": ["newbusiness"], "required": ["description"]]]),
                own(
                    "add_conditional_rule",
                    ["rule": ["property": "dealtype", "values": ["existingbusiness"], "required": ["description"]]]),
            ], ["writeback.deal dealtype failed required_field"]),
        MappedCase(
            "a workflow that overwrites what was written",
            [
                own(
                    "add_workflow",
                    ["rule": ["when_written": "dealname", "property": "next_step_agreed", "value": "seen"]])
            ], ["writeback.deal next_step_agreed failed changed_by_automation"]),
        MappedCase(
            "a lock that lasts longer than is waited for", [own("lock_records", ["count": 4])],
            allOfDeal("locked_row").sorted()),
    ]

    @Test("VER-5: exactly the property at fault gets its cause, and everything else passes", arguments: cases)
    func cause(_ one: MappedCase) async throws {
        try await MappedStage.with(.hubSpot(), mapping: Self.mapping) { try await $0.check(one) }
    }

    @Test("VER-5: an owner who became inactive a moment ago is refused on every object, and named alone")
    func owner() async throws {
        try await MappedStage.with(.hubSpot(), mapping: [.deal: ["amount"], .company: ["domain"]]) { stage in
            let people = ["ann", "bob", "carol"].map { AccountChange.deactivateUser(email: "\($0)@example.com") }
            let change = AccountChange.vendorSpecific("refuse_archived_owners", ["value": true])
            try await stage.check(
                MappedCase(
                    "", [Self.frozen, change] + people,
                    [
                        "writeback.company hubspot_owner_id failed inactive_owner",
                        "writeback.contact hubspot_owner_id failed inactive_owner",
                        "writeback.deal hubspot_owner_id failed inactive_owner",
                    ]))
        }
    }

    @Test("VER-5: an archived owner whose writes HubSpot takes is found all the same, by the lists of owners")
    func takenOwner() async throws {
        try await MappedStage.with(.hubSpot(), mapping: [.deal: ["amount"]]) { stage in
            try stage.mock.change(.deactivateUser(email: "bob@example.com"))
            let session = try await stage.stage.session(stage.crm)
            let made = try await session.writing.create([
                RecordDraft(object: .company, values: ["name": .text("x"), "hubspot_owner_id": .owner("41629780")])
            ])
            let record = try #require(made.first?.reference)
            let read = try await session.reading.read([record], properties: [.company: ["hubspot_owner_id"]])
            #expect(read.first?.values["hubspot_owner_id"] == .text("41629780"))
            _ = try await session.writing.delete([record])
            #expect(try await stage.ownUserFindings() == ["bob": .inactiveOwner])
        }
    }

    @Test("VER-5: that a write with an owner lands doesn't make the owner active: only lists that caught up tell")
    func takenOwners() async throws {
        try await MappedStage.with(.hubSpot(), mapping: [.deal: ["amount"]]) { stage in
            try stage.mock.change(Self.frozen)
            for name in ["ann", "bob", "carol"] {
                try stage.mock.change(.deactivateUser(email: "\(name)@example.com"))
            }
            // HubSpot takes archived owners (seen live): every write lands.
            #expect(try await stage.findings() == [])
            try stage.change("thaw_lists", [:])
            let found = try await stage.ownUserFindings()
            #expect(found == ["another": .inactiveOwner, "bob": .inactiveOwner, "carol": .inactiveOwner])
        }
    }

    @Test("VER-5: where calls come too fast all the time, nothing is called refused")
    func limited() async throws {
        try await MappedStage.with(.hubSpot(), mapping: [.deal: ["amount"], .company: ["domain"]]) { stage in
            stage.mock.inject(
                .status(429, retryAfter: 1), on: FaultMatch(operation: "hubspot.records.batch_create"), times: nil)
            let findings = try await stage.findings()
            #expect(!findings.isEmpty && findings.allSatisfy { $0.hasSuffix(" notChecked rate_limit") }, "\(findings)")
            stage.mock.clearFaults()
            #expect(try await stage.findings() == [])
        }
    }
}
