import Foundation
import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: describe, layouts and picklists")
struct SchemaTests {
    private let objects = TokenClient.version + "/sobjects"
    private let ui = TokenClient.version + "/ui-api/object-info"

    private func field(_ name: String, in answer: TokenClient.Answer) -> JSON? {
        answer.json["fields"]?.array?.first { $0["name"]?.string == name }
    }

    @Test("Sheet §5: describe has the whole shape of fields, whatever the case of the object's name")
    func shape() async throws {
        try await withSalesforce { _, client in
            let answer = try await client.get(objects + "/oPPortunity/describe")
            #expect(answer.status == 200 && answer.json["name"] == "Opportunity" && answer.json["keyPrefix"] == "006")
            let owner = try #require(field("OwnerId", in: answer))
            #expect(owner["referenceTo"] == ["User"] && owner["permissionable"] == false && owner["nillable"] == false)
            #expect(owner.object?.names.count == 57 && owner["soapType"] == "tns:ID" && owner["byteLength"] == 18)
            let amount = try #require(field("Amount", in: answer))
            #expect(amount["precision"] == 18 && amount["scale"] == 2 && amount["permissionable"] == true)
            let stage = try #require(field("StageName", in: answer))
            let legacy = stage["picklistValues"]?.array?.first { $0["value"] == "Legacy Stage" }
            #expect(legacy?["active"] == false)
            let won = stage["picklistValues"]?.array?.first { $0["value"] == "Closed Won" }
            #expect(won?["label"] == "Won")
            let country = try #require(field("Country__c", in: answer))
            let maps = country["picklistValues"]?.array?.compactMap { $0["validFor"]?.string }
            #expect(country["controllerName"] == "Region__c" && maps == ["gAAA", "QAAA", "wAAA"])
            let formula = try #require(field("Weighted__c", in: answer))
            #expect(formula["calculated"] == true && formula["updateable"] == false)
            let missing = try await client.get(objects + "/Nothing/describe")
            #expect(missing.status == 404 && missing.code == "NOT_FOUND")
        }
    }

    @Test("Sheet §5: an unchanged schema is 304 with the same tag, and every change of rights ends that")
    func conditional() async throws {
        try await withSalesforce { server, client in
            let first = try await client.get(objects + "/Opportunity/describe")
            let instant = try #require(first.headers["last-modified"])
            #expect(first.headers["etag"]?.hasSuffix("--gzip\"") == true)
            let known = ["If-Modified-Since": instant]
            let same = try await client.get(objects + "/Opportunity/describe", headers: known)
            #expect(same.status == 304 && same.text.isEmpty)
            try server.change(
                .vendorSpecific("withdraw_field", ["field": "Opportunity.Amount", "profile": "System Administrator"]))
            let changed = try await client.get(objects + "/Opportunity/describe", headers: known)
            #expect(changed.status == 200 && field("Amount", in: changed) == nil)
        }
    }

    @Test("Sheet §7: record types are available to the token's user, not to whom a client syncs")
    func recordTypes() async throws {
        try await withSalesforce(seedWithSessions()) { server, admin in
            func types(_ client: TokenClient) async throws -> [String: JSON] {
                let rows = try await client.get(objects + "/Opportunity/describe").json["recordTypeInfos"]?.array ?? []
                return Dictionary(uniqueKeysWithValues: rows.map { ($0["developerName"]?.string ?? "", $0) })
            }
            let own = try await types(admin)
            let bobs = try await types(TokenClient(server, bearer: "bobs"))
            #expect(own.count == 3 && own["Renewal"]?["available"] == true)
            #expect(bobs["Renewal"]?["available"] == false && bobs["Renewal"]?["active"] == true)
            #expect(bobs["New_Business"]?["defaultRecordTypeMapping"] == true)
            #expect(own["Master"]?["recordTypeId"] == "012000000000000AAA" && own["Master"]?["master"] == true)
            #expect(bobs["Master"]?["available"] == false)
            try server.change(
                .vendorSpecific(
                    "set_record_types",
                    ["profile": "Sales User", "object": "Opportunity", "available": ["Renewal", "Master"]]))
            let changed = try await types(TokenClient(server, bearer: "bobs"))
            #expect(changed["Renewal"]?["defaultRecordTypeMapping"] == true)
            #expect(changed["New_Business"]?["available"] == false)
        }
    }

