import Foundation
import HubSpotMock
import MockKit
import Testing

@Suite("Naive clients: records")
struct NaiveRecordTests {
    private let deals = Path.records("deals")

    @Test("Sheet §10: a client that searches right after a create finds nothing, until the index caught up")
    func searchLags() async throws {
        try await withHubSpot(clock: MockClock(standingAt: Date())) { server, client in
            let made = try await client.post(deals, deal("Gateway probe 7f3a"))
            let query: JSON = [
                "filterGroups": [
                    ["filters": [["propertyName": "dealname", "operator": "EQ", "value": "Gateway probe 7f3a"]]]
                ]
            ]
            let answer1 = try await client.post(deals + "/search", query)
            #expect(answer1.json["total"] == 0)
            let answer2 = try await client.get(deals + "/\(made.json["id"]?.string ?? "")")
            #expect(answer2.status == 200)
            server.advanceClock(by: .seconds(6))
            let answer3 = try await client.post(deals + "/search", query)
            #expect(answer3.json["total"] == 1)
        }
    }

    @Test("Sheet §9: an undefined property is left out without an error, an unset one is null")
    func undefinedIsOmitted() async throws {
        try await withHubSpot { _, client in
            let answer = try await client.get(deals + "/501?properties=amount,nope,fit_score")
            #expect(answer.status == 200)
            let names = answer.json["properties"]?.object?.names
            #expect(names == ["amount", "createdate", "fit_score", "hs_lastmodifieddate", "hs_object_id"])
            #expect(answer.json["properties"]?["fit_score"] == .null)
            #expect(answer.json["properties"]?["amount"] == "12000.00")
        }
    }

    @Test("Sheet §9: repeated query parameters and a slash at the end are understood like the list with commas")
    func sdkSpelling() async throws {
        try await withHubSpot { _, client in
            let answer = try await client.get(deals + "/501/?properties=amount&properties=dealname")
            #expect(answer.json["properties"]?["dealname"] == "Acme rollout")
            #expect(answer.json["properties"]?["amount"] == "12000.00")
        }
    }

