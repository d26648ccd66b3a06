import AttioMock
import MockKit
import Testing

@Suite("Attio's mock: records")
struct RecordTests {
    private let acme = Path.record(501, of: "deals")

    private func titles(_ answer: AttioClient.Answer) -> [String] {
        answer.values("competitors").compactMap { $0["option"]?["title"]?.string }
    }

    @Test("Sheet §9: every value is an array with its time and its author, and what is unset is an empty one")
    func shape() async throws {
        try await withAttio { server, client in
            let made = try await client.post(Path.records("deals"), deal("Shape"))
            #expect(made.status == 200)
            let name = made.values("name").first
            #expect(name?["active_until"] == .null && name?["attribute_type"] == "text")
            #expect(name?["created_by_actor"]?["type"] == "api-token")
            #expect(name?["active_from"]?.string?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z/) != nil)
            #expect(made.data["values"]?["fit_score"] == [])
            #expect(made.data["web_url"]?.string?.hasPrefix("https://app.attio.com/example-ltd/deal/") == true)
            let app = try await client.with(server.credentials.accessToken).post(Path.records("deals"), deal("App"))
            #expect(app.values("name").first?["created_by_actor"]?["type"] == "app")
            try server.turn("empty_values_omitted")
            let read = try await client.get(Path.records("deals") + "/" + made.recordID)
            #expect(read.data["values"]?["fit_score"] == nil && read.data["values"]?["name"] != nil)
        }
    }

    @Test(
        "Sheet §9: PATCH only adds to several values, in front, so that it restores nothing; PUT leaves exactly what is sent"
    )
    func multiselect() async throws {
        try await withAttio { _, client in
            _ = try await client.patch(acme, values(["competitors": ["globex"]]))
            let added = try await client.patch(acme, values(["competitors": ["initech", "globex"]]))
            #expect(titles(added) == ["initech", "globex"])
            let still = try await client.patch(acme, values(["competitors": []]))
            #expect(titles(still) == ["initech", "globex"])
            let put = try await client.put(acme, values(["competitors": ["none", "globex"]]))
            #expect(titles(put) == ["none", "globex"])
            let cleared = try await client.put(acme, values(["competitors": []]))
            #expect(titles(cleared).isEmpty && cleared.values("name").count == 1)
        }
    }

    @Test("Sheet §10: e-mails only grow by PATCH, whatever their case; PUT sets the list in its order")
    func emails() async throws {
        try await withAttio { _, client in
            let maria = Path.record(101, of: "people")
            func held(_ answer: AttioClient.Answer) -> [String] {
                answer.values("email_addresses").compactMap { $0["email_address"]?.string }
            }
            let added = try await client.patch(
                maria, values(["email_addresses": ["New@acme.example.com", "MARIA@acme.example.com"]]))
            #expect(held(added) == ["new@acme.example.com", "maria@acme.example.com"])
            #expect(added.values("email_addresses").first?["original_email_address"] == "New@acme.example.com")
            let put = try await client.put(maria, values(["email_addresses": ["maria@acme.example.com"]]))
            #expect(held(put) == ["maria@acme.example.com"])
        }
    }

    @Test("Sheet §9: an empty array clears, an explicit null is refused, and what is left out stays")
    func clearing() async throws {
        try await withAttio { _, client in
            _ = try await client.patch(acme, values(["next_step_agreed": ["Call"], "fit_score": [7]]))
            let null = try await client.patch(acme, values(["next_step_agreed": .null]))
            #expect(null.status == 400 && null.code == "validation_type")
            #expect(null.paths == ["data.values.next_step_agreed"])
            let inner = try await client.patch(acme, values(["next_step_agreed": [.null]]))
            #expect(inner.status == 400)
            let cleared = try await client.patch(acme, values(["next_step_agreed": []]))
            #expect(cleared.values("next_step_agreed").isEmpty && cleared.values("fit_score").count == 1)
        }
    }

    @Test("Sheet §9: deals need a name, a stage and an owner, on create and against clearing")
    func required() async throws {
        try await withAttio { _, client in
            let bare = try await client.post(Path.records("deals"), values(["name": ["Bare"], "stage": ["Lead"]]))
            let owner = try await client.get(Path.attributes("deals") + "/owner")
            let id = owner.data["id"]?["attribute_id"]?.string ?? ""
            #expect(bare.status == 400 && bare.code == "missing_value")
            #expect(bare.message == "Required value for attribute with ID \"\(id)\" was not provided.")
            let cleared = try await client.put(acme, values(["owner": []]))
            #expect(cleared.code == "missing_value")
        }
    }

