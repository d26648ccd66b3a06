import ConnectorKit
import ConnectorScripting
import Foundation
import Testing
import ZohoConnector

@Suite("Zoho: creating owner properties")
struct OwnerPropertyCreationTests {
    private static func draft(
        _ label: String = "Partner Owner", name: PropertyName = "Partner_Owner", _ object: CRMObject = .deal,
        restoring: PropertyName? = nil, description: String = "[mark] ours"
    ) -> OwnerPropertyDraft {
        OwnerPropertyDraft(
            object: object, name: name, label: label, description: description, restoring: restoring)
    }

    private static let created = HTTPResponse.json(
        201,
        #"{"fields":[{"code":"SUCCESS","details":{"id":"111116000000067321"},"message":"field created","#
            + #""status":"success"}]}"#)

    private func error(_ transport: ScriptedTransport, _ draft: OwnerPropertyDraft = draft()) async -> ConnectorError? {
        await failure { () throws(ConnectorError) in try await transport.writing.createOwnerProperty(draft) }
    }

    @Test("SYNC-5: A lookup to users is made by its label, with our mark in the help text, and never twice by itself")
    func create() async throws {
        let transport = try ScriptedTransport(Self.created)
        try await transport.writing.createOwnerProperty(Self.draft())
        let request = try #require(await transport.requests.first)
        #expect(request.method == .post && request.target == "/crm/v8/settings/fields?module=Deals")
        #expect(!request.isIdempotent && request.operation == "zoho.fields.create")
        #expect(
            request.json == [
                "fields": [
                    [
                        "field_label": "Partner Owner", "data_type": "userlookup",
                        "tooltip": ["name": "info_icon", "value": "[mark] ours"],
                    ]
                ]
            ])
    }

    @Test("SYNC-5: The name that Zoho made is seen by reading again, because the answer tells an id alone")
    func nameIsReadAgain() async throws {
        let field = DefinitionsTests.field(
            "Partner_Owner1", "userlookup", ["field_label": #""Partner Owner""#])
        let transport = try ScriptedTransport(Self.created, DefinitionsTests.answer(field))
        try await transport.writing.createOwnerProperty(Self.draft())
        let found = try await transport.reading.properties(of: .deal, scope: .live)
        #expect(found.first { $0.label == "Partner Owner" }?.name == "Partner_Owner1")
    }

    @Test(
        "SYNC-4: On every object one can be made",
        arguments: [
            (CRMObject.deal, "Deals"), (.contact, "Contacts"), (.company, "Accounts"),
        ])
    func objects(_ object: CRMObject, module: String) async throws {
        let transport = try ScriptedTransport(Self.created)
        try await transport.writing.createOwnerProperty(Self.draft("Partner Owner", name: "x", object))
        #expect(await transport.requests.first?.target == "/crm/v8/settings/fields?module=\(module)")
    }

    @Test("SYNC-5, I-12: A label that is taken, on a layout or on none, is a conflict")
    func conflict() async throws {
        let details = #"{"api_name":"field_label","json_path":"$.fields[0].field_label"}"#
        for response in [
            HTTPResponse.refusal(400, "DUPLICATE_DATA", details),
            .json(400, #"{"fields":[\#(Item.refused("DUPLICATE_DATA", details))]}"#),
            .json(207, #"{"fields":[\#(Item.refused("DUPLICATE_DATA", details))]}"#),
            .json(201, #"{"fields":[\#(Item.refused("DUPLICATE_DATA", details))]}"#),
        ] {
            let error = await error(try ScriptedTransport(response))
            #expect(error?.kind == .conflict && error?.retry == .never)
        }
    }

    @Test(
        "The edition's quota, a lacking permission and a lacking scope are told apart",
        arguments: [
            (
                HTTPResponse.refusal(400, "LIMIT_EXCEEDED", #"{"limit":10,"limit_due_to":[]}"#),
                ConnectorErrorKind.unsupported
            ),
            (.refusal(403, "NO_PERMISSION", #"{"permissions":["Crm_Implied_Customize_Zoho_CRM"]}"#), .forbidden),
            (.refusal(401, "OAUTH_SCOPE_MISMATCH"), .forbidden), (.refusal(400, "INVALID_MODULE"), .unsupported),
            (.refusal(400, "INVALID_DATA", #"{"api_name":"field_label","maximum_length":25}"#), .invalid),
            (.json(207, #"{"fields":[\#(Item.refused("INVALID_DATA", #"{"api_name":"data_type"}"#))]}"#), .invalid),
        ])
    func refusals(_ response: HTTPResponse, kind: ConnectorErrorKind) async throws {
        #expect(await error(try ScriptedTransport(response))?.kind == kind)
    }

    @Test("F-B3, T-14: A creation that broke is outcome_unknown: look before acting again", arguments: [500, 502, 504])
    func lost(_ status: Int) async throws {
        let transport = try ScriptedTransport(.html(status))
        let error = await error(transport)
        #expect(error?.kind == .outcomeUnknown && error?.retry == .never)
        #expect(await transport.requests.count == 1)
    }

    @Test("An answer that can't be read is no failure: the definition is read again anyway")
    func unreadable() async throws {
        let transport = try ScriptedTransport(.html(201))
        #expect(await error(transport) == nil)
    }

    @Test(
        "A label or a name that Zoho can't take is refused before a byte leaves, and the rule is told",
        arguments: [
            "", "has_underscore", "x-y", "naïve", "1 owner", "two  blanks", " edge", String(repeating: "a", count: 26),
        ])
    func badLabels(_ label: String) async throws {
        let transport = try ScriptedTransport()
        let error = await error(transport, Self.draft(label))
        #expect(error?.kind == .invalid && error?.message.contains("at most 25 characters") == true)
        let named = await self.error(transport, Self.draft(name: "has space"))
        #expect(named?.message.contains(ZohoConnector.descriptor.ownerProperties.nameRule) == true)
        #expect(await transport.requests.isEmpty)
    }

    @Test("A field that is on no layout can't be brought back by the API, and what to do is told")
    func restoring() async throws {
        let transport = try ScriptedTransport()
        let error = await error(transport, Self.draft(restoring: "Partner_Owner"))
        #expect(error?.kind == .unsupported && error?.message.contains("layout") == true)
        #expect(await transport.requests.isEmpty)
    }

    @Test("A long mark is cut to Zoho's length of a help text; without one no help text is sent")
    func marks() async throws {
        let transport = try ScriptedTransport(Self.created, Self.created)
        try await transport.writing.createOwnerProperty(Self.draft(description: String(repeating: "m", count: 300)))
        try await transport.writing.createOwnerProperty(Self.draft(description: ""))
        let requests = await transport.requests
        let field = (requests[0].json?["fields"] as? [NSDictionary])?.first
        #expect(((field?["tooltip"] as? NSDictionary)?["value"] as? String)?.count == 255)
        #expect(!requests[1].text.contains("tooltip"))
    }
}
