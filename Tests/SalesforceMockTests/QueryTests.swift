import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: queries")
struct QueryTests {
    private let users = "SELECT Id, Email, IsActive, UserType, ProfileId, Profile.Name FROM User"

    @Test("Sheet §4: rows come with attributes, the asked columns in order, and related rows as objects")
    func shape() async throws {
        try await withRecordOrg { _, client in
            let answer = try await client.query(users + " WHERE Email IN ('bob@example.com')")
            #expect(answer.status == 200)
            #expect(answer.json.object?.names == ["done", "records", "totalSize"])
            #expect(answer.json["totalSize"] == 1 && answer.json["done"] == true)
            let user = try #require(answer.records.first)
            #expect(user["attributes"]?["type"] == "User")
            let id = user["Id"]?.string ?? ""
            #expect(user["attributes"]?["url"]?.string == RecordClient.root + "/sobjects/User/" + id)
            #expect(id.count == 18 && id.hasPrefix("005"))
            #expect(user["Profile"]?["Name"] == "Sales User")
            #expect(user["Profile"]?["attributes"]?["type"] == "Profile")
            #expect(user["ProfileId"]?.string?.hasPrefix("00e") == true)
        }
    }

    @Test("Sheet §4: one e-mail finds active, inactive and partner users, in any case; system users have no profile")
    func usersByEmail() async throws {
        try await withRecordOrg { _, client in
            let answer = try await client.query(
                users + " WHERE Email IN ('CAROL@example.com','frank@example.com','noreply@example.com','nobody@x.y')")
            #expect(answer.records.count == 5)
            #expect(answer.records.count { $0["IsActive"] == false } == 1)
            let types = answer.records.compactMap { $0["UserType"]?.string }
            #expect(types.contains("PowerPartner"))
            let system = answer.records.filter { $0["Email"] == "noreply@example.com" }
            #expect(system.count == 2)
            #expect(system.allSatisfy { $0["Profile"] == .null && $0["ProfileId"]?.string != nil })
        }
    }

    private static let attempts = [
        #"x\' OR Name LIKE \'%"#, #"\\u0027 OR Id != null"#, #"\\\'"#, #"o\'neil@acme.example"#, "100%_sure",
        #"back\\slash"#, #"\') OR Id != null OR Email IN (\'"#,
    ]

    @Test("Sheet §16.5: escaped injection attempts match nothing", arguments: attempts)
    func injection(literal: String) async throws {
        try await withRecordOrg { _, client in
            let answer = try await client.query(users + " WHERE Email IN ('\(literal)')")
            #expect(answer.status == 200 && answer.json["totalSize"] == 0)
        }
    }

