import MockKit
import PipedriveMock
import Testing

@Suite("Fields of Pipedrive's mock")
struct FieldTests {
    private let owner: JSON = [
        "field_name": "Account owner", "field_type": "user",
        "ui_visibility": ["add_visible_flag": false, "details_visible_flag": true],
    ]

    @Test("SYNC-5, F-B3: a client that creates its owner property twice has two: no conflict is ever said")
    func duplicates() async throws {
        try await withPipedrive { _, client in
            for path in [Path.dealFields, Path.personFields, Path.organizationFields] {
                let first = try await client.post(path, owner)
                let second = try await client.post(path, owner)
                #expect(first.status == 200 && second.status == 200)
                #expect(first.content?["field_code"] != second.content?["field_code"])
                let all = try await client.all(path)
                #expect(all.count { $0["field_name"] == "Account owner" && $0["field_type"] == "user" } == 2)
            }
        }
    }

    @Test("A created field has a code of 40 hexadecimal digits, no options, and no number")
    func createdField() async throws {
        try await withPipedrive { _, client in
            let made = try await client.post(Path.dealFields, owner)
            let code = made.content?["field_code"]?.string ?? ""
            #expect(code.wholeMatch(of: /[0-9a-f]{40}/) != nil)
            #expect(made.content?["is_custom_field"] == true && made.content?["options"] == .null)
            #expect(made.content?["id"] == nil && made.content?["description"] == "")
            #expect(made.content?["ui_visibility"]?["details_visible_flag"] == true)
            let one = try await client.get("\(Path.dealFields)/\(code)?include_fields=ui_visibility")
            #expect(one.content?["field_name"] == "Account owner" && one.content?["ui_visibility"] != nil)
            let plain = try await client.get("\(Path.dealFields)/\(code)")
            #expect(plain.content?["ui_visibility"] == nil)
            let person = try await client.post(Path.personFields, owner)
            #expect(person.content?["description"] == nil)
        }
    }

    @Test("SYNC-5: Names are not unique: built-in and custom fields share them, and so do two custom ones of two types")
    func sharedNames() async throws {
        try await withPipedrive { _, client in
            let all = try await client.all(Path.dealFields)
            let regions = all.filter { $0["field_name"] == "Region" }
            #expect(regions.compactMap { $0["field_type"]?.string } == ["varchar", "enum"])
            let probability = all.filter { $0["field_name"] == "Probability" }
            #expect(probability.compactMap { $0["is_custom_field"]?.bool } == [false, true])
        }
    }

    @Test("Pages of fields follow cursors to the end; a foreign cursor and a page of 501 are refused")
    func pages() async throws {
        try await withPipedrive { _, client in
            let all = try await client.all(Path.dealFields + "?limit=500")
            let small = try await client.all(Path.dealFields + "?limit=7")
            #expect(small == all && all.count == 38)
            for query in ["limit=501", "limit=0", "cursor=abc", "include_fields=nothing"] {
                let answer = try await client.get(Path.dealFields + "?" + query)
                #expect(answer.status == 400 && answer.code == "ERR_SCHEMA_VALIDATION_FAILED", "\(query)")
            }
        }
    }

    @Test("Bad drafts are 400 and name the key: no name, a type that people can't make, unknown keys, options amiss")
    func badDrafts() async throws {
        try await withPipedrive { _, client in
            let drafts: [(JSON, String)] = [
                (["field_type": "user"], "field_name: Required"),
                (["field_name": "", "field_type": "user"], "field_name"),
                (["field_name": "X", "field_type": "stage"], "field_type"),
                (["field_name": "X", "field_type": "enum"], "options"),
                (["field_name": "X", "field_type": "user", "options": [["label": "a"]]], "options"),
                (["field_name": "X", "field_type": "user", "colour": "red"], "'colour' is not allowed"),
                (["field_name": 5, "field_type": "user"], "field_name"),
            ]
            for (draft, words) in drafts {
                let answer = try await client.post(Path.dealFields, draft)
                #expect(answer.status == 400 && answer.error.contains(words), "\(answer.error)")
                #expect(answer.code == "ERR_SCHEMA_VALIDATION_FAILED")
            }
            var described = owner
            described["description"] = "Who looks after it"
            let deal = try await client.post(Path.dealFields, described)
            #expect(deal.content?["description"] == "Who looks after it")
            let person = try await client.post(Path.personFields, described)
            #expect(person.status == 400 && person.error.contains("'description' is not allowed"))
        }
    }

    @Test("VER-7: A deleted field is in no list, its values are gone, and writing it fails the whole request")
    func deletedField() async throws {
        try await withPipedrive { _, client in
            let made = try await client.post(Path.dealFields, owner)
            let code = made.content?["field_code"]?.string ?? ""
            let written = try await client.patch("\(Path.deals)/501", ["custom_fields": [code: 12_002]])
            #expect(written.content?["custom_fields"]?[code] == 12_002)
            let gone = try await client.delete("\(Path.dealFields)/\(code)")
            #expect(gone.status == 200 && gone.content?["field_code"]?.string == code)
            let read = try await client.get("\(Path.deals)/501")
            #expect(read.content?["custom_fields"]?[code] == nil)
            let again = try await client.patch(
                "\(Path.deals)/501", ["title": "New", "custom_fields": [code: 12_002]])
            #expect(again.status == 400 && again.error.contains(code))
            let title = try await client.get("\(Path.deals)/501")
            #expect(title.content?["title"] == "Acme rollout")
            let builtIn = try await client.delete("\(Path.dealFields)/title")
            #expect(builtIn.status == 400)
        }
    }

