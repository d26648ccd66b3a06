import Foundation
import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: single records")
struct RecordWriteTests {
    private let deals = "/sobjects/Opportunity"

    @Test("Sheet §9: create, read, update and delete have the statuses and bodies of the sheet")
    func lifeOfARecord() async throws {
        try await withRecordOrg { _, client in
            let made = try await client.post(deals, RecordOrg.deal("Xyz probe", ["Amount": 1500.5]))
            #expect(made.status == 201 && made.json["success"] == true && made.json["errors"] == [])
            #expect(made.headers["location"] == "\(RecordClient.root)/sobjects/Opportunity/\(made.id)")
            #expect(made.id.count == 18 && made.id.hasPrefix("006"))
            let read = try await client.get(deals + "/\(made.id)?fields=Name,StageName,Amount,CloseDate,OwnerId")
            #expect(read.status == 200 && read.json["attributes"]?["type"] == "Opportunity")
            #expect(read.json["Amount"]?.decimal == 1500.5 && read.json["Id"]?.string == made.id)
            #expect(read.headers["last-modified"]?.hasSuffix(" GMT") == true)
            let update = try await client.patch(deals + "/\(made.id)", ["Amount": nil])
            #expect(update.status == 204 && update.isEmpty)
            let again = try await client.get(deals + "/\(made.id)?fields=Amount")
            #expect(again.json["Amount"] == .null)
            let gone = try await client.delete(deals + "/\(made.id)")
            #expect(gone.status == 204 && gone.isEmpty)
            for method in ["GET", "DELETE"] {
                let answer = try await client.send(method, deals + "/\(made.id)")
                #expect(answer.status == 404 && answer.code == "ENTITY_IS_DELETED")
            }
        }
    }

    @Test(
        "Sheet §14: a decimal comes back as it was sent, rounded half up to the field's scale and to nothing else",
        arguments: [
            ("1234.57", "1234.57"), ("0.1", "0.1"), ("0.29", "0.29"), ("1.005", "1.01"), ("-1.005", "-1.01"),
            ("2.675", "2.68"), ("99999999.99", "99999999.99"), ("1234567890123.45", "1234567890123.45"),
            ("900", "900"),
        ])
    func decimals(sent: String, shown: String) async throws {
        try await withRecordOrg { server, client in
            let number = try JSON.parse(Array(sent.utf8))
            let made = try await client.post(deals, RecordOrg.deal("Decimal", ["Amount": number]))
            let read = try await client.get(deals + "/\(made.id)?fields=Amount")
            #expect(read.json["Amount"]?.text == shown)
        }
    }

    @Test("Sheet §1: names of objects have no case, ids have one, and both lengths of ids are taken")
    func spelling() async throws {
        try await withRecordOrg { _, client in
            let made = try await client.post("/sobjects/opportunity", RecordOrg.deal())
            let read = try await client.get("/sobjects/OPPORTUNITY/\(made.id.prefix(15))?fields=name")
            #expect(read.status == 200 && read.json["Name"] == "Probe" && read.json["Id"]?.string == made.id)
            let other = try await client.get(deals + "/\(made.id.prefix(15).lowercased())")
            #expect(other.status == 404)
        }
    }

    @Test("Sheet §11: bad, foreign and unknown ids, unknown objects and fields have their codes")
    func readErrors() async throws {
        try await withRecordOrg { _, client in
            let id = try await RecordOrg.id(of: "Name = 'Acme'", in: "Account", client)
            let answer1 = try await client.get(deals + "/\(id)")
            #expect(answer1.status == 400 && answer1.code == "MALFORMED_ID" && answer1.fields == ["Id"])
            let answer2 = try await client.get(deals + "/abc")
            #expect(answer2.status == 400 && answer2.code == "MALFORMED_ID")
            let answer3 = try await client.patch(deals + "/006QH000003nOnE", ["Name": "x"])
            #expect(answer3.status == 404 && answer3.code == "INVALID_CROSS_REFERENCE_KEY")
            let answer4 = try await client.get("/sobjects/Nope/\(id)")
            #expect(answer4.status == 404 && answer4.code == "NOT_FOUND")
            let answer5 = try await client.get("/sobjects/Account/\(id)?fields=Name,Nope__c")
            #expect(answer5.status == 400 && answer5.code == "INVALID_FIELD")
            #expect(answer5.message == "No such column 'Nope__c' on sobject of type Account")
        }
    }

