import Foundation
import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: an org drifts away from what was read of it")
struct DriftTests {
    private let root = TokenClient.version

    private func field(_ name: String, _ client: TokenClient) async throws -> JSON? {
        let describe = try await client.get(root + "/sobjects/Opportunity/describe")
        return describe.json["fields"]?.array?.first { $0["name"]?.string == name }
    }

    private func change(_ server: MockServer, _ name: String, _ arguments: JSON) throws {
        try server.change(.vendorSpecific(name, arguments))
    }

    @Test("A field is given another type: texts are made of its values, and describe tells the new one")
    func type() async throws {
        try await withSalesforce { server, client in
            let arguments: JSON = ["object": "Opportunity", "property": "Amount", "type": "string"]
            try change(server, "change_type", arguments)
            let amount = try await field("Amount", client)
            #expect(amount?["type"] == "string" && amount?["length"] == 255)
            let record = try await client.get(root + "/sobjects/Opportunity/006QH0000000085YAA?fields=Amount")
            #expect(record.json["Amount"]?.string?.hasPrefix("12000") == true)
            #expect(throws: MockChangeError.self) {
                try change(server, "change_type", ["object": "Opportunity", "property": "Amount", "type": "nothing"])
            }
        }
    }

    @Test("An option goes out of use and stays as a row; a required field says so; a restriction refuses other values")
    func picklists() async throws {
        try await withSalesforce { server, client in
            let region: JSON = ["object": "Opportunity", "property": "Region__c", "value": "AMER"]
            try change(server, "remove_option", region)
            let values = try await field("Region__c", client)?["picklistValues"]?.array ?? []
            #expect(values.map { $0["active"] } == [true, false])
            #expect(throws: MockChangeError.self) {
                try change(
                    server, "remove_option", ["object": "Opportunity", "property": "Region__c", "value": "APAC"])
            }
            try change(server, "require_field", ["object": "Opportunity", "property": "NextStep", "value": true])
            let required = try await field("NextStep", client)
            #expect(required?["nillable"] == false)
            try change(server, "restrict_picklist", ["object": "Opportunity", "property": "StageName", "value": true])
            let restricted = try await field("StageName", client)
            #expect(restricted?["restrictedPicklist"] == true)
        }
    }

    @Test("Sheet §5: a field is describe's createable or updateable alone, and the other write of it names it")
    func writable() async throws {
        try await withSalesforce { server, client in
            let records = root + "/sobjects/Opportunity"
            let deal: JSON = ["Name": "x", "StageName": "Prospecting", "CloseDate": "2026-12-31", "NextStep": "call"]
            for isCreateable in [true, false] {
                try change(
                    server, "set_writable",
                    [
                        "object": "Opportunity", "property": "NextStep", "createable": .bool(isCreateable),
                        "updateable": .bool(!isCreateable),
                    ])
                let told = try await field("NextStep", client)
                #expect(told?["createable"]?.bool == isCreateable && told?["updateable"]?.bool == !isCreateable)
                let made = try await client.send("POST", records, body: deal)
                let changed = try await client.send("PATCH", records + "/006QH0000000085YAA", body: ["NextStep": "x"])
                #expect(made.status == (isCreateable ? 201 : 400) && changed.status == (isCreateable ? 400 : 204))
                let refused = isCreateable ? changed : made
                #expect(refused.code == "INVALID_FIELD_FOR_INSERT_UPDATE")
                #expect(refused.json[0]?["fields"] == ["NextStep"])
            }
        }
    }

    @Test(
        "Sheet §5: to who may edit records and not create them, no field is createable, and a create is refused for it")
    func uncreatable() async throws {
        try await withSalesforce { server, client in
            try change(
                server, "set_object_access",
                ["profile": "System Administrator", "object": "Opportunity", "allowed": ["read", "edit", "delete"]])
            for name in ["Name", "StageName", "NextStep"] {
                let told = try await field(name, client)
                #expect(told?["createable"] == false && told?["updateable"] == true, "\(name)")
            }
            let deal: JSON = ["Name": "x", "StageName": "Prospecting", "CloseDate": "2026-12-31"]
            let refused = try await client.send("POST", root + "/sobjects/Opportunity", body: deal)
            #expect(refused.code?.hasPrefix("INSUFFICIENT_ACCESS") == true, "\(refused.status)")
            let changed = try await client.send(
                "PATCH", root + "/sobjects/Opportunity/006QH0000000085YAA", body: ["NextStep": "x"])
            #expect(changed.status == 204)
        }
    }

    @Test("A record type goes out of use, and a record under approval is neither changed nor deleted")
    func recordTypesAndLocks() async throws {
        try await withSalesforce { server, client in
            try change(server, "set_record_type", ["object": "Opportunity", "name": "Renewal", "active": false])
            let describe = try await client.get(root + "/sobjects/Opportunity/describe")
            let types = describe.json["recordTypeInfos"]?.array ?? []
            #expect(types.first { $0["developerName"] == "Renewal" }?["active"] == false)
            let id = "006QH0000000085YAA"
            try change(server, "lock_record", ["object": "Opportunity", "id": .string(id), "value": true])
            let path = root + "/sobjects/Opportunity/\(id)"
            let refused = try await client.send("PATCH", path, body: ["NextStep": "x"])
            let kept = try await client.send("DELETE", path)
            #expect(refused.status == 400 && refused.code == "ENTITY_IS_LOCKED" && kept.status == 400)
            try change(server, "lock_record", ["object": "Opportunity", "id": .string(id), "value": false])
            let taken = try await client.send("PATCH", path, body: ["NextStep": "x"])
            #expect(taken.status == 204)
        }
    }
}
