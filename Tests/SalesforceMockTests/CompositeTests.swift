import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: composite")
struct CompositeTests {
    private let deals = "/sobjects/Opportunity"
    private typealias Client = RecordClient

    private func probe(_ values: JSONObject = [:]) -> [JSON] {
        [
            Client.row(
                "POST", deals, "probe", RecordOrg.deal("Xyz probe", values),
                headers: ["Sforce-Auto-Assign": "FALSE"]),
            Client.row("GET", deals + "/@{probe.id}?fields=Name,Amount", "read"),
            Client.row("DELETE", deals + "/@{probe.id}", "cleanup"),
        ]
    }

    @Test("Sheet §15.5: a create probe runs in one call, and leaves nothing behind")
    func createProbe() async throws {
        try await withRecordOrg { _, client in
            let answer = try await client.composite(probe(["Amount": 12.5]), allOrNone: true)
            #expect(answer.status == 200 && answer.rows.count == 3)
            #expect(answer.rows.compactMap { $0["httpStatusCode"]?.integer } == [201, 200, 204])
            #expect(answer.rows.compactMap { $0["referenceId"]?.string } == ["probe", "read", "cleanup"])
            #expect(answer.row(0)["httpHeaders"]?["Location"]?.string?.hasPrefix("/services/data/v66.0/") == true)
            #expect(answer.row(1)["body"]?["Amount"]?.decimal == 12.5)
            #expect(answer.row(2)["body"] == .null)
            let left = try await client.query("SELECT COUNT() FROM Opportunity WHERE Name = 'Xyz probe'")
            #expect(left.json["totalSize"] == 0)
        }
    }

