import Foundation
import MockKit
import Testing
import ZohoMock

@Suite("Zoho's mock: modules and fields")
struct FieldTests {
    private static let ownerProperty: JSON = [
        "fields": [
            [
                "field_label": "Partner Owner", "data_type": "userlookup",
                "tooltip": ["name": "info_icon", "value": "Set by the gateway"],
            ]
        ]
    ]

    private func fields(_ client: ZohoClient, _ query: String = "&type=all") async throws -> [String: JSON] {
        let answer = try await client.get("/settings/fields?module=Deals\(query)")
        return Dictionary(answer.items.map { ($0["api_name"]?.string ?? "", $0) }) { $1 }
    }

    @Test("Sheet §6.2: Creating a field tells nothing but its id: its name is read again")
    func idOnly() async throws {
        try await withZoho { server, client in
            let made = try await client.post("/settings/fields?module=Deals", Self.ownerProperty)
            #expect(made.status == 201 && made.details == ["id": .string(made.id)])
            let found = try await fields(client).values.first { $0["id"]?.string == made.id }
            #expect(found?["api_name"] == "Partner_Owner" && found?["data_type"] == "userlookup")
            #expect(found?["lookup"] == ["revalidate_filter_during_edit": false] && found?["length"] == 50)
            #expect(found?["tooltip"]?["value"] == "Set by the gateway")
            let single = try await client.get("/settings/fields/\(made.id)?module=Deals")
            #expect(single.first["api_name"] == "Partner_Owner")
        }
    }

    @Test("Sheet §6.3: A label that is taken is DUPLICATE_DATA, also by a field on no layout")
    func duplicate() async throws {
        try await withZoho { server, client in
            _ = try await client.post("/settings/fields?module=Deals", Self.ownerProperty)
            let again = try await client.post("/settings/fields?module=Deals", Self.ownerProperty)
            #expect(again.status == 400 && again.code == "DUPLICATE_DATA")
            #expect(again.details["json_path"] == "$.fields[0].field_label")
            let hidden = try await client.post(
                "/settings/fields?module=Deals",
                ["fields": [["field_label": "Old Channel", "data_type": "userlookup"]]])
            #expect(hidden.code == "DUPLICATE_DATA")
            let usual = try await fields(client, "")
            #expect(usual["Old_Channel"] == nil)
            let unused = try await fields(client, "&type=unused")
            #expect(unused.keys.sorted() == ["Old_Channel"])
        }
    }

    @Test("Sheet §6.2: Another label with the same letters gets a number behind its name")
    func generatedName() async throws {
        try await withZoho { server, client in
            _ = try await client.post("/settings/fields?module=Deals", Self.ownerProperty)
            let twin = try await client.post(
                "/settings/fields?module=Deals",
                ["fields": [["field_label": "Partner-Owner", "data_type": "userlookup"]]])
            let found = try await fields(client).values.first { $0["id"]?.string == twin.id }
            #expect(found?["api_name"] == "Partner_Owner_1")
        }
    }

    @Test("Sheet §6.2: Some fields of a call are made and others refused: 207 with an outcome each")
    func mixed() async throws {
        try await withZoho { server, client in
            let answer = try await client.post(
                "/settings/fields?module=Deals",
                [
                    "fields": [
                        ["field_label": "First Owner", "data_type": "userlookup"],
                        ["field_label": "Second Owner", "data_type": "ownerlookup"],
                    ]
                ])
            #expect(answer.status == 207)
            #expect(answer.items[0]["code"] == "SUCCESS" && answer.items[1]["code"] == "INVALID_DATA")
            #expect(answer.items[1]["details"]?["json_path"] == "$.fields[1].data_type")
        }
    }

    @Test("Sheet §6.2: Six fields, a label of 26 letters, an unknown member and a missing one are refused")
    func refusals() async throws {
        try await withZoho { server, client in
            let one: JSON = ["field_label": "X", "data_type": "text"]
            let six = try await client.post(
                "/settings/fields?module=Deals", ["fields": .array(Array(repeating: one, count: 6))])
            #expect(six.status == 400 && six.code == "LIMIT_EXCEEDED")
            let cases: [(JSON, String)] = [
                (
                    ["field_label": .string(String(repeating: "a", count: 26)), "data_type": "userlookup"],
                    "INVALID_DATA"
                ),
                (["field_label": "A", "data_type": "userlookup", "api_name": "A"], "INVALID_DATA"),
                (["data_type": "userlookup"], "MANDATORY_NOT_FOUND"),
                (["field_label": 7, "data_type": "userlookup"], "INVALID_DATA"),
                (
                    [
                        "field_label": "B", "data_type": "userlookup",
                        "tooltip": ["name": "static_text", "value": "x"],
                    ], "INVALID_DATA"
                ),
            ]
            for (item, code) in cases {
                let answer = try await client.post("/settings/fields?module=Deals", ["fields": [item]])
                #expect(answer.status == 400 && answer.code == code)
            }
            #expect(try await fields(client).values.contains { $0["field_label"] == "B" } == false)
        }
    }

    @Test("Sheet §6.3: Only who may customize makes fields, and quotas of the edition hold")
    func rightsAndQuotas() async throws {
        try await withZoho {
            $0.limits.userLookups = 1
        } _: { server, client in
            let bob = try await client.with(token: ZohoStage.bobs).post(
                "/settings/fields?module=Deals", Self.ownerProperty)
            #expect(bob.status == 403 && bob.code == "NO_PERMISSION")
            _ = try await client.post("/settings/fields?module=Deals", Self.ownerProperty)
            let second = try await client.post(
                "/settings/fields?module=Deals", ["fields": [["field_label": "Other", "data_type": "userlookup"]]])
            #expect(second.status == 400 && second.code == "LIMIT_EXCEEDED" && second.details["limit"] == 1)
            try server.turn("field_quota_full")
            let text = try await client.post(
                "/settings/fields?module=Leads", ["fields": [["field_label": "Other", "data_type": "text"]]])
            #expect(text.code == "LIMIT_EXCEEDED")
        }
    }

