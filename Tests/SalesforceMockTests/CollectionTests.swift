import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: collections")
struct CollectionTests {
    private let path = "/composite/sobjects"

    private func record(_ type: String, _ values: JSONObject) -> JSON {
        var members: JSONObject = ["attributes": ["type": .string(type)]]
        for member in values.members { members[member.name] = member.value }
        return .object(members)
    }

    private func body(_ records: [JSON], allOrNone: Bool = false) -> JSON {
        ["allOrNone": .bool(allOrNone), "records": .array(records)]
    }

    @Test("Sheet §10: results come in the order of the records, errors with statusCode")
    func createSome() async throws {
        try await withRecordOrg { _, client in
            let answer = try await client.post(
                path,
                body([
                    record("Account", ["Name": "One"]), record("Contact", ["FirstName": "No last name"]),
                    record("Account", ["Name": "Two"]),
                ]))
            #expect(answer.status == 200)
            let rows = try #require(answer.json.array)
            #expect(rows.compactMap { $0["success"]?.bool } == [true, false, true])
            #expect(rows[1]["errors"]?[0]?["statusCode"] == "REQUIRED_FIELD_MISSING")
            #expect(rows[1]["errors"]?[0]?["fields"] == ["LastName"] && rows[1]["id"] == nil)
            #expect(rows[0]["id"]?.string?.hasPrefix("001") == true && rows[0]["errors"] == [])
        }
    }

    @Test("Sheet §10: with allOrNone nothing stays, and those without fault say why")
    func allOrNone() async throws {
        try await withRecordOrg { _, client in
            let id = try await RecordOrg.id(of: "Name = 'Acme'", in: "Account", client)
            let records = [
                record("Account", ["id": .string(id), "Name": "Changed"]),
                record("Contact", ["id": "003000000000BAD", "Title": "b"]),
            ]
            let answer = try await client.patch(path, body(records, allOrNone: true))
            let rows = try #require(answer.json.array)
            #expect(rows[0]["errors"]?[0]?["statusCode"] == "ALL_OR_NONE_OPERATION_ROLLED_BACK")
            #expect(rows[0]["id"]?.string == id && rows[0]["success"] == false)
            #expect(rows[1]["success"] == false)
            let read = try await client.get("/sobjects/Account/\(id)?fields=Name")
            #expect(read.json["Name"] == "Acme")
        }
    }

