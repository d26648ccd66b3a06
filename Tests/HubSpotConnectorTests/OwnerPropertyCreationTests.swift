import ConnectorKit
import ConnectorScripting
import Foundation
import HubSpotConnector
import Testing

@Suite("HubSpot: creating an owner property")
struct OwnerPropertyCreationTests {
    static func draft(_ object: CRMObject = .contact, name: PropertyName = "gw_owner") -> OwnerPropertyDraft {
        OwnerPropertyDraft(object: object, name: name, label: "Gateway owner", description: "[crm-gateway] mark")
    }

    @Test(
        "The definition refers to owners, has no options, and stands in the object's standard group",
        arguments: [
            (CRMObject.contact, "contacts", "contactinformation"), (.company, "companies", "companyinformation"),
            (.deal, "deals", "dealinformation"),
        ])
    func body(object: CRMObject, path: String, group: String) async throws {
        let transport = try ScriptedTransport(.json(201, #"{"name":"gw_owner"}"#))
        try await transport.writing.createOwnerProperty(Self.draft(object))
        let request = try #require(await transport.requests.first)
        #expect(request.method == .post && request.target == "/crm/properties/2026-09/\(path)")
        #expect(!request.isIdempotent)
        let body: NSDictionary = [
            "name": "gw_owner", "label": "Gateway owner", "description": "[crm-gateway] mark", "groupName": group,
            "type": "enumeration", "fieldType": "select", "externalOptions": true, "referencedObjectType": "OWNER",
            "formField": false,
        ]
        #expect(request.json == body)
    }

    @Test("SYNC-5: a taken name is a conflict")
    func conflict() async throws {
        let body =
            #"{"status":"error","message":"A property named 'gw_owner' already exists.","#
            + #""category":"OBJECT_ALREADY_EXISTS","subCategory":"Properties.PROPERTY_WITH_NAME_EXISTS"}"#
        let transport = try ScriptedTransport(.json(409, body))
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(Self.draft())
        }
        #expect(error?.kind == .conflict && error?.vendor?.code == "OBJECT_ALREADY_EXISTS" && error?.fields == [])
    }

    @Test(
        "A 5xx leaves it unknown whether it was created; refusals don't",
        arguments: [
            (502, ConnectorErrorKind.outcomeUnknown), (500, .outcomeUnknown), (429, .rateLimited), (403, .forbidden),
            (400, .invalid), (401, .unauthenticated),
        ])
    func failures(status: Int, kind: ConnectorErrorKind) async throws {
        let transport = try ScriptedTransport(.html(status))
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(Self.draft())
        }
        #expect(error?.kind == kind && error?.operation == "hubspot.properties.create")
    }

    @Test("A 201 counts whatever its body: the definition is read again anyway")
    func unreadable() async throws {
        let transport = try ScriptedTransport(.html(201))
        try await transport.writing.createOwnerProperty(Self.draft())
        #expect(await transport.requests.count == 1)
    }

    @Test("A name that HubSpot wouldn't take is refused before it is sent, with the rule")
    func name() async throws {
        let transport = try ScriptedTransport()
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(Self.draft(name: "Gateway Owner"))
        }
        #expect(error?.kind == .invalid && error?.message.contains("lower-case") == true)
        #expect(await transport.requests.isEmpty)
    }
}
