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

    @Test("Sheet §8.3: where a blueprint leads, changing a deal's stage is refused, and making one isn't")
    func blueprint() async throws {
        try await withZoho { server, client in
            try server.turn("stage_blueprint")
            let moved = try await client.put("/Deals/\(ZohoStage.deal)", ZohoStage.data(["Stage": "Needs Analysis"]))
            #expect(moved.code == "RECORD_IN_BLUEPRINT" && moved.details["api_name"] == "Stage")
            let made = try await client.post(
                "/Deals", ZohoStage.data(["Deal_Name": "x", "Stage": "Qualification", "Pipeline": "Standard"]))
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
