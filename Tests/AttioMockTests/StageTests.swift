import AttioMock
import MockKit
import Testing

@Suite("Attio's mock: options and statuses")
struct StageTests {
    private let options = Path.attributes("deals") + "/competitors/options"

    @Test("Sheet §8: stages are the statuses of deals.stage, with an emoji and without a flag for won or lost")
    func stages() async throws {
        try await withAttio { _, client in
            let stages = try await client.get(Path.stages)
            #expect(stages.rows.map { $0["title"] } == ["Lead", "In Progress", "Won 🎉", "Lost"])
            #expect(stages.rows[2]["celebration_enabled"] == true)
            #expect(stages.rows[1]["target_time_in_status"] == "P0Y0M14DT0H0M0S")
            let members = ["id", "title", "is_archived", "celebration_enabled", "target_time_in_status"]
            #expect(Set(stages.rows[0].object?.names ?? []) == Set(members))
            let every = try await client.get(Path.stages + "?show_archived=true")
            #expect(every.rows.last?["title"] == "Negotiation" && every.rows.last?["is_archived"] == true)
        }
    }

    @Test("Sheet §8 (unverified): the order of the answer is the order of the stages, or it is not")
    func order() async throws {
        try await withAttio(seed { $0.switches.statusesReversed = true }) { _, client in
            let stages = try await client.get(Path.stages)
            #expect(stages.rows.first?["title"] == "Lost")
        }
    }

    @Test("VER-7: a stage that is archived or renamed is refused by its old name, and by id only when it is gone")
    func drift() async throws {
        try await withAttio { server, client in
            let path = Path.record(501, of: "deals")
            try server.change(
                .vendorSpecific(
                    "rename_stage", ["object": "deals", "pipeline": "stage", "stage": "Lead", "to": "Qualified"]))
            let old = try await client.patch(path, values(["stage": ["Lead"]]))
            #expect(old.status == 400 && old.code == "value_not_found")
            #expect(old.message == "Cannot find status attribute with status option title \"Lead\".")
            let byID = try await client.patch(path, values(["stage": [.string(Path.stage(1))]]))
            #expect(byID.values("stage").first?["status"]?["title"] == "Qualified")
            try server.change(.archiveStage(object: "deals", pipeline: "stage", stage: Path.stage(1)))
            let read = try await client.get(path)
            #expect(read.values("stage").first?["status"]?["is_archived"] == true)
            let gone = try await client.patch(
                Path.record(502, of: "deals"), values(["stage": [.string(Path.stage(1))]]))
            #expect(gone.status == 400 && gone.code == "value_not_found")
            try server.turn("archived_options_accepted")
            let taken = try await client.patch(
                Path.record(502, of: "deals"), values(["stage": [.string(Path.stage(1))]]))
            #expect(taken.status == 200)
        }
    }

    @Test("Sheet §6: titles are unique among options and among statuses, and are changed by id or by title")
    func titles() async throws {
        try await withAttio { _, client in
            let taken = try await client.post(options, ["data": ["title": "globex"]])
            #expect(taken.status == 409 && taken.code == "slug_conflict")
            #expect(taken.message == "There is already another select option with the title \"globex\".")
            let stage = try await client.post(Path.stages, ["data": ["title": "Lost"]])
            #expect(stage.message == "There is already another status with the title \"Lost\".")
            let renamed = try await client.patch(options + "/globex", ["data": ["title": "Globex Inc"]])
            #expect(renamed.data["title"] == "Globex Inc")
            let unknown = try await client.patch(options + "/globex", ["data": ["is_archived": true]])
            #expect(unknown.status == 400 && unknown.code == "value_not_found")
            let empty = try await client.post(options, ["data": ["title": ""]])
            #expect(empty.status == 400 && empty.paths == ["data.title"])
        }
    }

    @Test("Sheet §6: options of another type of attribute are 400, and are never embedded in the attribute")
    func wrongType() async throws {
        try await withAttio { _, client in
            let select = try await client.get(Path.attributes("deals") + "/stage/options")
            #expect(select.status == 400 && select.message == "This attribute is not a select attribute.")
            let status = try await client.get(Path.attributes("deals") + "/competitors/statuses")
            #expect(status.status == 400 && status.message == "This attribute is not a status attribute.")
        }
    }

    @Test("Sheet §10: a title is written and an object is read; an unknown option is refused, never made")
    func optionValues() async throws {
        try await withAttio { server, client in
            let path = Path.record(501, of: "deals")
            let written = try await client.patch(path, values(["deal_kind": ["renewal"]]))
            let option = written.values("deal_kind").first?["option"]
            #expect(option?["title"] == "renewal" && option?["id"]?["option_id"] != nil)
            let unknown = try await client.patch(path, values(["deal_kind": ["upsell"]]))
            #expect(unknown.message == "Cannot find select attribute with select option title \"upsell\".")
            try server.change(
                .vendorSpecific("add_option", ["object": "deals", "property": "deal_kind", "option": "upsell"]))
            let known = try await client.patch(path, values(["deal_kind": [["option": "upsell"]]]))
            #expect(known.values("deal_kind").first?["option"]?["title"] == "upsell")
            try server.change(
                .vendorSpecific("archive_option", ["object": "deals", "property": "deal_kind", "option": "upsell"]))
            let archived = try await client.patch(
                Path.record(502, of: "deals"), values(["deal_kind": ["upsell"]]))
            #expect(archived.status == 400)
        }
    }

    @Test("Sheet §8: lists have statuses of their own, under their own scope")
    func lists() async throws {
        let narrow = seed { $0.tokens = [.init(key("lists"), scopes: ["list_configuration:read"])] }
        try await withAttio(narrow) { _, client in
            let client = client.with(key("lists"))
            let lists = try await client.get("/v2/lists")
            #expect(lists.rows.first?["parent_object"] == ["companies"])
            let root = "/v2/lists/partner_pipeline/attributes"
            let attributes = try await client.get(root)
            #expect(attributes.rows.contains { $0["type"] == "status" })
            let stages = try await client.get(root + "/partner_stage/statuses")
            #expect(stages.rows.map { $0["title"] } == ["Contacted", "Signed"])
            let refused = try await client.post(root, ownerAttribute("x"))
            #expect(refused.status == 403)
            let none = try await client.get("/v2/lists/nope")
            #expect(none.status == 404 && none.message == "List with slug/ID \"nope\" not found.")
        }
    }
}