    @Test("Sheet §9 and §12: all bad properties come in one 400, in both encodings, and nothing is written")
    func allProblemsAtOnce() async throws {
        try await withHubSpot { server, client in
            let bad = deal(
                "x", ["nope": "1", "fit_score": "abc", "hs_object_id": "5", "decision_date": "2024-01-30T01:07:09"])
            let before = server.state()["objects"]?["deals"]?["records"]?.object?.members.count
            let answer = try await client.post(deals, bad)
            #expect(answer.status == 400 && answer.json["category"] == "VALIDATION_ERROR")
            #expect(
                Set(answer.errorCodes) == [
                    "PROPERTY_DOESNT_EXIST", "INVALID_INTEGER", "READ_ONLY_VALUE", "INVALID_LONG",
                ])
            let message = answer.json["message"]?.string ?? ""
            let inner = try JSON.parse(Array(message.drop { $0 != "[" }.utf8))
            #expect(inner.array?.count == 4 && inner[0]?["isValid"] == false)
            #expect(answer.json["correlationId"]?.string == answer.headers["x-hubspot-correlation-id"])
            #expect(server.state()["objects"]?["deals"]?["records"]?.object?.members.count == before)
        }
    }

    @Test("Sheet §9: without trace ids one bad input fails the whole batch; with them it is 207")
    func batchesWithoutTraces() async throws {
        try await withHubSpot { server, client in
            let good = deal("good")
            let bad = deal("bad", ["nope": "1"])
            let whole = try await client.post(deals + "/batch/create", ["inputs": [good, bad]])
            #expect(whole.status == 400)
            #expect(!server.state().text.contains("\"good\""))
            var inputs = [good, bad]
            inputs[0]["objectWriteTraceId"] = "t-good"
            inputs[1]["objectWriteTraceId"] = "t-bad"
            let partial = try await client.post(deals + "/batch/create", ["inputs": .array(inputs)])
            #expect(partial.status == 207 && partial.json["numErrors"] == 1)
            #expect(partial.json["errors"]?[0]?["context"]?["objectWriteTraceId"] == ["t-bad"])
            #expect(partial.json["results"]?[0]?["objectWriteTraceId"] == "t-good")
        }
    }

    @Test("Sheet §9: a client that matches batch results by position gets the wrong records")
    func batchOrder() async throws {
        try await withHubSpot { _, client in
            let inputs = ["a", "b", "c"].map { deal($0) }
            let made = try await client.post(deals + "/batch/create", ["inputs": .array(inputs)])
            #expect(made.status == 201)
            #expect(made.json["results"]?[0]?["properties"]?["dealname"] == "c")
            let read = try await client.post(
                deals + "/batch/read",
                ["inputs": [["id": "501"], ["id": "503"], ["id": "999"]], "properties": ["amount"]])
            #expect(read.status == 207)
            #expect(read.json["results"]?[0]?["id"] == "503")
            #expect(read.json["errors"]?[0]?["context"]?["ids"] == ["999"])
        }
    }

    @Test("Sheet §9: more than 100 inputs, and repeated ids, are refused")
    func batchLimits() async throws {
        try await withHubSpot { _, client in
            let many = (0..<101).map { JSON.object(["id": .string(String($0))]) }
            let answer4 = try await client.post(deals + "/batch/read", ["inputs": .array(many)])
            #expect(answer4.status == 400)
            let twice = try await client.post(deals + "/batch/read", ["inputs": [["id": "501"], ["id": "501"]]])
            #expect(twice.json["message"] == "Duplicate IDs found in batch input: [501]. IDs must be unique")
            #expect(twice.json["context"]?["ids"] == ["501"])
        }
    }

    @Test("Sheet §1: required properties are enforced under 2026-09 only")
    func requiredByVersion() async throws {
        try await withHubSpot { _, client in
            let bare: JSON = ["properties": ["amount": "1"]]
            let answer5 = try await client.post(Path.oldRecords, bare)
            #expect(answer5.status == 201)
            let refused = try await client.post(deals, bare)
            #expect(refused.status == 400)
            #expect(refused.errorCodes == ["MISSING_REQUIRED_PROPERTY", "MISSING_REQUIRED_PROPERTY"])
        }
    }

    @Test("Sheet §11: values come back normalised, so that a client that compares texts sees differences")
    func normalisation() async throws {
        try await withHubSpot { _, client in
            let written = try await client.post(
                deals,
                deal(
                    "x",
                    [
                        "closedate": "2026-12-31T00:00:00.000Z", "amount": "12.50", "decision_date": "1798675200000",
                        "competitors": "globex;none", "budget_confirmed": true,
                    ]))
            let stored = written.json["properties"]
            #expect(stored?["closedate"] == "2026-12-31T00:00:00Z" && stored?["amount"] == "12.50")
            #expect(stored?["decision_date"] == "2026-12-31" && stored?["budget_confirmed"] == "true")
            let id = written.json["id"]?.string ?? ""
            let appended = try await client.send(
                "PATCH", deals + "/\(id)", body: ["properties": ["competitors": ";initech", "amount": ""]])
            #expect(appended.json["properties"]?["competitors"] == "globex;none;initech")
            #expect(appended.json["properties"]?["amount"] == .null)
            let contact = try await client.post(
                Path.records("contacts"), ["properties": ["email": "New.Person@Example.COM"]])
            #expect(contact.json["properties"]?["email"] == "new.person@example.com")
        }
    }

    @Test("Sheet §8 and §12: a stage of another pipeline is refused, with the valid ones")
    func wrongStage() async throws {
        try await withHubSpot { _, client in
            let answer = try await client.post(deals, ["properties": ["dealname": "x", "dealstage": "1090865711"]])
            #expect(answer.errorCodes == ["INVALID_OPTION"])
            #expect(answer.json["message"]?.string?.contains("pipelineId=default : [appointmentscheduled") == true)
            let fits = try await client.post(
                deals, ["properties": ["dealname": "x", "pipeline": "75e28846", "dealstage": "1090865711"]])
            #expect(fits.status == 201)
        }
    }

    @Test("Sheet §9: a create is not idempotent, an e-mail is: 409 with the existing id")
    func duplicateContact() async throws {
        try await withHubSpot { _, client in
            let path = Path.records("contacts")
            let answer = try await client.post(path, ["properties": ["email": "MARIA@acme.example"]])
            #expect(answer.status == 409 && answer.json["category"] == "CONFLICT")
            #expect(answer.json["message"] == "Contact already exists. Existing ID: 101")
            let first = try await client.post(deals, deal("same"))
            let second = try await client.post(deals, deal("same"))
            #expect(first.json["id"] != second.json["id"])
        }
    }

    @Test("Sheet §9: unique properties serve upsert and get, others are refused")
    func upsert() async throws {
        try await withHubSpot { _, client in
            let input: JSON = [
                "id": "C-9", "idProperty": "contract_number",
                "properties": ["dealname": "x", "dealstage": "contractsent"],
            ]
            let first = try await client.post(deals + "/batch/upsert", ["inputs": [input]])
            let second = try await client.post(deals + "/batch/upsert", ["inputs": [input]])
            #expect(first.json["results"]?[0]?["new"] == true && second.json["results"]?[0]?["new"] == false)
            let answer6 = try await client.get(deals + "/C-9?idProperty=contract_number")
            #expect(answer6.status == 200)
            let refused = try await client.get(deals + "/x?idProperty=dealname")
            #expect(
                refused.json["message"] == "Unable to perform update/upsert by non-unique 0-3 property dealname")
        }
    }

    @Test("Sheet §15: history names the app as the source, newest first")
    func history() async throws {
        try await withHubSpot { _, client in
            _ = try await client.send("PATCH", deals + "/502", body: ["properties": ["amount": "25.00"]])
            let answer = try await client.get(deals + "/502?propertiesWithHistory=amount")
            let entries = answer.json["propertiesWithHistory"]?["amount"]?.array ?? []
            let values = entries.compactMap { $0["value"]?.string }
            #expect(values == ["25.00", "4500"])
            #expect(entries[0]["sourceType"] == "INTEGRATION" && entries[0]["sourceId"] == "1234444")
        }
    }

    @Test("Sheet §9: a deleted record is gone, and its 404 depends on the form of the id")
    func deletion() async throws {
        try await withHubSpot { _, client in
            let answer7 = try await client.send("DELETE", deals + "/501")
            #expect(answer7.status == 204)
            let answer8 = try await client.get(deals + "/501")
            #expect(answer8.json["message"] == "resource not found")
            let answer9 = try await client.get(deals + "/501?archived=true")
            #expect(answer9.json["archived"] == true)
            let odd = try await client.get(deals + "/abc")
            #expect(odd.json["message"] == "Object not found.  objectId are usually numeric.")
        }
    }

    @Test("Checklist 9: a workflow overwrites a field after a write, and an administrator's rule refuses a value")
    func workflowAndRules() async throws {
        var object = HubSpotSeed.Object("deals")
        object.workflows = [["when_written": "hs_next_step", "property": "description", "value": "automatic"]]
        object.validations = [["property": "dealname", "rule": "MIN_LENGTH", "arguments": ["3"]]]
        var seed = HubSpotSeed()
        seed.objects = [object]
        try await withHubSpot(seed) { _, client in
            let made = try await client.post(deals, deal("abc", ["hs_next_step": "call", "description": "mine"]))
            #expect(made.json["properties"]?["description"] == "automatic")
            let answer10 = try await client.post(deals, deal("ab"))
            #expect(answer10.status == 400)
            let rules = try await client.get("/crm/property-validations/2026-09/0-3").json
            #expect(rules["results"]?[0]?["propertyValidationRules"]?[0]?["ruleType"] == "MIN_LENGTH")
        }
    }
}