    @Test("Sheet §10: unknown and repeated records fail alone")
    func updateSome() async throws {
        try await withRecordOrg { _, client in
            let id = try await RecordOrg.id(of: "Name = 'Acme'", in: "Account", client)
            let answer = try await client.patch(
                path,
                body([
                    record("Account", ["id": "001QH000004aCc1", "Name": "x"]),
                    record("Account", ["Id": .string(id), "Name": "Renamed"]),
                    record("Account", ["id": .string(id), "Name": "Twice"]), record("Account", ["Name": "No id"]),
                    record("Nope", ["id": .string(id)]),
                ]))
            let codes = (answer.json.array ?? []).map { $0["errors"]?[0]?["statusCode"]?.string ?? "" }
            #expect(
                codes == ["INVALID_CROSS_REFERENCE_KEY", "", "DUPLICATE_VALUE", "MISSING_ARGUMENT", "INVALID_TYPE"])
            let read = try await client.get("/sobjects/Account/\(id)?fields=Name")
            #expect(read.json["Name"] == "Renamed")
        }
    }

    @Test("Sheet §10: 200 records, ten runs of one type, and no setup records next to others")
    func limits() async throws {
        try await withRecordOrg { _, client in
            let account = record("Account", ["Name": "x"])
            let contact = record("Contact", ["LastName": "x"])
            let answer1 = try await client.post(path, body(Array(repeating: account, count: 201)))
            #expect(answer1.status == 400)
            let answer2 = try await client.post(path, body((0..<11).map { $0.isMultiple(of: 2) ? account : contact }))
            #expect(answer2.status == 400)
            let set = record("PermissionSet", ["Name": "X", "Label": "X"])
            let answer3 = try await client.post(path, body([account, set]))
            #expect(answer3.status == 400 && answer3.code == "MIXED_DML_OPERATION")
            let answer4 = try await client.post(path, body((0..<10).map { $0.isMultiple(of: 2) ? account : contact }))
            #expect((answer4.json.array ?? []).allSatisfy { $0["success"] == true })
            let answer5 = try await client.post(path, body([["Name": "no type"]]))
            #expect(answer5.status == 400)
        }
    }

    @Test("Sheet §10: reads by GET and by POST give null for what isn't there")
    func read() async throws {
        try await withRecordOrg { _, client in
            let id = try await RecordOrg.id(of: "Name = 'Acme'", in: "Account", client)
            let answer1 = try await client.post(
                path + "/Account", ["ids": [.string(id), "001QH000004aCc2"], "fields": ["Id", "Name"]])
            #expect(answer1.status == 200 && answer1.json[0]?["Name"] == "Acme" && answer1.json[1] == .null)
            let answer2 = try await client.get(path + "/Account?ids=\(id),nonsense&fields=Name")
            #expect(answer2.json[0]?["Id"]?.string == id && answer2.json[1] == .null)
            let answer3 = try await client.get(path + "/Account?ids=\(id)&fields=Nope__c")
            #expect(answer3.status == 400 && answer3.code == "INVALID_FIELD")
        }
    }

    @Test("Sheet §10: deletes tell of each id, and a second delete fails")
    func deletes() async throws {
        try await withRecordOrg { _, client in
            let made = try await client.post(path, body((0..<2).map { record("Account", ["Name": .string("A\($0)")]) }))
            let ids = (made.json.array ?? []).compactMap { $0["id"]?.string }
            _ = try await client.delete("/sobjects/Account/\(ids[1])")
            let answer = try await client.delete(path + "?ids=\(ids.joined(separator: ","))&allOrNone=false")
            let rows = try #require(answer.json.array)
            #expect(rows.compactMap { $0["success"]?.bool } == [true, false])
            #expect(rows[1]["errors"]?[0]?["statusCode"] == "ENTITY_IS_DELETED")
        }
    }

    @Test("Sheet §10: upserts go by external ids only, and say what was made")
    func upserts() async throws {
        try await withRecordOrg { _, client in
            let records = [
                record("Account", ["Account_Code__c": "AC-1", "Name": "Acme again"]),
                record("Account", ["Account_Code__c": "NEW", "Name": "New"]), record("Account", ["Name": "None"]),
            ]
            let answer = try await client.patch(path + "/Account/Account_Code__c", body(records))
            let rows = try #require(answer.json.array)
            #expect(rows[0]["created"] == false && rows[1]["created"] == true)
            #expect(rows[2]["errors"]?[0]?["statusCode"] == "MISSING_ARGUMENT")
            let byID = try await client.patch(path + "/Account/Id", body(records))
            #expect(byID.status == 404)
        }
    }

    @Test("Sheet §10: inside an atomic composite a collection is whole, and shows success although it was undone")
    func nested() async throws {
        try await withRecordOrg { _, client in
            let many = RecordClient.row("POST", path, "many", body([record("Account", ["Name": "Nested"])]))
            let bad = RecordClient.row("POST", "/sobjects/Account", "bad", ["Nope__c": 1])
            let answer = try await client.composite([many, bad], allOrNone: true)
            #expect(answer.row(0)["httpStatusCode"] == 200 && answer.row(0)["body"]?[0]?["success"] == true)
            #expect(answer.row(1)["body"]?[0]?["errorCode"] == "INVALID_FIELD")
            let left = try await client.query("SELECT COUNT() FROM Account WHERE Name = 'Nested'")
            #expect(left.json["totalSize"] == 0)
        }
    }
}
