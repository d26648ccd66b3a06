import HubSpotMock
import MockKit
import Testing

@Suite("Naive clients: properties")
struct NaivePropertyTests {
    private func draft(_ name: String, type: String = "string", field: String = "text") -> JSON {
        [
            "name": .string(name), "label": "X", "type": .string(type), "fieldType": .string(field),
            "groupName": "dealinformation",
        ]
    }

    private var ownerDraft: JSON {
        var body = draft("gw_owner", type: "enumeration", field: "select")
        body["externalOptions"] = true
        body["referencedObjectType"] = "OWNER"
        return body
    }

    @Test("Sheet §7.3: a client that takes 201 for new restores an archived property without knowing it")
    func silentRestore() async throws {
        try await withHubSpot { _, client in
            let path = Path.properties("deals")
            let answer1 = try await client.get(path + "/old_channel")
            #expect(answer1.status == 404)
            let answer2 = try await client.get(path + "/old_channel?archived=true")
            #expect(answer2.status == 200)
            let answer = try await client.post(path, draft("old_channel", type: "number", field: "number"))
            #expect(answer.status == 201 && answer.json["type"] == "number")
            let answer3 = try await client.get(path + "/old_channel?archived=true")
            #expect(answer3.status == 404)
        }
    }

    @Test("Sheet §7.3: values of a restored property come back with it")
    func restoredValues() async throws {
        try await withHubSpot { _, client in
            let path = Path.properties("deals")
            _ = try await client.post(path, draft("gw_note"))
            let made = try await client.post(Path.records("deals"), deal("x", ["gw_note": "kept"]))
            let record = Path.records("deals") + "/\(made.json["id"]?.string ?? "")?properties=gw_note"
            let answer4 = try await client.send("DELETE", path + "/gw_note")
            #expect(answer4.status == 204)
            let answer5 = try await client.send("DELETE", path + "/gw_note")
            #expect(answer5.status == 404)
            let answer6 = try await client.get(record)
            #expect(answer6.json["properties"]?["gw_note"] == nil)
            _ = try await client.post(path, draft("gw_note"))
            let answer7 = try await client.get(record)
            #expect(answer7.json["properties"]?["gw_note"] == "kept")
        }
    }

    @Test("Sheet §7.3: a client that creates twice gets 409 with the observed body, and nothing changes")
    func conflict() async throws {
        try await withHubSpot { _, client in
            let path = Path.properties("deals")
            let answer8 = try await client.post(path, ownerDraft)
            #expect(answer8.status == 201)
            let again = try await client.post(path, draft("gw_owner"))
            #expect(again.status == 409)
            #expect(again.json["category"] == "OBJECT_ALREADY_EXISTS")
            #expect(again.json["subCategory"] == "Properties.PROPERTY_WITH_NAME_EXISTS")
            #expect(again.json["message"] == "A property named 'gw_owner' already exists.")
            let answer9 = try await client.get(path + "/gw_owner")
            #expect(answer9.json["referencedObjectType"] == "OWNER")
        }
    }

    @Test("Sheet §7.2: a client that patches externalOptions or referencedObjectType gets 200, and nothing changes")
    func immutableFields() async throws {
        try await withHubSpot { _, client in
            let path = Path.properties("deals")
            _ = try await client.post(path, draft("gw_text"))
            let patched = try await client.send(
                "PATCH", path + "/gw_text",
                body: [
                    "externalOptions": true, "referencedObjectType": "OWNER", "hasUniqueValue": true, "label": "New",
                ])
            #expect(patched.status == 200)
            let stored = try await client.get(path + "/gw_text").json
            #expect(stored["externalOptions"] == false && stored["hasUniqueValue"] == false)
            #expect(stored["referencedObjectType"] == nil && stored["label"] == "New")
        }
    }

    @Test("Sheet §7.1: a client that takes options: [] for nothing allowed can't write owner properties")
    func externalOptionsAreEmpty() async throws {
        try await withHubSpot { _, client in
            for name in ["hubspot_owner_id", "dealstage", "pipeline"] {
                let property = try await client.get(Path.properties("deals") + "/\(name)").json
                #expect(property["options"] == [] && property["externalOptions"] == true)
            }
            var wrong = ownerDraft
            wrong["options"] = [["label": "A", "value": "a"]]
            let answer10 = try await client.post(Path.properties("deals"), wrong)
            #expect(answer10.status == 400)
        }
    }

    @Test("Sheet §7.2: a group that does not exist, a bad pair, a bad name and a bad object are refused")
    func refusedDrafts() async throws {
        try await withHubSpot { _, client in
            var orphan = draft("gw_a")
            orphan["groupName"] = "nowhere"
            let drafts = [
                orphan, draft("gw_b", type: "date", field: "select"), draft("Gw_C"),
                draft("gw_d", type: "bool", field: "booleancheckbox"),
            ]
            for body in drafts { #expect(try await client.post(Path.properties("deals"), body).status == 400) }
            let unknown = try await client.get(Path.properties("xyz"))
            #expect(unknown.status == 400 && unknown.json["message"] == "Unable to infer object type from: xyz")
        }
    }

    @Test("Sheet §7.2: a group with properties is kept, and the error document stands inside of the message")
    func groupInUse() async throws {
        try await withHubSpot { _, client in
            let path = Path.properties("deals") + "/groups"
            let answer11 = try await client.post(path, ["name": "gw", "label": "Gateway"])
            #expect(answer11.status == 201)
            let answer12 = try await client.send("DELETE", path + "/gw")
            #expect(answer12.status == 204)
            let refused = try await client.send("DELETE", path + "/dealinformation")
            #expect(refused.status == 400)
            #expect(refused.json["message"]?.string?.contains("GROUP_WITH_ACTIVE_PROPERTIES") == true)
        }
    }

    @Test("Sheet §8: a client that reads stage metadata as numbers, or trusts the order, fails")
    func stageMetadata() async throws {
        try await withHubSpot { _, client in
            let pipelines = try await client.get("/crm/pipelines/2026-09/deals").json["results"]?.array ?? []
            let places = pipelines.compactMap { $0["displayOrder"]?.integer }
            #expect(places == [1, 0])
            let stages = pipelines.last?["stages"]?.array ?? []
            #expect(stages[0]["metadata"]?["probability"] == "0.9" && stages[0]["metadata"]?["isClosed"] == "false")
            let orders = stages.compactMap { $0["displayOrder"]?.integer }
            #expect(orders.count == 7 && orders != orders.sorted())
        }
    }

    @Test("Sheet §8: an unknown pipeline is a 404 without a body of the usual form")
    func unknownPipeline() async throws {
        try await withHubSpot { _, client in
            let answer = try await client.get("/crm/pipelines/2026-09/deals/none")
            #expect(answer.status == 404 && answer.json == .null)
        }
    }
}
