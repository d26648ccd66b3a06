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
            "a field that the layout asks for, and the mapping doesn't have",
            [own("require_field", ["object": "Contacts", "property": "Birthday", "value": true])],
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