    @Test("Sheet §9: values are written by slug or by UUID, and read by slug; a single one need not be in an array")
    func keys() async throws {
        try await withAttio { _, client in
            let score = try await client.get(Path.attributes("deals") + "/fit_score")
            let id = score.data["id"]?["attribute_id"]?.string ?? ""
            let written = try await client.patch(acme, values([id: 3]))
            #expect(written.values("fit_score").map { $0["value"] } == [3] && written.data["values"]?[id] == nil)
            let two = try await client.patch(acme, values(["fit_score": [3, 4]]))
            #expect(two.status == 400 && two.code == "validation_type")
            let unknown = try await client.patch(acme, values(["week_starting": ["x"]]))
            #expect(unknown.status == 400 && unknown.code == "value_not_found")
            #expect(unknown.message == "Cannot find attribute with slug/ID \"week_starting\".")
        }
    }

    @Test("Sheet §12 (unverified): what is not writable is 400 with a code that is open")
    func readOnly() async throws {
        try await withAttio { server, client in
            let fixed = try await client.patch(acme, values(["weighted_value": [1]]))
            #expect(fixed.status == 400 && fixed.code == "validation_type")
            try server.turn("read_only_code", "immutable_value")
            let other = try await client.patch(acme, values(["record_id": ["x"]]))
            #expect(other.status == 400 && other.code == "immutable_value")
            try server.change(.makeReadOnly(object: "deals", property: "fit_score"))
            let made = try await client.patch(acme, values(["fit_score": [1]]))
            #expect(made.code == "immutable_value")
            let shown = try await client.get(Path.attributes("deals") + "/fit_score")
            #expect(shown.data["is_writable"] == false)
        }
    }

    @Test("Sheet §10: a unique value that another record holds is a conflict, and nothing of the write is stored")
    func unique() async throws {
        try await withAttio { _, client in
            let taken = try await client.patch(
                Path.record(151, of: "people"),
                values(["job_title": ["Thief"], "email_addresses": ["Maria@acme.example.com"]]))
            #expect(taken.status == 400 && taken.code == "uniqueness_conflict")
            #expect(taken.message.contains(#""{\"email_address\":\"maria@acme.example.com\"}""#))
            let tom = try await client.get(Path.record(151, of: "people"))
            #expect(tom.values("job_title").isEmpty)
            let code = try await client.post(
                Path.records("companies"), values(["domains": ["https://acme.example.com/x"]]))
            #expect(code.code == "uniqueness_conflict")
        }
    }

    @Test("Sheet §9: assert matches by a unique attribute: its values only grow, those of others are set")
    func asserted() async throws {
        try await withAttio { _, client in
            let path = Path.records("people") + "?matching_attribute=email_addresses"
            _ = try await client.patch(Path.record(101, of: "people"), values(["interests": ["product"]]))
            let found = try await client.put(
                path,
                values(["email_addresses": ["maria@acme.example.com", "m@acme.example.com"], "interests": ["events"]]))
            #expect(found.recordID == Path.record(101) && found.values("email_addresses").count == 2)
            #expect(found.values("interests").count == 1)
            let made = try await client.put(path, values(["email_addresses": ["new@acme.example.com"]]))
            #expect(made.status == 200 && made.recordID != Path.record(101))
            let several = try await client.put(
                path, values(["email_addresses": ["maria@acme.example.com", "tom@globex.example.com"]]))
            #expect(several.code == "multiple_match_results")
            let unknown = try await client.put(Path.records("people") + "?matching_attribute=my-attribute", values([:]))
            #expect(unknown.message == "No attribute was found for matching_attribute slug/ID \"my-attribute\".")
            let common = try await client.put(Path.records("deals") + "?matching_attribute=name", deal("x"))
            #expect(common.code == "matching_attribute_definition_not_unique")
        }
    }

    @Test("Sheet §9: the past of a value is kept and read apart, but not of what Attio fills in")
    func history() async throws {
        try await withAttio { server, client in
            _ = try await client.patch(acme, values(["value": [1]]))
            server.advanceClock(by: .seconds(60))
            let written = try await client.patch(acme, values(["value": [2]]))
            #expect(written.values("value").count == 1)
            let active = try await client.get(acme + "/attributes/value/values")
            #expect(active.rows.map { $0["currency_value"] } == [2])
            let every = try await client.get(acme + "/attributes/value/values?show_historic=true")
            #expect(every.rows.map { $0["currency_value"] } == [12_000, 1, 2])
            #expect(every.rows[1]["active_until"] == every.rows[2]["active_from"])
            let page = try await client.get(acme + "/attributes/value/values?show_historic=true&limit=1&offset=1")
            #expect(page.rows.map { $0["currency_value"] } == [1])
            let maria = Path.record(101, of: "people")
            let enriched = try await client.get(
                maria + "/attributes/last_email_interaction/values?show_historic=true")
            #expect(enriched.status == 400 && enriched.code == "validation_type" && enriched.message.contains("COMINT"))
        }
    }