    @Test("Unverified: a field that is not there is 404 or 410", arguments: [false, true])
    func goneFields(isGone: Bool) async throws {
        try await withPipedrive({ $0.goneFields = isGone }) { _, client in
            let answer = try await client.get(Path.dealFields + "/0123")
            #expect(answer.status == (isGone ? 410 : 404) && answer.error == "The field is not found")
        }
    }

    @Test(
        "Unverified: fields may say whether they can be written, and labels may have another code",
        arguments: [false, true])
    func writability(isOn: Bool) async throws {
        try await withPipedrive({
            $0.isWritable = isOn
            $0.labelIDsCode = isOn
        }) { server, client in
            try server.change(.makeReadOnly(object: "deals", property: "Fit score"))
            let all = try await client.all(Path.dealFields)
            let score = all.first { $0["field_name"] == "Fit score" }
            #expect(score?["is_writable"] == (isOn ? false : nil))
            #expect(all.contains { $0["field_code"] == "label_ids" } == isOn)
            #expect(all.contains { $0["field_code"] == "label" } == !isOn)
        }
    }

    @Test("Built-in fields show other codes than records have keys, and words as ids of some options")
    func builtIns() async throws {
        try await withPipedrive { _, client in
            let persons = try await client.all(Path.personFields)
            #expect(
                persons.contains { $0["field_code"] == "email" } && !persons.contains { $0["field_code"] == "emails" })
            let deals = try await client.all(Path.dealFields)
            let status = deals.first { $0["field_code"] == "status" }
            #expect(status?["options"]?[1]?["id"] == "won")
            let value = deals.first { $0["field_code"] == "value" }
            #expect(value?["subfields"]?[1]?["field_code"] == "currency")
            #expect(deals.first { $0["field_code"] == "activities_count" }?["is_optional_response_field"] == true)
        }
    }

    @Test("Options are added, renamed and removed by lists; a removed one leaves the values")
    func options() async throws {
        try await withPipedrive { _, client in
            let draft: JSON = ["field_name": "Tier", "field_type": "set", "options": [["label": "A"], ["label": "B"]]]
            let made = try await client.post(Path.dealFields, draft)
            let path = "\(Path.dealFields)/\(made.content?["field_code"]?.string ?? "")"
            let added = try await client.post(path + "/options", [["label": "C"]])
            #expect(added.content == [["id": 3, "label": "C"]])
            let renamed = try await client.patch(path + "/options", [["id": 1, "label": "Aa"]])
            #expect(renamed.content?[0]?["label"] == "Aa")
            let code = made.content?["field_code"]?.string ?? ""
            _ = try await client.patch("\(Path.deals)/501", ["custom_fields": [code: [1, 2]]])
            let removed = try await client.send("DELETE", path + "/options", body: [["id": 2]])
            #expect(removed.status == 200)
            let deal = try await client.get("\(Path.deals)/501")
            #expect(deal.content?["custom_fields"]?[code] == [1])
            let unknown = try await client.send("DELETE", path + "/options", body: [["id": 9]])
            #expect(unknown.status == 404)
        }
    }

    @Test("Version 1 shows the same fields by numbers, with other names, at twice the price")
    func legacyFields() async throws {
        try await withPipedrive { _, client in
            let made = try await client.post(
                "/v1/dealFields", ["name": "Old way", "field_type": "enum", "options": [["label": "A"]]])
            let id = made.content?["id"]?.integer ?? 0
            let key = made.content?["key"]?.string ?? ""
            #expect(id > 12_400 && key.count == 40 && made.content?["edit_flag"] == true)
            let second = try await client.get("\(Path.dealFields)/\(key)")
            #expect(second.content?["field_name"] == "Old way")
            let changed = try await client.send(
                "PUT", "/api/v1/dealFields/\(id)",
                body: ["name": "Older", "options": [["id": 1, "label": "B"], ["label": "C"]]])
            #expect(changed.content?["name"] == "Older")
            #expect(changed.content?["options"]?.array?.compactMap { $0["label"]?.string } == ["B", "C"])
            let page = try await client.get("/v1/dealFields?start=0&limit=2")
            #expect(page.json["additional_data"]?["pagination"]?["next_start"] == 2)
            #expect(page.content?.array?.count == 2)
            let gone = try await client.delete("/v1/dealFields/\(id)")
            #expect(gone.content == ["id": .integer(id)])
        }
    }

    @Test("The plan's cap of custom fields is a 403 with a code of its own")
    func cap() async throws {
        var seed = PipedriveSeed()
        seed.limits.customFields = 13
        try await withPipedrive(seed) { _, client in
            let first = try await client.post(Path.dealFields, owner)
            #expect(first.status == 200)
            let second = try await client.post(Path.dealFields, owner)
            #expect(second.status == 403 && second.code == "feature_capping_custom_fields_limit")
        }
    }
}