    @Test("Sheet §4: the same attempt of a client that escapes quotes and not backslashes finds every user")
    func unescapedBackslash() async throws {
        try await withRecordOrg { _, client in
            let answer = try await client.query(
                #"SELECT Id FROM User WHERE Email = 'x\u0027 OR Email LIKE \u0027%'"#)
            #expect(answer.records.count > 10)
        }
    }

    @Test("Sheet §11: malformed queries, unknown types and columns have their codes, columns with a place")
    func errors() async throws {
        try await withRecordOrg { _, client in
            let answer1 = try await client.query("SELECT Id FORM User")
            #expect(answer1.status == 400 && answer1.code == "MALFORMED_QUERY")
            let answer2 = try await client.query("SELECT Id FROM Opportunityy")
            #expect(answer2.status == 400 && answer2.code == "INVALID_TYPE")
            let answer3 = try await client.query("SELECT Id, Nope__c FROM Opportunity")
            #expect(answer3.status == 400 && answer3.code == "INVALID_FIELD")
            #expect(answer3.message.hasPrefix("\nSELECT Id, Nope__c FROM"))
            #expect(answer3.message.contains("ERROR at Row:1:Column:12"))
            #expect(answer3.message.contains("No such column 'Nope__c' on entity 'Opportunity'"))
            let answer4 = try await client.query("SELECT Id FROM Opportunity WHERE Nope__c = 'x'")
            #expect(answer4.code == "INVALID_FIELD")
            let answer5 = try await client.query("SELECT Nope.Name FROM Opportunity")
            #expect(answer5.code == "INVALID_FIELD")
            let answer6 = try await client.query("SELECT Id FROM User WHERE IsActive = 'true'")
            #expect(answer6.code == "INVALID_FIELD")
            let answer7 = try await client.query("SELECT Id FROM User WHERE Id = 'abc'")
            #expect(answer7.code == "INVALID_QUERY_FILTER_OPERATOR")
            let answer8 = try await client.get("/query")
            #expect(answer8.code == "MALFORMED_QUERY")
            let answer9 = try await client.query("SELECT Id FROM Opportunity WHERE Next_Step_Agreed__c = 'x'")
            #expect(answer9.code == "INVALID_FIELD")
        }
    }

    @Test("Sheet §0.2: a column that field-level security hides is as unknown to a query as one that is not there")
    func hiddenColumn() async throws {
        try await withRecordOrg { _, client in
            let query = "SELECT Id, Weighted__c FROM Opportunity"
            let seen = try await client.query(query)
            #expect(seen.status == 200)
            let hidden = try await client.with(token: RecordOrg.sales).query(query)
            #expect(hidden.status == 400 && hidden.code == "INVALID_FIELD")
        }
    }

    @Test("Sheet §8: stages come in the order that is asked for, with numbers and booleans as such")
    func stages() async throws {
        try await withRecordOrg { _, client in
            let answer = try await client.query(
                "SELECT ApiName, SortOrder, IsClosed, IsWon, DefaultProbability FROM OpportunityStage "
                    + "ORDER BY SortOrder DESC")
            let orders = answer.records.compactMap { $0["SortOrder"]?.integer }
            #expect(orders == orders.sorted(by: >) && orders.count == 10)
            #expect(answer.records.contains { $0["ApiName"] == "Closed Won" && $0["IsWon"] == true })
        }
    }

    @Test("Sheet §7: record types are listed whoever asks, without the master type")
    func recordTypes() async throws {
        try await withRecordOrg { _, client in
            let query =
                "SELECT Id, DeveloperName, IsActive, BusinessProcessId FROM RecordType WHERE SobjectType = 'Opportunity'"
            for token in [client.token, RecordOrg.sales] {
                let answer = try await client.with(token: token).query(query)
                #expect(answer.records.compactMap { $0["DeveloperName"]?.string } == ["New_Business", "Renewal"])
                #expect(answer.records.allSatisfy { $0["BusinessProcessId"]?.string?.hasPrefix("019") == true })
            }
        }
    }

    @Test("Sheet §13: ids are compared in both their lengths, and never without regard to case")
    func ids() async throws {
        try await withRecordOrg { _, client in
            let id = try await RecordOrg.id(of: "Name = 'Acme rollout'", in: "Opportunity", client)
            let short = String(id.prefix(15))
            let answer1 = try await client.query("SELECT Id FROM Opportunity WHERE Id = '\(short)'")
            #expect(answer1.records.first?["Id"]?.string == id)
            let answer2 = try await client.query("SELECT Id FROM Opportunity WHERE Id IN ('\(short.lowercased())')")
            #expect(answer2.status == 200 && answer2.records.isEmpty)
        }
    }

    @Test("Sheet §16.5: comparisons, brackets, order, limit, offset and COUNT() do what they say")
    func comparisons() async throws {
        try await withRecordOrg { _, client in
            let rows = [
                ("Amount > 4500", 2), ("Amount >= 4500", 3), ("Amount < 4500", 0), ("Amount != 4500", 2),
                ("CloseDate = 2026-12-31", 3), ("CloseDate < 2026-12-31", 0), ("Name LIKE '%pilot'", 1),
                ("NOT (Name LIKE '%pilot')", 2), ("Name NOT IN ('acme ROLLOUT')", 2), ("IsClosed = true", 1),
                ("(Amount = 4500 OR Amount = 12000) AND IsClosed = false", 2), ("Description = null", 3),
                ("Account.Name = 'Globex'", 1), ("CreatedDate > 2020-01-01T00:00:00Z", 3),
            ]
            for (condition, count) in rows {
                let answer = try await client.query("SELECT COUNT() FROM Opportunity WHERE \(condition)")
                #expect(answer.json["totalSize"]?.integer == count, "\(condition): \(answer.json.text)")
                #expect(answer.records.isEmpty)
            }
            let page = try await client.query("SELECT Name FROM Opportunity ORDER BY Amount DESC LIMIT 1 OFFSET 1")
            #expect(page.records.first?["Name"] == "Acme rollout" && page.json["totalSize"] == 1)
        }
    }

    @Test("Sheet §4 and §16.6: pages follow nextRecordsUrl, whose form is fixed; the client's size counts from 200 on")
    func pages() async throws {
        try await withRecordOrg(change: { $0.generatedUsers = 450 }) { _, client in
            var answer = try await client.query(
                "SELECT Id FROM User", headers: ["Sforce-Query-Options": "batchSize=50"])
            let total = answer.json["totalSize"]?.integer ?? 0
            var ids = answer.records.compactMap { $0["Id"]?.string }
            #expect(ids.count == 200 && answer.json["done"] == false && total > 450)
            while let next = answer.json["nextRecordsUrl"]?.string {
                #expect(next.wholeMatch(of: /\/services\/data\/v66\.0\/query\/0r8[A-Za-z0-9]{15}-\d+/) != nil)
                answer = try await client.get(next, headers: ["Sforce-Query-Options": "batchSize=200"])
                #expect(answer.json["totalSize"]?.integer == total)
                ids += answer.records.compactMap { $0["Id"]?.string }
            }
            #expect(answer.json["done"] == true && Set(ids).count == total)
        }
    }

    @Test("Sheet §16.6: a switch makes pages small, and another ends locators")
    func switches() async throws {
        try await withRecordOrg(change: { $0.switches.pageRows = 3 }) { server, client in
            let first = try await client.query("SELECT Id FROM User")
            #expect(first.records.count == 3)
            let next = first.json["nextRecordsUrl"]?.string ?? ""
            let second = try await client.get(next)
            let again = try await client.get(next)
            #expect(second.records.count == 3 && again.json == second.json)
            let foreign = try await client.with(token: RecordOrg.sales).get(next)
            #expect(foreign.status == 400 && foreign.code == "INVALID_QUERY_LOCATOR")
            for bad in ["/query/0r8nonsense-3", "/query/x", next.replacing("-3", with: "-99999")] {
                let answer = try await client.get(bad)
                #expect(answer.status == 400 && answer.code == "INVALID_QUERY_LOCATOR", "\(bad)")
            }
            server.advanceClock(by: .seconds(3 * 24 * 60 * 60))
            let late = try await client.get(next)
            #expect(late.status == 401 || late.code == "INVALID_QUERY_LOCATOR")
        }
    }

    @Test("Sheet §4: a user has ten cursors, and the eleventh drops the oldest")
    func openCursors() async throws {
        try await withRecordOrg(change: { $0.switches.pageRows = 2 }) { _, client in
            var locators: [String] = []
            for _ in 0..<11 {
                let answer = try await client.query("SELECT Id FROM User")
                locators.append(answer.json["nextRecordsUrl"]?.string ?? "")
            }
            let oldest = try await client.get(locators[0])
            #expect(oldest.code == "INVALID_QUERY_LOCATOR")
            let next = try await client.get(locators[1])
            #expect(next.status == 200)
        }
    }

    @Test("A page of a team among thousands of users is found by e-mail, also after people and addresses change")
    func indexStaysTrue() async throws {
        try await withRecordOrg(change: { $0.generatedUsers = 2_000 }) { _, client in
            let emails = (1...250).map { "'user\(String(100_000 + $0 * 7).dropFirst())@example.com'" }
            let query = "SELECT Id, Profile.Name FROM User WHERE Email IN (\(emails.joined(separator: ",")))"
            let answer = try await client.query(query)
            #expect(answer.json["totalSize"] == 250)
            let id = answer.records.first?["Id"]?.string ?? ""
            let moved = try await client.patch("/sobjects/User/\(id)", ["Email": "Moved@example.com"])
            #expect(moved.status == 204)
            let fewer = try await client.query(query)
            #expect(fewer.json["totalSize"] == 249)
            let found = try await client.query("SELECT Id FROM User WHERE Email = 'MOVED@EXAMPLE.COM'")
            #expect(found.records.compactMap { $0["Id"]?.string } == [id])
            let both = try await client.query(
                "SELECT Id FROM User WHERE Email = 'moved@example.com' AND IsActive = false")
            #expect(both.json["totalSize"] == 0)
        }
    }

    @Test("A rollback takes back what queries had found out")
    func indexAfterRollback() async throws {
        try await withRecordOrg { _, client in
            let bob = try await RecordOrg.id(of: "Email = 'bob@example.com'", in: "User", client)
            let query = "/query?q=" + RecordClient.encoded("SELECT Id FROM User WHERE Email = 'new@example.com'")
            let rows = [
                RecordClient.row("PATCH", "/sobjects/User/\(bob)", "w", ["Email": "new@example.com"]),
                RecordClient.row("GET", query, "q"),
                RecordClient.row("PATCH", "/sobjects/User/\(bob)", "bad", ["Nope__c": 1]),
            ]
            let undone = try await client.composite(rows, allOrNone: true)
            #expect(undone.row(2)["body"]?[0]?["errorCode"] == "INVALID_FIELD")
            let other = try await client.patch("/sobjects/User/\(bob)", ["Title": "Rep"])
            #expect(other.status == 204)
            let new = try await client.get(query)
            #expect(new.json["totalSize"] == 0)
            let old = try await RecordOrg.id(of: "Email = 'bob@example.com'", in: "User", client)
            #expect(old == bob)
        }
    }

    @Test("Sheet §5: the Tooling API shows fields whoever may see them, in its own envelope")
    func tooling() async throws {
        try await withRecordOrg { _, client in
            let answer = try await client.query(
                "SELECT DurableId, QualifiedApiName, DataType FROM FieldDefinition WHERE "
                    + "EntityDefinition.QualifiedApiName = 'Opportunity' AND QualifiedApiName = 'Region__c'",
                tooling: true)
            #expect(answer.status == 200)
            #expect(answer.json["size"] == 1 && answer.json["entityTypeName"] == "FieldDefinition")
            #expect(answer.json["queryLocator"] == .null)
            #expect(answer.records.first?["DataType"] == "Picklist")
            #expect(answer.records.first?["DurableId"]?.string?.hasPrefix("Opportunity.00N") == true)
        }
    }
}
