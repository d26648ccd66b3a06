import AttioMock
import MockKit
import Testing

@Suite("Attio's mock: objects and attributes")
struct AttributeTests {
    private let people = Path.attributes("people")
    private let deals = Path.attributes("deals")

    @Test("Sheet §5: objects that a workspace has not enabled are not listed, and their paths are 404")
    func disabled() async throws {
        try await withAttio { server, client in
            try server.change(.vendorSpecific("disable_object", ["object": "deals"]))
            let objects = try await client.get("/v2/objects")
            #expect(objects.rows.map { $0["api_slug"] } == ["people", "companies"])
            for path in ["/v2/objects/deals", deals, Path.stages, Path.record(501, of: "deals")] {
                let answer = try await client.get(path)
                #expect(answer.status == 404 && answer.message == "Object with slug/ID \"deals\" not found.", "\(path)")
            }
            try server.turn("disabled_object_status", 403)
            let other = try await client.get(deals)
            #expect(other.status == 403)
            try server.change(.vendorSpecific("enable_object", ["object": "deals"]))
            let back = try await client.get(Path.record(501, of: "deals"))
            #expect(back.values("name").first?["value"] == "Acme rollout")
            #expect(throws: MockChangeError.self) {
                try server.change(.vendorSpecific("disable_object", ["object": "people"]))
            }
        }
    }

    @Test("Sheet §5 and §6: objects and attributes are found by slug and by UUID, and config is always there")
    func found() async throws {
        try await withAttio { _, client in
            let bySlug = try await client.get("/v2/objects/deals")
            let id = bySlug.data["id"]?["object_id"]?.string ?? ""
            let byID = try await client.get("/v2/objects/\(id)")
            #expect(byID.json == bySlug.json && bySlug.data["singular_noun"] == "Deal")
            let owner = try await client.get(deals + "/owner")
            #expect(owner.data["is_required"] == true && owner.data["is_writable"] == true)
            let blocks: JSON = [
                "currency": ["default_currency_code": .null, "display_type": .null],
                "record_reference": ["allowed_object_ids": .null],
            ]
            #expect(owner.data["config"] == blocks && owner.data["options"] == nil)
            let again = try await client.get(
                "/v2/objects/\(id)/attributes/\(owner.data["id"]?["attribute_id"]?.string ?? "")")
            #expect(again.json == owner.json)
            let none = try await client.get(deals + "/my-attribute")
            #expect(none.status == 404 && none.message == "Attribute with slug/ID \"my-attribute\" not found.")
        }
    }

    @Test("Sheet §7: all eight members are mandatory, and every one that is missing is told")
    func mandatory() async throws {
        try await withAttio { _, client in
            let bare = try await client.post(
                people, ["data": ["title": "Owner", "api_slug": "gw_owner", "type": "actor-reference"]])
            #expect(bare.status == 400 && bare.code == "validation_type")
            #expect(bare.message == "Body payload validation error.")
            #expect(
                bare.paths == [
                    "data.description", "data.is_required", "data.is_unique", "data.is_multiselect", "data.config",
                ])
            let first = bare.json["validation_errors"]?[0]
            #expect(first?["message"] == "Required" && first?["received"] == "undefined")
        }
    }

    @Test("Sheet §7: unknown members are refused, on create and on change")
    func unknownMembers() async throws {
        try await withAttio { _, client in
            let made = try await client.post(people, ownerAttribute("gw_owner", ["label": "Owner"]))
            #expect(made.status == 400 && made.json["validation_errors"]?[0]?["code"] == "unrecognized_keys")
            _ = try await client.post(people, ownerAttribute("gw_owner"))
            for name in ["type", "is_multiselect"] {
                let changed = try await client.patch(people + "/gw_owner", ["data": [name: false]])
                #expect(changed.status == 400 && changed.code == "validation_type")
            }
        }
    }

    @Test(
        "SYNC-5: an owner attribute is made on people, companies and deals with 200, and holds members",
        arguments: ["people", "companies", "deals"])
    func owner(_ object: String) async throws {
        try await withAttio { _, client in
            let made = try await client.post(Path.attributes(object), ownerAttribute("gw_owner"))
            #expect(made.status == 200 && made.data["type"] == "actor-reference")
            #expect(made.data["is_system_attribute"] == false && made.data["is_writable"] == true)
            let number = ["people": 101, "companies": 301, "deals": 501][object] ?? 0
            let written = try await client.patch(
                Path.record(number, of: object),
                values([
                    "gw_owner": [
                        ["referenced_actor_type": "workspace-member", "referenced_actor_id": .string(Path.member(2))]
                    ]
                ]))
            #expect(written.values("gw_owner").first?["referenced_actor_id"]?.string == Path.member(2))
        }
    }

    @Test("SYNC-5: a slug that is taken is 409, whatever the type; a title that is taken is no conflict, or is one")
    func conflicts() async throws {
        try await withAttio { server, client in
            _ = try await client.post(people, ownerAttribute("gw_owner"))
            let same = try await client.post(people, ownerAttribute("gw_owner", ["type": "text", "title": "X"]))
            #expect(same.status == 409 && same.code == "slug_conflict" && same.json["type"] == "invalid_request_error")
            #expect(same.message.contains("already exists on this object."))
            try server.turn("slug_conflict_says_list")
            let sample = try await client.post(people, ownerAttribute("gw_owner"))
            #expect(sample.code == "slug_conflict" && sample.message.contains("on this list."))
            let title = try await client.post(people, ownerAttribute("gw_owner_2"))
            #expect(title.status == 200)
            try server.turn("duplicate_titles_refused")
            let refused = try await client.post(people, ownerAttribute("gw_owner_3"))
            #expect(refused.status == 409)
        }
    }

    @Test("F-B1: an archived attribute is hidden from the list, keeps its slug and its values, and comes back by PATCH")
    func archived() async throws {
        try await withAttio { server, client in
            _ = try await client.post(people, ownerAttribute("gw_owner"))
            _ = try await client.patch(Path.record(101, of: "people"), values(["gw_owner": ["bob@example.com"]]))
            try server.change(.deleteProperty(object: "people", property: "gw_owner"))
            let shown = try await client.get(people + "?limit=500")
            #expect(!shown.rows.contains { $0["api_slug"] == "gw_owner" })
            let every = try await client.get(people + "?limit=500&show_archived=true")
            #expect(every.rows.contains { $0["api_slug"] == "gw_owner" && $0["is_archived"] == true })
            let again = try await client.post(people, ownerAttribute("gw_owner"))
            #expect(again.status == 409)
            let hidden = try await client.get(Path.record(101, of: "people"))
            #expect(hidden.data["values"]?["gw_owner"] == nil)
            let back = try await client.patch(people + "/gw_owner", ["data": ["is_archived": false]])
            #expect(back.status == 200 && back.data["is_archived"] == false)
            let read = try await client.get(Path.record(101, of: "people"))
            #expect(read.values("gw_owner").first?["referenced_actor_id"]?.string == Path.member(2))
        }
    }

    @Test("Sheet §7 (unverified): where archived attributes let go of their slug, a second one of the name is made")
    func freeSlugs() async throws {
        try await withAttio(seed { $0.switches.archivedSlugsFree = true }) { _, client in
            let made = try await client.post(deals, ownerAttribute("old_channel"))
            #expect(made.status == 200)
            let found = try await client.get(deals + "/old_channel")
            #expect(found.data["type"] == "actor-reference" && found.data["is_archived"] == false)
            let every = try await client.get(deals + "?limit=500&show_archived=true")
            #expect(every.rows.count { $0["api_slug"] == "old_channel" } == 2)
        }
    }

    @Test(
        "Sheet §7 and §8: what Attio does not allow of an attribute is 400",
        arguments: [
            ("people", ["type": "status"]), ("companies", ["type": "text", "is_unique": true]),
            ("people", ["default_value": ["type": "dynamic", "template": "current-user"]]),
            ("deals", ["type": "interaction"]), ("deals", ["type": "personal-name"]),
            ("deals", ["type": "number", "is_multiselect": true]), ("deals", ["type": "currency"]),
            ("deals", ["is_required": true]), ("deals", ["api_slug": "Gw-Owner"]),
            ("deals", ["config": ["record_reference": ["allowed_objects": []]]]),
        ] as [(String, JSONObject)])
    func notAllowed(_ object: String, _ change: JSONObject) async throws {
        try await withAttio { _, client in
            let answer = try await client.post(Path.attributes(object), ownerAttribute("gw_owner", change))
            #expect(answer.status == 400 && answer.code == "validation_type")
        }
    }

    @Test("Sheet §7 (unverified): status attributes on deals, and slugs in other cases, are taken or refused")
    func openRules() async throws {
        try await withAttio { server, client in
            let status = try await client.post(deals, ownerAttribute("renewal_stage", ["type": "status"]))
            #expect(status.status == 200)
            try server.turn("status_attributes_refused")
            let older = try await client.post(deals, ownerAttribute("other_stage", ["type": "status"]))
            #expect(older.status == 400)
            try server.turn("loose_slugs")
            let loose = try await client.post(deals, ownerAttribute("my-attribute"))
            #expect(loose.status == 200)
        }
    }

    @Test("Sheet §7: Attio's own attributes are closed, and no attribute can be deleted, only archived")
    func closed() async throws {
        try await withAttio { server, client in
            let own = try await client.patch(deals + "/owner", ["data": ["title": "Boss"]])
            #expect(own.status == 400 && own.code == "system_edit_unauthorized")
            let deleted = try await client.delete(deals + "/fit_score")
            #expect(deleted.status == 404 && deleted.message.hasPrefix("Could not find endpoint \"DELETE "))
            #expect(throws: MockChangeError.self) {
                try server.change(.deleteProperty(object: "deals", property: "owner"))
            }
        }
    }

    @Test("Sheet §6: attributes come in pages without a total; a page too large is refused, or cut without a word")
    func pages() async throws {
        try await withAttio(seed { $0.limits.pageRows = 10 }) { server, client in
            var seen: [String] = []
            var calls = 0
            repeat {
                let page = try await client.get(deals + "?show_archived=true&limit=10&offset=\(seen.count)")
                calls += 1
                seen += page.rows.compactMap { $0["api_slug"]?.string }
                if page.rows.count < 10 { break }
            } while true
            #expect(calls == 3 && Set(seen).count == seen.count && seen.count == 20)
            let large = try await client.get(deals + "?limit=500")
            #expect(large.status == 400 && large.paths == ["limit"])
            try server.turn("large_limits_capped")
            let cut = try await client.get(deals + "?limit=500")
            #expect(cut.status == 200 && cut.rows.count == 10)
        }
    }

    @Test("Sheet §6: writes to one side of a relationship change the other")
    func relationships() async throws {
        try await withAttio { _, client in
            let team = try await client.get(Path.attributes("companies") + "/team")
            #expect(team.data["relationship"]?["api_slug"] == "company")
            let body = values([
                "company": [["target_object": "companies", "target_record_id": .string(Path.record(302))]]
            ])
            _ = try await client.patch(Path.record(101, of: "people"), body)
            let globex = try await client.get(Path.record(302, of: "companies"))
            let ids = globex.values("team").compactMap { $0["target_record_id"]?.string }
            #expect(Set(ids) == [Path.record(101), Path.record(151)])
            let acme = try await client.get(Path.record(301, of: "companies"))
            #expect(acme.values("team").isEmpty)
            let pair: JSON = [
                "object": "people", "title": "Champion of", "api_slug": "champion_of", "is_multiselect": true,
            ]
            let made = try await client.post(
                deals, ownerAttribute("champion", ["type": "record-reference", "relationship": pair]))
            #expect(made.data["relationship"]?["api_slug"] == "champion_of")
            let reverse = try await client.get(people + "/champion_of")
            #expect(reverse.data["relationship"]?["api_slug"] == "champion")
        }
    }
}
