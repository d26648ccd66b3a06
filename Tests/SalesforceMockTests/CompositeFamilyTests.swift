import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: batch and graph")
struct CompositeFamilyTests {
    private let deals = "/sobjects/Opportunity"

    @Test("Sheet §10: a batch runs each row, tells of 204 as null, and stops after an error when told to")
    func batch() async throws {
        try await withRecordOrg { _, client in
            let id = try await RecordOrg.id(of: "Name = 'Acme rollout'", in: "Opportunity", client)
            func request(_ halts: Bool) -> JSON {
                [
                    "haltOnError": .bool(halts),
                    "batchRequests": [
                        [
                            "method": "PATCH", "url": .string("v66.0/sobjects/Opportunity/\(id)"),
                            "richInput": ["Amount": 900],
                        ],
                        ["method": "GET", "url": .string("v66.0/sobjects/Opportunity/\(id)?fields=Amount")],
                        [
                            "method": "PATCH", "url": "v66.0/sobjects/Opportunity/006QH000003nOnE",
                            "richInput": ["Amount": 1],
                        ],
                        ["method": "GET", "url": .string("v66.0/sobjects/Opportunity/\(id)")],
                    ],
                ]
            }
            let halted = try await client.post("/composite/batch", request(true))
            #expect(halted.status == 200 && halted.json["hasErrors"] == true)
            let results = halted.json["results"]?.array ?? []
            #expect(results.compactMap { $0["statusCode"]?.integer } == [204, 200, 404, 412])
            #expect(results[0]["result"] == .null && results[1]["result"]?["Amount"]?.decimal == 900)
            #expect(results[3]["result"]?[0]?["errorCode"] == "BATCH_PROCESSING_HALTED")
            let all = try await client.post("/composite/batch", request(false))
            let statuses = (all.json["results"]?.array ?? []).compactMap { $0["statusCode"]?.integer }
            #expect(statuses == [204, 200, 404, 200])
        }
    }

    @Test("Sheet §10 and §12: a batch takes 25 rows, each of which is counted")
    func batchLimits() async throws {
        try await withRecordOrg { _, client in
            func batch(_ count: Int) -> JSON {
                let row: JSON = ["method": "GET", "url": "v66.0/query?q=SELECT%20Id%20FROM%20User%20LIMIT%201"]
                return ["batchRequests": .array(Array(repeating: row, count: count))]
            }
            func used(_ answer: RecordClient.Answer) -> Int? {
                let text = answer.headers["sforce-limit-info"] ?? ""
                return text.firstMatch(of: /api-usage=(\d+)/).flatMap { Int($0.1) }
            }
            let first = try await client.query("SELECT Id FROM User LIMIT 1")
            let second = try await client.post("/composite/batch", batch(25))
            #expect(second.status == 200)
            #expect(try #require(used(second)) - #require(used(first)) == 25)
            let refused = try await client.post("/composite/batch", batch(26))
            #expect(refused.status == 400)
        }
    }

    private func graph(_ id: String, _ rows: [JSON]) -> JSON {
        ["graphId": .string(id), "compositeRequest": .array(rows)]
    }

    @Test("Sheet §10: each graph is saved whole or not at all, whatever happens to the others")
    func graphs() async throws {
        try await withRecordOrg { _, client in
            let account = RecordClient.row("POST", "/sobjects/Account", "acc", ["Name": "Graph"])
            let deal = RecordClient.row("POST", deals, "deal", RecordOrg.deal("Graph deal", ["AccountId": "@{acc.id}"]))
            let bad = RecordClient.row("POST", deals, "bad", RecordOrg.deal("x", ["Nope__c": 1]))
            let answer = try await client.post(
                "/composite/graph", ["graphs": [graph("g1", [account, deal]), graph("g2", [account, bad])]])
            let graphs = answer.json["graphs"]?.array ?? []
            #expect(graphs.compactMap { $0["isSuccessful"]?.bool } == [true, false])
            let rows = graphs[1]["graphResponse"]?["compositeResponse"]?.array ?? []
            #expect(rows.compactMap { $0["body"]?[0]?["errorCode"]?.string } == ["PROCESSING_HALTED", "INVALID_FIELD"])
            let kept = try await client.query("SELECT COUNT() FROM Account WHERE Name = 'Graph'")
            #expect(kept.json["totalSize"] == 1)
        }
    }