    @Test("Sheet §6.2: A new field may be in lists at once, late, or on no layout")
    func placement() async throws {
        try await withZoho { server, client in
            try server.turn("field_delay_seconds", 3)
            _ = try await client.post("/settings/fields?module=Deals", Self.ownerProperty)
            let early = try await fields(client)
            #expect(early["Partner_Owner"] == nil)
            server.advanceClock(by: .seconds(3))
            let late = try await fields(client)
            #expect(late["Partner_Owner"]?["layout_associations"]?.array?.count == 2)
            try server.turn("field_delay_seconds", 0)
            try server.turn("new_fields_unused")
            _ = try await client.post(
                "/settings/fields?module=Deals",
                ["fields": [["field_label": "Other Owner", "data_type": "userlookup"]]])
            let unused = try await fields(client)
            #expect(unused["Other_Owner"]?["type"] == "unused")
        }
    }

    @Test("Sheet §6.1: Owner is field_read_only and the API writes it all the same; a formula it does not")
    func writability() async throws {
        try await withZoho { server, client in
            let all = try await fields(client)
            #expect(all["Owner"]?["field_read_only"] == true && all["Owner"]?["read_only"] == false)
            #expect(all["Owner"]?["operation_type"]?["api_update"] == true)
            #expect(all["Weighted_Amount"]?["operation_type"]?["api_update"] == false)
            #expect(all["Contract_Number"]?["unique"] == ["case_sensitive": false] && all["Region"]?["unique"] == [:])
        }
    }

    @Test("Sheet §6.1: What a profile must not see is told as not visible, and what it must not write as read_only")
    func fieldPermissions() async throws {
        try await withZoho { server, client in
            let bobs = try await fields(client.with(token: ZohoStage.bobs))
            #expect(bobs["Margin"]?["visible"] == false && bobs["Approved_Discount"]?["read_only"] == true)
            let anns = try await fields(client)
            #expect(anns["Margin"]?["visible"] == true && anns["Approved_Discount"]?["read_only"] == false)
        }
    }

    @Test("Sheet §6.5: Custom fields are deleted, standard ones are not, and a deleted one is gone from records")
    func delete() async throws {
        try await withZoho { server, client in
            let all = try await fields(client)
            let region = all["Region"]?["id"]?.string ?? ""
            let done = try await client.delete("/settings/fields/\(region)?module=Deals")
            #expect(done.status == 200 && done.code == "SUCCESS")
            let owner = try await client.delete("/settings/fields/\(all["Owner"]?["id"]?.string ?? "")?module=Deals")
            #expect(owner.status == 400 && owner.code == "NOT_ALLOWED")
            let left = try await fields(client)
            #expect(left["Region"] == nil)
        }
    }

    @Test("Sheet §6.1: The values of a pick list are told to customizers alone; other fields are 204")
    func pickLists() async throws {
        try await withZoho { server, client in
            let all = try await fields(client)
            let path = "/settings/fields/\(all["Region"]?["id"]?.string ?? "")/pick_list_values?module=Deals"
            let answer = try await client.get(path)
            #expect(answer.items.map { $0["display_value"]?.string } == ["EMEA", "AMER"])
            let bob = try await client.with(token: ZohoStage.bobs).get(path)
            #expect(bob.status == 403)
            let text = try await client.get(
                "/settings/fields/\(all["Deal_Name"]?["id"]?.string ?? "")/pick_list_values?module=Deals")
            #expect(text.status == 204 && text.bytes == 0)
        }
    }

    @Test("Sheet §4, §7.1: Module names in paths keep their case; modules that a profile must not see are left out")
    func modules() async throws {
        try await withZoho { server, client in
            try server.change("set_right", ["profile": "Standard", "right": "Crm_Implied_View_Leads", "value": false])
            let bobs = try await client.with(token: ZohoStage.bobs).get("/settings/modules")
            #expect(bobs.items.map { $0["api_name"]?.string } == ["Contacts", "Accounts", "Deals", "Tasks"])
            let refused = try await client.with(token: ZohoStage.bobs).get("/Leads?fields=Email")
            #expect(refused.status == 403 && refused.details["permissions"]?[0] == "Crm_Implied_View_Leads")
            let lower = try await client.get("/deals?fields=Deal_Name")
            #expect(lower.status == 400 && lower.code == "INVALID_MODULE")
            let parameter = try await client.get("/settings/fields?module=deals")
            #expect(parameter.status == 200)
            let missing = try await client.get("/settings/fields")
            #expect(missing.code == "REQUIRED_PARAM_MISSING" && missing.details["param_name"] == "module")
        }
    }

    @Test("A field turns read-only or goes through the mock's control")
    func controlChanges() async throws {
        try await withZoho { server, client in
            try server.change(.makeReadOnly(object: "Deals", property: "Seats"))
            try server.change(.deleteProperty(object: "Deals", property: "Region"))
            try server.change("remove_option", ["object": "Deals", "property": "Products", "value": "plus"])
            try server.change("unuse_field", ["object": "Deals", "property": "Discount"])
            let all = try await fields(client)
            #expect(all["Seats"]?["operation_type"]?["api_update"] == false && all["Region"] == nil)
            #expect(all["Products"]?["pick_list_values"]?[1]?["type"] == "unused")
            #expect(all["Discount"]?["type"] == "unused")
            #expect(throws: MockChangeError.self) {
                try server.change(.deleteProperty(object: "Deals", property: "Nothing"))
            }
        }
    }
}
