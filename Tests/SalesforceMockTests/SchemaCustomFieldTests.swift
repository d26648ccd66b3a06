import Foundation
import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: custom fields")
struct SchemaCustomFieldTests {
    private let path = TokenClient.version + "/tooling/sobjects/CustomField"

    private func lookup(_ change: (inout JSON) -> Void = { _ in }) -> JSON {
        var metadata: JSON = [
            "label": "Xyz Owner", "type": "Lookup", "referenceTo": "User",
            "relationshipName": "Xyz_Owned_Opportunities", "relationshipLabel": "Xyz Owned Opportunities",
            "deleteConstraint": "SetNull", "required": false, "description": "Owner assigned by Xyz",
        ]
        change(&metadata)
        return ["FullName": "Opportunity.Xyz_Owner__c", "Metadata": metadata]
    }

    @Test("Sheet §6: a field is created once; its name stays taken after it was deleted")
    func lifecycle() async throws {
        try await withSalesforce { server, client in
            let made = try await client.send("POST", path, body: lookup())
            let id = try #require(made.json["id"]?.string)
            #expect(made.status == 201 && made.json["success"] == true && id.hasPrefix("00N") && id.count == 18)
            #expect(made.headers["location"] == "\(path)/\(id)")
            let twice = try await client.send("POST", path, body: lookup())
            #expect(twice.status == 400 && twice.code == "DUPLICATE_DEVELOPER_NAME")
            let read = try await client.get("\(path)/\(id.prefix(15))")
            #expect(read.json["FullName"] == "Opportunity.Xyz_Owner__c" && read.json["TableEnumOrId"] == "Opportunity")
            #expect(read.json["Metadata"]?["description"] == "Owner assigned by Xyz")
            let renamed = try await client.send(
                "PATCH", "\(path)/\(id)", body: ["Metadata": lookup { $0["label"] = "Other" }["Metadata"] ?? .null])
            #expect(renamed.status == 204 && renamed.text.isEmpty)
            let gone = try await client.send("DELETE", "\(path)/\(id)")
            #expect(gone.status == 204)
            let again = try await client.send("POST", path, body: lookup())
            #expect(again.code == "DUPLICATE_DEVELOPER_NAME")
            #expect(server.state()["objects"]?["Opportunity"]?["deleted_fields"] == ["xyz_owner__c"])
            #expect(server.journal.writes.count == 5)
        }
    }

    @Test("Sheet §6: metadata that Salesforce refuses is refused")
    func integrity() async throws {
        try await withSalesforce { _, client in
            let bad: [(String, (inout JSON) -> Void)] = [
                ("target", { $0["referenceTo"] = "Nothing" }), ("required", { $0["required"] = true }),
                ("relationship", { $0["relationshipName"] = "Xyz__Owned" }),
                ("constraint", { $0["deleteConstraint"] = "Never" }), ("type", { $0["type"] = "Owner" }),
                ("label", { $0["label"] = nil }),
            ]
            for (name, change) in bad {
                let answer = try await client.send("POST", path, body: lookup(change))
                #expect(answer.status == 400 && answer.code == "FIELD_INTEGRITY_EXCEPTION", "\(name)")
            }
            let long = try await client.send(
                "POST", path, body: lookup { $0["label"] = .string(String(repeating: "x", count: 41)) })
            #expect(long.code == "STRING_TOO_LONG")
            let unknown = try await client.send("POST", path, body: lookup { $0["lable"] = "Xyz" })
            #expect(unknown.code == "JSON_PARSER_ERROR")
            var other = lookup()
            other["FullName"] = "Opportunity.Xyz Owner"
            let named = try await client.send("POST", path, body: other)
            #expect(named.code == "FIELD_INTEGRITY_EXCEPTION")
            let empty = try await client.send("POST", path, body: ["FullName": "Opportunity.A__c"])
            #expect(empty.code == "REQUIRED_FIELD_MISSING")
            _ = try await client.send("POST", path, body: lookup())
            var second = lookup()
            second["FullName"] = "Contact.Xyz_Owner__c"
            let taken = try await client.send("POST", path, body: second)
            #expect(taken.code == "DUPLICATE_DEVELOPER_NAME")
        }
    }

    @Test("Sheet §6: without Customize Application nothing is created; without View Setup the object is not known")
    func rights() async throws {
        try await withSalesforce(seedWithSessions()) { server, _ in
            let bob = TokenClient(server, bearer: "bobs")
            let unknown = try await bob.send("POST", path, body: lookup())
            #expect(unknown.status == 400 && unknown.code == "INVALID_TYPE")
            try server.change(
                .vendorSpecific(
                    "set_permission", ["profile": "Sales User", "permission": "ViewSetup", "value": true]))
            let refused = try await bob.send("POST", path, body: lookup())
            #expect(refused.status == 403 && refused.code == "INSUFFICIENT_ACCESS")
            #expect(
                server.state()["objects"]?["Opportunity"]?["custom_fields"]?.array?.contains {
                    $0["name"] == "Xyz_Owner__c"
                } == false)
        }
    }

    @Test("Each type needs its own members: a checkbox a default, a text a length, a picklist a value set")
    func types() async throws {
        try await withSalesforce { _, client in
            let bodies: [(String, JSON, JSON)] = [
                ("Checkbox", [:], ["defaultValue": "false"]), ("Text", [:], ["length": 40]),
                ("LongTextArea", ["length": 1000], ["length": 1000, "visibleLines": 3]),
                ("Number", ["precision": 5], ["precision": 5, "scale": 2]),
                (
                    "Picklist", [:],
                    [
                        "valueSet": [
                            "restricted": true,
                            "valueSetDefinition": ["value": [["fullName": "A", "label": "A", "default": false]]],
                        ]
                    ]
                ),
            ]
            for (type, short, whole) in bodies {
                func body(_ more: JSON) -> JSON {
                    var metadata: JSON = ["label": .string(type), "type": .string(type)]
                    for member in more.object?.members ?? [] { metadata[member.name] = member.value }
                    return ["FullName": .string("Contact.New_\(type)__c"), "Metadata": metadata]
                }
                let refused = try await client.send("POST", path, body: body(short))
                #expect(refused.code == "FIELD_INTEGRITY_EXCEPTION", "\(type)")
                let made = try await client.send("POST", path, body: body(whole))
                #expect(made.status == 201, "\(type)")
            }
        }
    }

    @Test("Sheet §5: the Tooling API knows a field that nobody sees, by name and id")
    func definitions() async throws {
        try await withSalesforce { _, client in
            let made = try await client.send("POST", path, body: lookup())
            let id = made.json["id"]?.string ?? ""
            let soql =
                "SELECT DurableId, QualifiedApiName, Label, DataType, NamespacePrefix FROM FieldDefinition WHERE "
                + "EntityDefinition.QualifiedApiName = 'Opportunity' AND QualifiedApiName = 'Xyz_Owner__c'"
            let text = soql.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let answer = try await client.get(TokenClient.version + "/tooling/query?q=" + text)
            #expect(answer.status == 200 && answer.json["totalSize"] == 1)
            #expect(answer.json["entityTypeName"] == "FieldDefinition" && answer.json["size"] == 1)
            let row = try #require(answer.json["records"]?[0])
            #expect(row["DurableId"]?.string == "Opportunity." + id.prefix(15) && row["DataType"] == "Lookup(User)")
        }
    }
}