    @Test("Sheet §6: hidden fields are unknown, readable ones are refused by name, all of them at once")
    func fieldSecurity() async throws {
        try await withRecordOrg { _, client in
            let sales = client.with(token: RecordOrg.sales)
            let hidden = try await sales.post(deals, RecordOrg.deal("x", ["Weighted__c": 1]))
            #expect(hidden.status == 400 && hidden.code == "INVALID_FIELD")
            let fixed = try await sales.post(deals, RecordOrg.deal("x", ["Fit_Score__c": 1, "IsWon": true]))
            #expect(fixed.status == 400 && fixed.code == "INVALID_FIELD_FOR_INSERT_UPDATE")
            #expect(Set(fixed.fields) == ["Fit_Score__c", "IsWon"])
            #expect(fixed.message.hasPrefix("Unable to create/update fields: "))
            let formula = try await client.post(deals, RecordOrg.deal("x", ["Weighted__c": 1]))
            #expect(formula.code == "INVALID_FIELD_FOR_INSERT_UPDATE" && formula.fields == ["Weighted__c"])
        }
    }

    private static let stored: [(field: String, written: JSON, read: JSON)] = [
        ("Name", "  Acme ", "Acme"), ("Name", "a  b", "a  b"), ("NextStep", "", .null), ("NextStep", "  ", .null),
        ("NextStep", "\u{a0}Acme", "\u{a0}Acme"), ("Description", "l1\r\nl2\n", "l1\nl2"),
        ("Amount", 1500.5, 1500.5), ("Amount", "1500.50", 1500.5), ("Amount", 10.239, 10.24),
        ("Amount", 0.125, 0.13), ("Fit_Score__c", 1.05, 1.1), ("Probability", 10, 10.0),
        ("CloseDate", "2026-11-30", "2026-11-30"),
        ("Last_Meeting__c", "2026-11-20T10:00:00-08:00", "2026-11-20T18:00:00.000+0000"),
        ("Last_Meeting__c", "2026-11-20T18:00:00.987Z", "2026-11-20T18:00:00.000+0000"),
        ("Budget_Confirmed__c", .null, false), ("Region__c", "emea", "EMEA"), ("Region__c", "", .null),
        ("Products__c", "support;core", "core;support"), ("Products__c", "core;core", "core"),
        ("Type", "Something new", "Something new"),
    ]

    @Test("Sheet §14: values change on save as the sheet says", arguments: stored)
    func normalisation(row: (field: String, written: JSON, read: JSON)) async throws {
        try await withRecordOrg { _, client in
            let made = try await client.post(deals, RecordOrg.deal("Probe", [row.field: row.written]))
            #expect(made.status == 201, "\(made.json.text)")
            let read = try await client.get(deals + "/\(made.id)?fields=\(row.field)")
            let value = read.json[row.field] ?? .null
            #expect(value == row.read || (value.decimal != nil && value.decimal == row.read.decimal), "\(value.text)")
        }
    }

    private static let refused: [(values: JSONObject, code: String, fields: [String])] = [
        (["Name": 5], "JSON_PARSER_ERROR", []), (["Amount": "many"], "JSON_PARSER_ERROR", []),
        (["CloseDate": "31.12.2026"], "JSON_PARSER_ERROR", []), (["CloseDate": "2026-02-30"], "JSON_PARSER_ERROR", []),
        (["Budget_Confirmed__c": "true"], "JSON_PARSER_ERROR", []),
        (["Last_Meeting__c": "2026-11-20"], "JSON_PARSER_ERROR", []), (["Name": ["x"]], "JSON_PARSER_ERROR", []),
        (["Name": nil], "REQUIRED_FIELD_MISSING", ["Name"]),
        (["CloseDate": nil], "REQUIRED_FIELD_MISSING", ["CloseDate"]),
        (["Name": .string(String(repeating: "x", count: 121))], "STRING_TOO_LONG", ["Name"]),
        (["Region__c": "APAC"], "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", ["Region__c"]),
        (["Region__c": "EMEA", "Country__c": "Canada"], "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", ["Country__c"]),
        (["Amount": 1e20], "NUMBER_OUTSIDE_VALID_RANGE", ["Amount"]),
        (["OwnerId": "001000000000001"], "MALFORMED_ID", ["OwnerId"]), (["OwnerId": "x"], "MALFORMED_ID", ["OwnerId"]),
        (["OwnerId": "005QH000002rEp1"], "INVALID_CROSS_REFERENCE_KEY", ["OwnerId"]),
        (["RecordTypeId": "012QH000005rtNb"], "INVALID_CROSS_REFERENCE_KEY", ["RecordTypeId"]),
        (["Contract_Number__c": "TAKEN"], "DUPLICATE_VALUE", []),
    ]