    @Test("Sheet §10: graphs have limits, and no queries")
    func graphLimits() async throws {
        try await withRecordOrg { _, client in
            let row = RecordClient.row("POST", "/sobjects/Account", "a", ["Name": "x"])
            let many = (0..<76).map { graph("g\($0)", [row]) }
            let answer1 = try await client.post("/composite/graph", ["graphs": .array(many)])
            #expect(answer1.status == 400)
            let line = (0..<16).map { number in
                RecordClient.row(
                    "POST", "/sobjects/Account", "a\(number)",
                    number == 0 ? ["Name": "x"] : ["Name": "x", "ParentId": .string("@{a\(number - 1).id}")])
            }
            let answer2 = try await client.post("/composite/graph", ["graphs": [graph("g", line)]])
            #expect(answer2.status == 400)
            let query = RecordClient.row("GET", "/query?q=SELECT%20Id%20FROM%20User", "q")
            let answer3 = try await client.post("/composite/graph", ["graphs": [graph("g", [query])]])
            #expect(answer3.json["graphs"]?[0]?["isSuccessful"] == false)
        }
    }

    @Test("Sheet §18: the Tooling API has a composite of its own rows, which is undone whole, definitions too")
    func tooling() async throws {
        try await withRecordOrg { _, client in
            let field: JSON = [
                "FullName": "Opportunity.Xyz_Owner__c",
                "Metadata": [
                    "label": "Xyz Owner", "type": "Lookup", "referenceTo": "User", "relationshipName": "Xyz_Owned",
                    "relationshipLabel": "Xyz Owned", "deleteConstraint": "SetNull", "required": false,
                ],
            ]
            let query = RecordClient.encoded(
                "SELECT DurableId FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Opportunity' "
                    + "AND QualifiedApiName = 'Xyz_Owner__c'")
            func run(_ rows: [JSON]) async throws -> RecordClient.Answer {
                try await client.post(
                    "/tooling/composite",
                    ["allOrNone": true, "collateSubrequests": false, "compositeRequest": .array(rows)])
            }
            let create = RecordClient.row("POST", "/tooling/sobjects/CustomField", "f", field)
            let find = RecordClient.row("GET", "/tooling/query?q=" + query, "q")
            let foreign = RecordClient.row("GET", "/sobjects/Opportunity/describe", "d")
            let undone = try await run([create, foreign])
            #expect(undone.rows.compactMap { $0["httpStatusCode"]?.integer } == [400, 400])
            let none = try await run([find])
            #expect(none.row(0)["body"]?["totalSize"] == 0)
            let made = try await run([create, find])
            #expect(made.rows.compactMap { $0["httpStatusCode"]?.integer } == [201, 200], "\(made.json.text)")
            #expect(made.row(1)["body"]?["totalSize"] == 1)
        }
    }

    @Test("Sheet §16.11: rows have their messages in another language, and no fields, where the switches say so")
    func switches() async throws {
        try await withRecordOrg(change: {
            $0.switches.localisedMessages = true
            $0.switches.omitFields = true
        }) { _, client in
            let bad = RecordClient.row("POST", deals, "bad", RecordOrg.deal("x", ["CloseDate": nil]))
            let answer = try await client.composite([bad])
            let error = answer.row(0)["body"]?[0]
            #expect(error?["errorCode"] == "REQUIRED_FIELD_MISSING" && error?["fields"] == nil)
            #expect(error?["message"]?.string?.contains("Required fields") == false)
            let many = try await client.post(
                "/composite/sobjects", ["records": [["attributes": ["type": "Contact"], "FirstName": "x"]]])
            let row = many.json[0]?["errors"]?[0]
            #expect(row?["statusCode"] == "REQUIRED_FIELD_MISSING")
            #expect(row?["message"]?.string?.contains("Required fields") == false)
        }
    }
}
