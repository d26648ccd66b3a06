import AttioMock
import Foundation
import MockKit
import Testing

@Suite("Attio's mock: changes of the workspace, seeds and state")
struct AccountChangeTests {
    private func file(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Mocks/Attio/Fixtures/\(name)").path
    }

    @Test("A user who is added, a scope that is withdrawn, a token that is revoked, and a reset that undoes all of it")
    func changes() async throws {
        try await withAttio { server, client in
            try server.change(.addUser(email: "zoe@example.com", firstName: "Zoe", lastName: "Ek"))
            let added = try await client.get(Path.members)
            #expect(added.rows.last?["first_name"] == "Zoe" && added.rows.count == 10)
            #expect(throws: MockChangeError.self) {
                try server.change(.addUser(email: "ZOE@example.com", firstName: "Z", lastName: "E"))
            }
            try server.change(.withdrawScope("object_configuration:read-write"))
            let refused = try await client.get("/v2/objects")
            #expect(refused.status == 403)
            let facts = try await client.get("/v2/self")
            #expect(facts.json["scope"]?.string?.contains("object_configuration") == false)
            try server.change(.revokeToken(client.token ?? ""))
            #expect(throws: MockChangeError.self) { try server.change(.revokeToken(client.token ?? "")) }
            try server.reset()
            let fresh = try await client.get(Path.members)
            #expect(fresh.rows.count == 9)
        }
    }

    @Test("VER-7: a custom slug is mutable: who keeps the slug loses the attribute, who keeps the id does not")
    func renamed() async throws {
        try await withAttio { server, client in
            let before = try await client.get(Path.attributes("deals") + "/fit_score")
            try server.change(
                .vendorSpecific("rename_property", ["object": "deals", "property": "fit_score", "to": "fit"]))
            let bySlug = try await client.get(Path.attributes("deals") + "/fit_score")
            #expect(bySlug.status == 404)
            let id = before.data["id"]?["attribute_id"]?.string ?? ""
            let byID = try await client.get(Path.attributes("deals") + "/" + id)
            #expect(byID.data["api_slug"] == "fit")
        }
    }

    @Test("VER-7: lists stay as they were while they are frozen, and writes know better")
    func frozenLists() async throws {
        try await withAttio { server, client in
            try server.change(.vendorSpecific("freeze_lists", [:]))
            try server.change(
                .vendorSpecific("archive_option", ["object": "deals", "property": "deal_kind", "option": "renewal"]))
            try server.change(.archiveStage(object: "deals", pipeline: "stage", stage: "Lead"))
            try server.change(.deactivateUser(email: "bob@example.com"))
            let stages = try await client.get(Path.stages)
            #expect(stages.rows.contains { $0["title"] == "Lead" })
            let members = try await client.get(Path.members)
            #expect(
                members.rows.contains { $0["email_address"] == "bob@example.com" && $0["access_level"] == "member" })
            let refused = try await client.post(Path.records("deals"), deal("x"))
            #expect(refused.code == "value_not_found")
            try server.change(.vendorSpecific("thaw_lists", [:]))
            let later = try await client.get(Path.stages)
            #expect(!later.rows.contains { $0["title"] == "Lead" })
        }
    }

    @Test("VER-7: an attribute becomes required or unique, or leaves its slug to one of another type")
    func definitions() async throws {
        try await withAttio { server, client in
            try server.change(
                .vendorSpecific("require_property", ["object": "deals", "property": "next_step_agreed"]))
            let required = try await client.post(Path.records("deals"), deal("x"))
            #expect(required.code == "missing_value")
            try server.change(.vendorSpecific("make_unique", ["object": "deals", "property": "next_step_agreed"]))
            let more: JSONObject = ["next_step_agreed": ["call"]]
            let first = try await client.post(Path.records("deals"), deal("x", more))
            let second = try await client.post(Path.records("deals"), deal("y", more))
            #expect(first.status == 200 && second.code == "uniqueness_conflict")
            try server.change(
                .vendorSpecific(
                    "replace_property", ["object": "deals", "property": "next_step_agreed", "type": "number"]))
            let attribute = try await client.get(Path.attributes("deals") + "/next_step_agreed")
            #expect(attribute.data["type"] == "number")
            let old = try await client.get(Path.attributes("deals") + "/next_step_agreed_old")
            #expect(old.data["is_archived"] == true && old.data["type"] == "text")
        }
    }

    @Test("A change that is unknown, lacks an argument or names nothing says what there is")
    func unknown() async throws {
        try await withAttio { server, _ in
            let changes: [(String, JSON, String)] = [
                ("no_such", [:], "set_switch"), ("set_switch", ["name": "nothing", "value": true], "billing_refused"),
                ("set_switch", ["name": "billing_refused", "value": 3], "true or false"),
                ("set_switch", ["name": "oauth_error_body", "value": "x"], "envelope"),
                ("enable_object", [:], "\"object\" is missing"),
                ("rename_stage", ["object": "deals", "pipeline": "stage", "stage": "x", "to": "y"], "no status \"x\""),
                ("set_access_level", ["email": "bob@example.com", "level": "boss"], "suspended"),
            ]
            for (name, json, words) in changes {
                let error = #expect(throws: MockChangeError.self) { try server.change(.vendorSpecific(name, json)) }
                #expect(error?.description.contains(words) == true, "\(name)")
            }
            #expect(throws: MockChangeError.self) {
                try server.change(.makeReadOnly(object: "deals", property: "nothing"))
            }
            #expect(throws: MockChangeError.self) {
                try server.change(.archiveStage(object: "deals", pipeline: "stage", stage: "nothing"))
            }
        }
    }

    @Test("The example seed is loaded, and shows each thing that it says")
    func exampleSeed() async throws {
        try await withAttio(try AttioSeed(file: file("example-seed.json"))) { server, client in
            #expect(server.credentials.userEmail == "admin@harbour.example.com")
            #expect(server.credentials.clientID == "5d0c0000-0000-4000-8000-000000000001")
            let members = try await client.get(Path.members)
            #expect(members.rows.count == 6)
            let ships = try await client.post(Path.query("ships"), ["filter": ["berth": "North"]])
            #expect(ships.rows.first?["values"]?["name"]?[0]?["value"] == "Seagull")
            let every = try await client.post(Path.query("ships"), [:])
            #expect(every.rows.count == 3)
            let deals = try await client.get(Path.stages + "?show_archived=true")
            #expect(deals.rows.map { $0["title"] } == ["Asked", "Moored", "Gone"])
            let fixed = try await client.patch(
                Path.records("ships") + "/5e000000-0000-4000-8000-000000000001", values(["tonnage_class": ["big"]]))
            #expect(fixed.code == "immutable_value")
            let own = try await client.with(key("seed-key-")).get("/v2/self")
            #expect(own.json["scope"] == "user_management:read")
            let list = try await client.get("/v2/lists/arrivals/attributes/arrival_stage/statuses")
            #expect(list.rows.map { $0["title"] } == ["Due", "Here"])
        }
    }

    @Test("A seed with a mistake says where it is and what would do")
    func badSeeds() async throws {
        let read: [(JSON, String)] = [
            (["usres": []], "seed.usres is unknown"), (["users": [["email": 5]]], "seed.users[0].email is a number"),
            (["users": [["email": "a@b.com", "access_level": "boss"]]], "seed.users[0].access_level"),
            (["users": [["email": "a@b.com", "id": "1"]]], "is no UUID"), (["crm": "zoho"], "seed.crm"),
            (["tokens": [["token": "t", "kind": "magic"]]], "seed.tokens[0].kind"),
            (["switches": ["nothing": true]], "seed.switches.nothing is unknown"),
            (["switches": ["billing_refused": 1]], "must be true or false"),
        ]
        for (json, words) in read {
            let error = #expect(throws: SeedError.self) { try AttioSeed(json) }
            #expect(error?.description.contains(words) == true, "\(words)")
        }
        let made: [(JSON, String)] = [
            (["tokens": [["token": "short"]]], "an API key of Attio's has 64"),
            (["installer": "no@example.com"], "seed.installer"),
            (["objects": [["slug": "people", "enabled": false]]], "people can't be switched off"),
            (["objects": [["slug": "deals", "records": [["values": ["nope": 1]]]]]], "seed.objects[0].records[0]"),
            (["objects": [["slug": "deals", "attributes": [["api_slug": "x", "type": "y"]]]]], "must be one of text"),
            (["lists": [["slug": "l", "name": "L", "parent_object": "x"]]], "seed.lists[0].parent_object"),
        ]
        for (json, words) in made {
            let error = await #expect(throws: SeedError.self) { try await withAttio(try AttioSeed(json)) { _, _ in } }
            #expect(error?.description.contains(words) == true, "\(words)")
        }
    }

    @Test("The state shows members, definitions and records, and no token")
    func state() async throws {
        try await withAttio { server, client in
            _ = try await client.post(Path.attributes("deals"), ownerAttribute("gw_owner"))
            let state = server.state()
            #expect(state["members"] == ["active": 8, "suspended": 1])
            let deals = state["objects"]?["deals"]
            #expect(deals?["records"]?[Path.record(501)]?["name"] == ["Acme rollout"])
            #expect(deals?["archived_attributes"] == ["old_channel"])
            #expect(deals?["custom_attributes"]?.array?.last?["api_slug"] == "gw_owner")
            #expect(deals?["statuses"]?["stage"]?.array?.count == 5)
            #expect(!state.text.contains(client.token ?? "?"))
        }
    }

    @Test("SEC-2: the journal names the actor and the operation, and holds no token")
    func journal() async throws {
        try await withAttio { server, client in
            _ = try await client.get(Path.members)
            _ = try await client.get("/v2/self")
            let entries = server.journal.entries
            #expect(entries.map(\.operation) == ["attio.members.list", "attio.self.get"])
            #expect(entries[0].actor?.hasPrefix("api-token ") == true && entries[1].actor == nil)
            #expect(!entries.contains { $0.json.text.contains(client.token ?? "?") })
        }
    }

    @Test("Two starts have the same ids and other keys")
    func repeatable() async throws {
        var seen: [(JSON, String?)] = []
        for _ in 0..<2 {
            try await withAttio { server, client in
                let made = try await client.post(Path.attributes("deals"), ownerAttribute("gw_owner"))
                seen.append((made.data["id"] ?? .null, server.credentials.staticToken))
            }
        }
        #expect(seen[0].0 == seen[1].0 && seen[0].1 != seen[1].1)
    }
}