    @Test("Sheet §16.7: each bad value is refused with its own code, and names the field", arguments: refused)
    func refusals(row: (values: JSONObject, code: String, fields: [String])) async throws {
        try await withRecordOrg { _, client in
            _ = try await client.post(deals, RecordOrg.deal("x", ["Contract_Number__c": "taken"]))
            let answer = try await client.post(deals, RecordOrg.deal("Probe", row.values))
            #expect(answer.status == 400 && answer.code == row.code, "\(answer.json.text)")
            #expect(answer.fields == row.fields)
        }
    }

    @Test("Sheet §16.7: names come before types, types before required, these before lengths and picklists")
    func order() async throws {
        try await withRecordOrg { _, client in
            var values: JSONObject = [
                "Nope__c": 1, "Amount": "many", "Region__c": "APAC",
                "Name": .string(String(repeating: "x", count: 121)), "CloseDate": nil,
            ]
            let steps = [
                ("Nope__c", "INVALID_FIELD"), ("Amount", "JSON_PARSER_ERROR"), ("CloseDate", "REQUIRED_FIELD_MISSING"),
                ("Name", "STRING_TOO_LONG"), ("Region__c", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"),
            ]
            for (field, code) in steps {
                let answer = try await client.post(deals, RecordOrg.deal("Probe", values))
                #expect(answer.code == code)
                values[field] = nil
            }
            let answer = try await client.post(deals, RecordOrg.deal("Probe", values))
            #expect(answer.status == 201)
        }
    }

    @Test("Sheet §7.7: a record type that the user cannot pick is refused, and decides on picklists of those who can")
    func recordTypes() async throws {
        try await withRecordOrg { _, client in
            let renewal = try await RecordOrg.id(of: "DeveloperName = 'Renewal'", in: "RecordType", client)
            let sales = client.with(token: RecordOrg.sales)
            let refused = try await sales.post(deals, RecordOrg.deal("x", ["RecordTypeId": .string(renewal)]))
            #expect(refused.status == 400 && refused.code == "INVALID_CROSS_REFERENCE_KEY")
            #expect(refused.message == "Record Type ID: this ID value isn't valid for the user: \(renewal)")
            #expect(refused.fields == ["RecordTypeId"])
            let region = RecordOrg.deal("x", ["RecordTypeId": .string(renewal), "Region__c": "AMER"])
            let picklist = try await client.post(deals, region)
            #expect(picklist.code == "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST")
            let master = try await client.post(deals, RecordOrg.deal("x", ["RecordTypeId": "012000000000000AAA"]))
            #expect(master.code == "INVALID_CROSS_REFERENCE_KEY")
            let standard = try await sales.post(deals, RecordOrg.deal())
            let read = try await sales.get(deals + "/\(standard.id)?fields=RecordTypeId")
            let own = try await RecordOrg.id(of: "DeveloperName = 'New_Business'", in: "RecordType", client)
            #expect(read.json["RecordTypeId"]?.string == own)
        }
    }

    @Test("Sheet §4 and §11: an inactive owner is refused, and a new record belongs to the token's user")
    func owners() async throws {
        try await withRecordOrg { _, client in
            let frank = try await RecordOrg.id(of: "Email = 'frank@example.com'", in: "User", client)
            let answer = try await client.post(deals, RecordOrg.deal("x", ["OwnerId": .string(frank)]))
            #expect(answer.status == 400 && answer.code == "INACTIVE_OWNER_OR_USER" && answer.fields.isEmpty)
            let sales = client.with(token: RecordOrg.sales)
            let made = try await sales.post(deals, RecordOrg.deal())
            let read = try await client.get(deals + "/\(made.id)?fields=OwnerId,CreatedById")
            let bob = try await RecordOrg.id(of: "Email = 'bob@example.com'", in: "User", client)
            #expect(read.json["OwnerId"]?.string == bob && read.json["CreatedById"]?.string == bob)
        }
    }

    @Test("Sheet §8: the stage decides on probability, forecast and whether the deal is closed")
    func stages() async throws {
        try await withRecordOrg { _, client in
            let made = try await client.post(deals, RecordOrg.deal("x", ["StageName": "Closed Won"]))
            let path = deals + "/\(made.id)?fields=Probability,ForecastCategoryName,IsClosed,IsWon"
            let won = try await client.get(path)
            #expect(won.json["IsWon"] == true && won.json["IsClosed"] == true)
            #expect(won.json["Probability"]?.decimal == 100)
            _ = try await client.patch(deals + "/\(made.id)", ["StageName": "Prospecting", "Probability": 35])
            let open = try await client.get(path)
            #expect(open.json["IsClosed"] == false && open.json["Probability"]?.decimal == 35)
            _ = try await client.patch(deals + "/\(made.id)", ["NextStep": "call"])
            let same = try await client.get(path)
            #expect(same.json["Probability"]?.decimal == 35)
        }
    }

    @Test("Sheet §9: a precondition that fails is 412 without a body, and nothing is written")
    func preconditions() async throws {
        try await withRecordOrg { _, client in
            let made = try await client.post(deals, RecordOrg.deal())
            let path = deals + "/\(made.id)"
            let old = ["If-Unmodified-Since": "Thu, 01 Jan 2026 00:00:00 GMT"]
            let refused = try await client.patch(path, ["Name": "x"], headers: old)
            #expect(refused.status == 412 && refused.isEmpty)
            let read = try await client.get(path + "?fields=Name")
            #expect(read.json["Name"] == "Probe")
            let unchanged = try await client.get(
                path, headers: ["If-Modified-Since": read.headers["last-modified"] ?? ""])
            #expect(unchanged.status == 304)
            let current = ["If-Unmodified-Since": read.headers["last-modified"] ?? ""]
            let written = try await client.patch(path, ["Name": "x"], headers: current)
            #expect(written.status == 204)
        }
    }

    @Test("Sheet §9: POST with _HttpMethod=PATCH updates; in other letters it doesn't")
    func methodOverride() async throws {
        try await withRecordOrg { _, client in
            let made = try await client.post(deals, RecordOrg.deal())
            let answer1 = try await client.post(deals + "/\(made.id)?_HttpMethod=PATCH", ["Name": "y"])
            #expect(answer1.status == 204)
            let answer2 = try await client.post(deals + "/\(made.id)?_HttpMethod=patch", ["Name": "z"])
            #expect(answer2.status == 405)
            let answer3 = try await client.patch(deals + "/\(made.id)", ["Id": .string(made.id)])
            #expect(answer3.status == 400 && answer3.code == "INVALID_FIELD")
        }
    }

    @Test("Sheet §3 and §11: bodies that are no JSON, no object or of no type are refused")
    func bodies() async throws {
        try await withRecordOrg { _, client in
            let list = try await client.post(deals, ["x"])
            #expect(list.status == 400 && list.code == "JSON_PARSER_ERROR")
            let untyped = try await client.post(
                deals, RecordOrg.deal(), headers: ["Content-Type": "application/x-www-form-urlencoded"])
            #expect(untyped.status == 415)
        }
    }

    @Test("Sheet §9: upsert by an external id creates, updates, and tells when several records match")
    func upsert() async throws {
        try await withRecordOrg { _, client in
            let path = deals + "/Contract_Number__c/ext-42"
            let none = try await client.patch(path + "?updateOnly=true", RecordOrg.deal())
            #expect(none.status == 404)
            let made = try await client.patch(path, RecordOrg.deal("Xyz probe"))
            #expect(made.status == 201 && made.json["created"] == true)
            let again = try await client.patch(path + "?updateOnly=true", ["Name": "Xyz probe 2"])
            #expect(again.status == 200 && again.json["created"] == false && again.id == made.id)
            let read = try await client.get(deals + "/\(made.id)?fields=Name,Contract_Number__c")
            #expect(read.json["Name"] == "Xyz probe 2" && read.json["Contract_Number__c"] == "ext-42")
            let noKey = try await client.patch(deals + "/Name/x", ["NextStep": "y"])
            #expect(noKey.status == 404 && noKey.code == "NOT_FOUND")
            let repeated = try await client.patch(path, ["Contract_Number__c": "other"])
            #expect(repeated.status == 400 && repeated.code == "INVALID_FIELD")
            let swallowed = try await client.patch(deals + "/Contract_Number__c/acme.inc", RecordOrg.deal())
            #expect(swallowed.status == 404)
        }
    }
}
