import Foundation
import MockKit
import Testing
import ZohoMock

@Suite("Zoho's mock: layouts, pipelines and stages")
struct PipelineTests {
    @Test("Sheet §7.3: The same stage id is in several pipelines, and layout_id is a must")
    func sharedStages() async throws {
        try await withZoho { server, client in
            let answer = try await client.get("/settings/pipeline?layout_id=\(ZohoStage.dealsLayout)")
            #expect(answer.items.map { $0["display_value"]?.string } == ["Standard", "Partner"])
            let ids = answer.items.map { $0["maps"]?.array?.compactMap { $0["id"]?.string } ?? [] }
            #expect(Set(ids[1]).isSubset(of: ids[0]) && ids[1].count == 4)
            let renewals = try await client.get("/settings/pipeline?layout_id=\(ZohoStage.renewalLayout)")
            let lost = renewals.first["maps"]?.array?.last
            #expect(lost?["id"]?.string == ids[0].last && lost?["forecast_type"] == "Closed Lost")
            let none = try await client.get("/settings/pipeline")
            #expect(none.code == "REQUIRED_PARAM_MISSING")
            let wrong = try await client.get("/settings/pipeline?layout_id=1")
            #expect(wrong.status == 400 && wrong.details["param_name"] == "layout_id")
        }
    }

    @Test("Sheet §7.3: Pipelines tell no probability: it is in the layout's Stage field, by the stage's id")
    func probability() async throws {
        try await withZoho { server, client in
            let pipelines = try await client.get("/settings/pipeline?layout_id=\(ZohoStage.dealsLayout)")
            #expect(pipelines.first["maps"]?[0]?["probability"] == nil)
            let layouts = try await client.get("/settings/layouts?module=Deals")
            let fields = layouts.first["sections"]?[0]?["fields"]?.array ?? []
            let stage = fields.first { $0["api_name"] == "Stage" }
            #expect(stage?["pick_list_values"]?[0]?["probability"] == 10)
            #expect(stage?["required"] == true)
            #expect(stage?["pick_list_values"]?[2]?["actual_value"] == "Id. Decision Makers")
        }
    }

    @Test("Sheet §7.2: Only layouts tell what they require, and only to customizers which profiles have them")
    func layouts() async throws {
        try await withZoho { server, client in
            let anns = try await client.get("/settings/layouts/\(ZohoStage.renewalLayout)?module=Deals")
            let fields = anns.first["sections"]?[0]?["fields"]?.array ?? []
            #expect(fields.first { $0["api_name"] == "Contract_Number" }?["required"] == true)
            #expect(anns.first["profiles"]?.array?.count == 2)
            let bobs = try await client.with(token: ZohoStage.bobs).get("/settings/layouts?module=Deals")
            #expect(bobs.items.count == 2 && bobs.first["profiles"] == .null)
        }
    }

    @Test("Sheet §7.3: A pipeline is made, changed and removed; the default one stays")
    func writing() async throws {
        try await withZoho { server, client in
            let path = "/settings/pipeline?layout_id=\(ZohoStage.dealsLayout)"
            let before = try await client.get(path)
            let stage = before.first["maps"]?[0]?["id"] ?? .null
            let made = try await client.post(
                path, ["pipeline": [["display_value": "Fast", "maps": [["id": stage, "sequence_number": 1]]]]])
            #expect(made.status == 201 && made.code == "SUCCESS")
            let twin = try await client.post(
                path, ["pipeline": [["display_value": "Fast", "maps": [["id": stage]]]]])
            #expect(twin.status == 400 && twin.code == "DUPLICATE_DATA")
            let gone = try await client.put(
                path, ["pipeline": [["id": .string(made.id), "_delete": ["permanent": .null]]]])
            #expect(gone.status == 200)
            let kept = try await client.put(
                path, ["pipeline": [["id": before.first["id"] ?? .null, "_delete": ["permanent": .null]]]])
            #expect(kept.status == 400 && kept.code == "CANNOT_DELETE")
        }
    }

    @Test("Sheet §7.3: A stage outside of its pipeline is refused, or becomes another one", arguments: [false, true])
    func foreignStage(_ remaps: Bool) async throws {
        try await withZoho { server, client in
            try server.turn("remap_stages", .bool(remaps))
            let made = try await client.post(
                "/Deals", ZohoStage.newDeal(["Pipeline": "Partner", "Stage": "Needs Analysis"]))
            guard remaps else {
                #expect(made.status == 400 && made.details["api_name"] == "Stage")
                return
            }
            let read = try await client.get("/Deals/\(made.id)")
            #expect(made.status == 201 && read.first["Stage"] == "Qualification")
        }
    }

    @Test("Stages and pipelines go through the mock's control")
    func controlChanges() async throws {
        try await withZoho { server, client in
            try server.change(.archiveStage(object: "Deals", pipeline: "Standard", stage: "Needs Analysis"))
            try server.change("remove_pipeline", ["pipeline": "Partner"])
            let answer = try await client.get("/settings/pipeline?layout_id=\(ZohoStage.dealsLayout)")
            #expect(answer.items.count == 1 && answer.first["maps"]?.array?.count == 6)
            try server.change("remove_pipeline", ["pipeline": "Renewals"])
            let none = try await client.get("/settings/pipeline?layout_id=\(ZohoStage.renewalLayout)")
            #expect(none.status == 204 && none.bytes == 0)
        }
    }
}
