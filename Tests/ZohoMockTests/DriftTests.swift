import MockKit
import Testing
import ZohoMock

@Suite("Zoho's mock: an org drifts away from what was read of it")
struct DriftTests {
    private func field(_ name: String, _ client: ZohoClient) async throws -> JSON? {
        try await client.get("/settings/fields?module=Deals&type=all").items.first { $0["api_name"]?.string == name }
    }

    @Test("Sheet §6.1: a field that the user doesn't see is told as not visible, and its values aren't told")
    func hidden() async throws {
        try await withZoho { server, client in
            try server.change(
                .vendorSpecific(
                    "set_field_permission",
                    [
                        "object": "Deals", "property": "Fit_Score", "profile": "Administrator",
                        "permission": "hidden",
                    ]))
            let found = try await field("Fit_Score", client)
            #expect(found?["visible"] == false)
            let other = try await field("Seats", client)
            #expect(other?["visible"] == true)
            let record = try await client.get("/Deals/\(ZohoStage.deal)")
            #expect(record.first.object?.names.contains("Fit_Score") == false)
        }
    }

    @Test("A field is given another type, and values become texts")
    func type() async throws {
        try await withZoho { server, client in
            try server.change(
                .vendorSpecific("change_type", ["object": "Deals", "property": "Amount", "type": "text"]))
            let found = try await field("Amount", client)
            #expect(found?["data_type"] == "text")
            let record = try await client.get("/Deals/\(ZohoStage.deal)")
            #expect(record.first["Amount"]?.string != nil)
            #expect(throws: MockChangeError.self) {
                try server.change(
                    .vendorSpecific("change_type", ["object": "Deals", "property": "Amount", "type": "lookup"]))
            }
        }
    }

    @Test("Sheet §7.2: what a layout asks for, definitions don't tell, and a record without it is refused")
    func required() async throws {
        try await withZoho { server, client in
            try server.change(
                .vendorSpecific("require_field", ["object": "Deals", "property": "Seats", "value": true]))
            let found = try await field("Seats", client)
            #expect(found?["system_mandatory"] == false)
            let refused = try await client.post(
                "/Deals", ZohoStage.data(["Deal_Name": "x", "Stage": "Qualification", "Pipeline": "Standard"]))
            #expect(refused.code == "MANDATORY_NOT_FOUND" && refused.details["api_name"] == "Seats")
        }
    }

    @Test(
        "Sheet §6.1: the API creates or updates a field, as its definition tells; the other is dropped, or refused",
        arguments: [true, false])
    func operations(_ isRefused: Bool) async throws {
        try await withZoho { server, client in
            try server.change(
                .vendorSpecific("set_switch", ["name": "refuse_unknown_keys", "value": .bool(isRefused)]))
            try server.change(
                .vendorSpecific(
                    "set_operations",
                    ["object": "Deals", "property": "Seats", "api_create": false, "api_update": true]))
            let told = try await field("Seats", client)?["operation_type"]
            #expect(told?["api_create"] == false && told?["api_update"] == true)
            let deal: JSONObject = [
                "Deal_Name": "x", "Stage": "Qualification", "Pipeline": "Standard", "Seats": 7,
            ]
            let made = try await client.post("/Deals", ZohoStage.data(deal))
            guard !isRefused else {
                #expect(made.code == "INVALID_DATA" && made.details["api_name"] == "Seats")
                return
            }
            let before = try await client.get("/Deals/\(made.id)")
            #expect(before.first["Seats"] == .null)
            _ = try await client.put("/Deals/\(made.id)", ZohoStage.data(["Seats": 7]))
            let after = try await client.get("/Deals/\(made.id)")
            #expect(after.first["Seats"]?.integer == 7)
        }
    }

    @Test("Sheet §8.3: where a blueprint leads, changing a deal's stage is refused, and making one isn't")
    func blueprint() async throws {
        try await withZoho { server, client in
            try server.turn("stage_blueprint")
            let moved = try await client.put("/Deals/\(ZohoStage.deal)", ZohoStage.data(["Stage": "Needs Analysis"]))
            #expect(moved.code == "RECORD_IN_BLUEPRINT" && moved.details["api_name"] == "Stage")
            try server.turn("bare_blueprint")
            let bare = try await client.put("/Deals/\(ZohoStage.deal)", ZohoStage.data(["Stage": "Needs Analysis"]))
            #expect(bare.code == "RECORD_IN_BLUEPRINT" && bare.details == [:])
            let made = try await client.post(
                "/Deals", ZohoStage.data(["Deal_Name": "x", "Stage": "Qualification", "Pipeline": "Standard"]))
            #expect(made.status == 201)
        }
    }

    @Test("Where sharing is private, another's record is as one that isn't there: read, found, changed and deleted")
    func sharing() async throws {
        try await withZoho { server, client in
            try server.turn("own_records_only")
            let bobs = "5725767000005000502"
            let query = "select id from Deals where Deal_Name = 'Globex pilot'"
            #expect(try await client.get("/Deals/\(bobs)").status == 204)
            #expect(try await client.get("/Deals?fields=Deal_Name").items.count == 1)
            #expect(try await client.query(query).status == 204)
            let changed = try await client.put("/Deals/\(bobs)", ZohoStage.data(["Deal_Name": "x"]))
            #expect(changed.status == 400 && changed.code == "INVALID_DATA")
            for path in ["/Deals/\(bobs)", "/Deals?ids=\(bobs)"] {
                let deleted = try await client.delete(path)
                #expect(deleted.status == 400, "\(path)")
            }
            #expect(server.state()["objects"]?["Deals"]?["records"]?[bobs] != nil)
            let owner = client.with(token: ZohoStage.bobs)
            #expect(try await owner.delete("/Deals/\(bobs)").status == 200)
        }
    }

    @Test("Lists lag behind what writes know while they are frozen: users, fields, layouts and pipelines")
    func frozen() async throws {
        try await withZoho { server, client in
            try server.change("freeze_lists", [:])
            try server.change(.archiveStage(object: "Deals", pipeline: "Standard", stage: "Qualification"))
            try server.change(.deactivateUser(email: "bob@example.com"))
            let path = "/settings/pipeline?layout_id=\(ZohoStage.dealsLayout)"
            #expect(try await client.get(path).items.first?["maps"]?.array?.count == 7)
            let refused = try await client.post("/Deals", ZohoStage.newDeal())
            #expect(refused.details["api_name"] == "Stage")
            let active = try await client.get("/users?type=ActiveUsers").items.compactMap { $0["email"]?.string }
            #expect(active.contains("bob@example.com"))
            try server.change("thaw_lists", [:])
            #expect(try await client.get(path).items.first?["maps"]?.array?.count == 6)
        }
    }

    @Test("A unique value turns out to be another record's, so often as was asked for")
    func taken() async throws {
        try await withZoho { server, client in
            try server.change("take_unique_values", ["count": 1])
            let other = try await client.post("/Deals", ZohoStage.newDeal())
            #expect(other.status == 201)
            let refused = try await client.post("/Deals", ZohoStage.newDeal(["Contract_Number": "C-9"]))
            #expect(refused.code == "DUPLICATE_DATA" && refused.details["api_name"] == "Contract_Number")
            let made = try await client.post("/Deals", ZohoStage.newDeal(["Contract_Number": "C-9"]))
            #expect(made.status == 201)
        }
    }

    @Test("Workflows run after a deletion unless wf_trigger says that they don't")
    func deletions() async throws {
        try await withZoho { server, client in
            _ = try await client.delete("/Deals/\(ZohoStage.deal)?wf_trigger=false")
            #expect(server.automationRuns("Deals") == 0)
            _ = try await client.delete("/Deals?ids=5725767000005000502")
            #expect(server.automationRuns("Deals") == 1)
        }
    }
}