    @Test("Sheet §10: with allOrNone, the culprit has its error, all others are halted, and nothing stays")
    func rollback() async throws {
        try await withRecordOrg { _, client in
            var rows = probe()
            rows.insert(Client.row("POST", deals, "other", RecordOrg.deal("Kept?")), at: 0)
            rows.append(Client.row("POST", deals, "bad", RecordOrg.deal("x", ["Nope__c": 1])))
            let answer = try await client.composite(rows, allOrNone: true)
            #expect(answer.status == 200)
            #expect(answer.rows.compactMap { $0["httpStatusCode"]?.integer } == [400, 400, 400, 400, 400])
            let codes = answer.rows.compactMap { $0["body"]?[0]?["errorCode"]?.string }
            #expect(codes == Array(repeating: "PROCESSING_HALTED", count: 4) + ["INVALID_FIELD"])
            #expect(
                answer.row(0)["body"]?[0]?["message"]?.string
                    == "The transaction was rolled back since another operation in the same transaction failed.")
            let left = try await client.query("SELECT COUNT() FROM Opportunity WHERE Name = 'Kept?'")
            #expect(left.json["totalSize"] == 0)
        }
    }

    @Test("Sheet §10: without allOrNone, only what depends on a failed row is halted")
    func dependencies() async throws {
        try await withRecordOrg { _, client in
            var rows = probe(["CloseDate": nil])
            rows.append(Client.row("POST", deals, "other", RecordOrg.deal("Kept")))
            let answer = try await client.composite(rows)
            #expect(answer.rows.compactMap { $0["httpStatusCode"]?.integer } == [400, 400, 400, 201])
            #expect(answer.row(0)["body"]?[0]?["errorCode"] == "REQUIRED_FIELD_MISSING")
            #expect(
                answer.row(1)["body"]?[0]?["message"]?.string?.hasPrefix(
                    "Invalid reference specified. No value for probe.id found in probe. ") == true)
            let kept = try await client.query("SELECT COUNT() FROM Opportunity WHERE Name = 'Kept'")
            #expect(kept.json["totalSize"] == 1)
        }
    }

    @Test("Sheet §0.4: unless switched off, rows of one method run together and from the end")
    func collation() async throws {
        try await withRecordOrg { _, client in
            let id = try await RecordOrg.id(of: "Name = 'Acme rollout'", in: "Opportunity", client)
            let path = deals + "/\(id)"
            let rows = [
                Client.row("PATCH", path, "write", ["NextStep": "probe"]),
                Client.row("GET", path + "?fields=NextStep", "read"),
                Client.row("PATCH", path, "restore", ["NextStep": "old"]),
                Client.row("GET", path + "?fields=NextStep", "after"),
            ]
            let ordered = try await client.composite(rows)
            #expect(ordered.row(1)["body"]?["NextStep"] == "probe" && ordered.row(3)["body"]?["NextStep"] == "old")
            let collated = try await client.composite(rows, collates: nil)
            #expect(
                collated.row(1)["body"]?["NextStep"] == "probe" && collated.row(3)["body"]?["NextStep"] == "probe")
            let now = try await client.get(path + "?fields=NextStep")
            #expect(now.json["NextStep"] == "probe")
        }
    }

    @Test("Sheet §10: a reference keeps its place also under collation, and rows with headers aren't collated")
    func collationKeepsReferences() async throws {
        try await withRecordOrg { _, client in
            let answer = try await client.composite(probe(), allOrNone: true, collates: nil)
            #expect(answer.rows.compactMap { $0["httpStatusCode"]?.integer }.first == 201)
            let id = try await RecordOrg.id(of: "Name = 'Acme rollout'", in: "Opportunity", client)
            let headers: JSON = ["Sforce-Auto-Assign": "FALSE"]
            let rows = ["one", "two"].map {
                Client.row("PATCH", deals + "/\(id)", $0, ["NextStep": .string($0)], headers: headers)
            }
            _ = try await client.composite(rows, collates: nil)
            let now = try await client.get(deals + "/\(id)?fields=NextStep")
            #expect(now.json["NextStep"] == "two")
        }
    }

    @Test("Sheet §10: envelopes that break a rule are refused whole, with 400 and an array")
    func envelopes() async throws {
        try await withRecordOrg { _, client in
            let query = { (number: Int) in
                Client.row("GET", "/query?q=SELECT%20Id%20FROM%20User%20LIMIT%201", "q\(number)")
            }
            let get = { (number: Int) in Client.row("GET", "/sobjects/Account/\(number)", "r\(number)") }
            let cases: [(String, [JSON])] = [
                ("26 rows", (0..<26).map(get)), ("6 queries", (0..<6).map(query)), ("none", []),
                ("twin", [query(1), query(1)]), ("name", [Client.row("GET", "/query?q=x", "a-b")]),
                ("underscore", [Client.row("GET", "/query?q=x", "_a")]),
                ("header", [Client.row("GET", "/query?q=x", "a", headers: ["Accept": "text/html"])]),
                ("header", [Client.row("GET", "/query?q=x", "a", headers: ["authorization": "Bearer x"])]),
                ("method", [Client.row("get", "/query?q=x", "a")]),
            ]
            for (name, rows) in cases {
                let answer = try await client.composite(rows)
                #expect(answer.status == 400 && !answer.code.isEmpty, "\(name): \(answer.json.text)")
            }
            let fine = try await client.composite((0..<5).map(query) + (0..<20).map(get))
            #expect(fine.status == 200 && fine.rows.count == 25)
        }
    }

    @Test("Sheet §0.13 and §16.8: rows that name the UI API or another carrier are refused")
    func foreignURLs() async throws {
        try await withRecordOrg { _, client in
            for url in [
                "/ui-api/object-info/Opportunity", "/composite", "/limits", "/tooling/query?q=x", "/composite/batch",
            ] {
                let answer = try await client.composite([Client.row("GET", url, "r")])
                #expect(answer.rows.first?["httpStatusCode"] == 400, "\(url)")
            }
            let answer = try await client.composite([
                Client.row("GET", "https://evil.example/services/data/v66.0/query", "r")
            ])
            #expect(answer.rows.first?["httpStatusCode"] == 400)
        }
    }

    @Test("Sheet §10: headers of the request don't reach the rows, their own do")
    func rowHeaders() async throws {
        let rule = DuplicateRule(object: "Account", name: "R", matchingRule: "M", fields: ["Name"], allowsSave: true)
        let header = ["Sforce-Duplicate-Rule-Header": "allowSave=true"]
        try await withRecordOrg(change: { $0.duplicateRules = [rule] }) { _, client in
            let row = Client.row("POST", "/sobjects/Account", "a", ["Name": "Acme"])
            let answer1 = try await client.composite([row], headers: header)
            #expect(answer1.row(0)["body"]?[0]?["errorCode"] == "DUPLICATES_DETECTED")
            let own = Client.row(
                "POST", "/sobjects/Account", "a", ["Name": "Acme"],
                headers: ["Sforce-Duplicate-Rule-Header": "allowSave=true"])
            let answer2 = try await client.composite([own])
            #expect(answer2.row(0)["httpStatusCode"] == 201)
        }
    }

    @Test("Sheet §15.4: description, queries and layouts come in one call")
    func metadata() async throws {
        try await withRecordOrg { _, client in
            let type = try await RecordOrg.id(of: "DeveloperName = 'Renewal'", in: "RecordType", client)
            let query = "/query?q=" + Client.encoded("SELECT Id FROM RecordType WHERE SobjectType = 'Opportunity'")
            let answer = try await client.composite([
                Client.row("GET", deals + "/describe", "describe"), Client.row("GET", query, "types"),
                Client.row("GET", deals + "/describe/layouts/\(type)", "rt1"),
            ])
            #expect(answer.rows.compactMap { $0["httpStatusCode"]?.integer } == [200, 200, 200])
            #expect(answer.row(0)["httpHeaders"]?["ETag"]?.string?.contains("gzip") == false)
            #expect(answer.row(1)["body"]?["totalSize"] == 2)
            let modified = answer.row(0)["httpHeaders"]?["Last-Modified"]
            let again = try await client.composite([
                Client.row("GET", deals + "/describe", "describe", headers: ["If-Modified-Since": modified ?? .null])
            ])
            #expect(again.row(0)["httpStatusCode"] == 304 && again.row(0)["body"] == .null)
        }
    }

    @Test("Sheet §10: references reach into queries and bodies, and lead to scalars only")
    func references() async throws {
        try await withRecordOrg { _, client in
            let query =
                "/query?q=" + Client.encoded("SELECT Id, Name, Amount FROM Opportunity WHERE Name = 'Globex pilot'")
            let answer = try await client.composite([
                Client.row("GET", query, "q"),
                Client.row(
                    "PATCH", deals + "/@{q.records[0].Id}", "w",
                    ["NextStep": "@{q.records[0].Name} for @{q.records[0].Amount}"]),
                Client.row("GET", deals + "/@{q.records[0].Id}?fields=NextStep", "r"),
                Client.row("GET", deals + "/@{q.records[9].Id}", "outside"),
                Client.row("GET", deals + "/@{q.records}", "list"),
                Client.row("GET", deals + "/@{Q.totalSize}", "case"),
            ])
            #expect(answer.rows.compactMap { $0["httpStatusCode"]?.integer } == [200, 204, 200, 400, 400, 400])
            #expect(answer.row(2)["body"]?["NextStep"]?.string?.hasPrefix("Globex pilot for 4500") == true)
            #expect(answer.row(3)["body"]?[0]?["errorCode"] == "PROCESSING_HALTED")
        }
    }

    @Test("Sheet §6: sight of a field is granted in one atomic composite, and is undone with it")
    func grantOfSight() async throws {
        try await withRecordOrg { _, client in
            let bob = try await RecordOrg.id(of: "Email = 'bob@example.com'", in: "User", client)
            func rows(_ assignee: String) -> [JSON] {
                [
                    Client.row("POST", "/sobjects/PermissionSet", "ps", ["Name": "Xyz", "Label": "Xyz"]),
                    Client.row(
                        "POST", "/sobjects/FieldPermissions", "fp",
                        [
                            "ParentId": "@{ps.id}", "SobjectType": "Opportunity", "Field": "Opportunity.Fit_Score__c",
                            "PermissionsRead": true, "PermissionsEdit": true,
                        ]),
                    Client.row(
                        "POST", "/sobjects/PermissionSetAssignment", "psa",
                        ["AssigneeId": .string(assignee), "PermissionSetId": "@{ps.id}"]),
                ]
            }
            let sales = client.with(token: RecordOrg.sales)
            let score = RecordOrg.deal("x", ["Fit_Score__c": 5])
            let failed = try await client.composite(rows("005QH000002rEp1"), allOrNone: true)
            #expect(failed.row(2)["body"]?[0]?["errorCode"] == "INVALID_CROSS_REFERENCE_KEY")
            let before = try await sales.post(deals, score)
            #expect(before.code == "INVALID_FIELD_FOR_INSERT_UPDATE")
            let granted = try await client.composite(rows(bob), allOrNone: true)
            #expect(granted.rows.allSatisfy { $0["httpStatusCode"] == 201 }, "\(granted.json.text)")
            let after = try await sales.post(deals, score)
            #expect(after.status == 201)
        }
    }

    @Test("A composite of reads counts as a read in the journal, one with a write as a write")
    func journal() async throws {
        try await withRecordOrg { server, client in
            _ = try await client.composite([Client.row("GET", "/query?q=SELECT%20Id%20FROM%20User%20LIMIT%201", "q")])
            #expect(server.journal.writes.isEmpty)
            _ = try await client.composite(probe())
            #expect(server.journal.writes.map(\.operation) == ["salesforce.composite.run"])
        }
    }
}