    @Test("Sheet §7: the list of layouts has no picklists; that of a record type has, and its stages are its process'")
    func layouts() async throws {
        try await withSalesforce { _, client in
            let list = try await client.get(objects + "/Opportunity/describe/layouts/")
            #expect(list.json["layouts"] == .null && list.json["recordTypeMappings"]?.array?.count == 3)
            #expect(list.json["recordTypeMappings"]?[0]?["picklistsForRecordType"] == .null)
            let mapping = list.json["recordTypeMappings"]?.array?.first { $0["developerName"] == "Renewal" }
            let id = mapping?["recordTypeId"]?.string ?? ""
            let one = try await client.get(objects + "/Opportunity/describe/layouts/\(id)")
            let rows = one.json["recordTypeMappings"]?[0]?["picklistsForRecordType"]?.array ?? []
            func values(_ name: String) -> [String] {
                let row = rows.first { $0["picklistName"]?.string == name }
                return (row?["picklistValues"]?.array ?? []).compactMap { $0["value"]?.string }
            }
            #expect(values("StageName") == ["Notice Sent", "Renewed", "Closed Lost"])
            #expect(values("Region__c") == ["EMEA"])
            let wrong = try await client.get(objects + "/Opportunity/describe/layouts/012000000000999")
            #expect(wrong.status == 404)
        }
    }

    @Test("Sheet §7: the UI API tells record types as a map and validFor as numbers, and no limit header")
    func uiAPI() async throws {
        try await withSalesforce { _, client in
            let facts = try await client.get(ui + "/Opportunity")
            #expect(facts.status == 200 && facts.headers["sforce-limit-info"] == nil)
            let types = facts.json["recordTypeInfos"]?.object?.members ?? []
            let renewal = try #require(types.first { $0.value["name"] == "Renewal" })
            #expect(types.count == 3 && renewal.value["developerName"] == nil)
            #expect(facts.json["dependentFields"] == ["Region__c": ["Country__c": [:]]])
            #expect(facts.json["fields"]?["OwnerId"]?["dataType"] == "Reference")
            let all = try await client.get(ui + "/Opportunity/picklist-values/012000000000000AAA")
            let country = try #require(all.json["picklistFieldValues"]?["Country__c"])
            #expect(country["controllerValues"] == ["AMER": 1, "EMEA": 0])
            #expect(country["values"]?[2]?["validFor"] == [0, 1])
            let one = try await client.get(ui + "/Opportunity/picklist-values/\(renewal.name)/Region__c")
            #expect(one.json["values"]?.array?.map { $0["value"] } == ["EMEA"])
            let contact = try await client.get(ui + "/Contact")
            #expect(contact.json["defaultRecordTypeId"] == "012000000000000AAA")
        }
    }

    @Test("describeGlobal lists what the user sees, with what the user may do")
    func global() async throws {
        try await withSalesforce(seedWithSessions()) { server, admin in
            let own = try await admin.get(objects)
            #expect(own.json["maxBatchSize"] == 200)
            let names = own.json["sobjects"]?.array?.compactMap { $0["name"]?.string } ?? []
            #expect(names.contains("Opportunity") && names.contains("FieldPermissions"))
            let bobs = try await TokenClient(server, bearer: "bobs").get(objects)
            let rows = bobs.json["sobjects"]?.array ?? []
            #expect(!rows.contains { $0["name"] == "FieldPermissions" })
            #expect(rows.first { $0["name"] == "Task" }?["createable"] == false)
        }
    }
}