    @Test("VER-4: a deleted record is gone for ever, with the references to it, and its answer is an empty object")
    func deleted() async throws {
        try await withAttio { _, client in
            let gone = try await client.delete(Path.record(301, of: "companies"))
            #expect(gone.status == 200 && gone.json == [:])
            let read = try await client.get(Path.record(301, of: "companies"))
            #expect(read.status == 404 && read.message == "Record with ID \"\(Path.record(301))\" not found.")
            let twice = try await client.delete(Path.record(301, of: "companies"))
            #expect(twice.status == 404)
            let deal = try await client.get(acme)
            #expect(deal.values("associated_company").isEmpty)
        }
    }

    @Test("Sheet §9: a person's new e-mail makes and links the company of its domain, unless the switch is off")
    func linkedCompanies() async throws {
        try await withAttio { server, client in
            let made = try await client.post(
                Path.records("people"), values(["email_addresses": ["ada@newco.example.net"]]))
            let link = made.values("company").first
            #expect(link?["created_by_actor"]?["type"] == "system")
            let company = try await client.get(
                Path.records("companies") + "/" + (link?["target_record_id"]?.string ?? ""))
            #expect(company.values("domains").first?["domain"] == "newco.example.net")
            #expect(company.values("team").first?["target_record_id"]?.string == made.recordID)
            try server.turn("companies_linked", false)
            let alone = try await client.post(
                Path.records("people"), values(["email_addresses": ["ben@newco.example.net"]]))
            #expect(alone.values("company").isEmpty)
        }
    }

    @Test("Sheet §9: a merge gives a new id; writes meanwhile are refused, and so are writes that meet another one")
    func merges() async throws {
        try await withAttio { server, client in
            try server.turn("merges_in_progress", 1)
            let merging = try await client.patch(acme, values(["fit_score": [1]]))
            #expect(merging.status == 400 && merging.code == "merge_in_progress")
            try server.turn("write_conflicts", 1)
            let conflict = try await client.patch(acme, values(["fit_score": [1]]))
            #expect(conflict.status == 409 && conflict.code == "concurrent_write_conflict")
            let fine = try await client.patch(acme, values(["fit_score": [1]]))
            #expect(fine.status == 200)
            try server.change(
                .vendorSpecific(
                    "merge_records",
                    ["object": "deals", "into": .string(Path.record(501)), "from": .string(Path.record(502))]))
            for number in [501, 502] {
                let gone = try await client.get(Path.record(number, of: "deals"))
                #expect(gone.status == 404)
            }
            let left = try await client.post(Path.query("deals"), ["filter": ["name": "Acme rollout"]])
            #expect(left.rows.count == 1 && left.rows[0]["id"]?["record_id"]?.string != Path.record(501))
        }
    }

    @Test("Sheet §7: defaults fill what a new record leaves out, and current-user finds no member behind a token")
    func defaults() async throws {
        try await withAttio { _, client in
            let five: JSON = ["type": "static", "template": [["value": 5]]]
            let month: JSON = ["type": "dynamic", "template": "P1M"]
            let user: JSON = ["type": "dynamic", "template": "current-user"]
            for (slug, type, value) in [
                ("priority", "number", five), ("due", "date", month), ("maker", "actor-reference", user),
            ] {
                let made = try await client.post(
                    Path.attributes("deals"),
                    ownerAttribute(slug, ["type": .string(type), "default_value": value]))
                #expect(made.status == 200 && made.data["is_default_value_enabled"] == true)
            }
            let record = try await client.post(Path.records("deals"), deal("Defaults"))
            #expect(record.values("priority").first?["value"] == 5 && record.values("due").count == 1)
            #expect(record.values("maker").isEmpty)
        }
    }

    @Test("Sheet §12: bodies that are no JSON, no object or without values are 400 with Attio's envelope")
    func badBodies() async throws {
        try await withAttio { _, client in
            for body: JSON in [[:], ["data": []], ["data": [:]], []] {
                let answer = try await client.post(Path.records("deals"), body)
                #expect(answer.status == 400 && answer.code == "validation_type")
            }
            let form = try await client.send("POST", Path.records("deals"), form: "a=b")
            #expect(form.status == 400 && form.json["status_code"] == 400)
            let listed = try await client.get(Path.records("deals"))
            #expect(
                listed.status == 404 && listed.message == "Could not find endpoint \"GET /v2/objects/deals/records\".")
        }
    }
}
