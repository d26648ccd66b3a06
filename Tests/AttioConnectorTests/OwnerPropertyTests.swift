import AttioConnector
import ConnectorKit
import ConnectorScripting
import Foundation
import Testing

@Suite("Attio: making an owner property")
struct OwnerPropertyTests {
    static func draft(
        _ object: CRMObject = .contact, name: PropertyName = "gw_owner", restoring: PropertyName? = nil
    ) -> OwnerPropertyDraft {
        OwnerPropertyDraft(
            object: object, name: name, label: "Gateway owner", description: "[crm-gateway] mark", restoring: restoring)
    }

    @Test(
        "All eight keys are sent, for an actor reference that holds one, is neither required nor unique",
        arguments: [(CRMObject.contact, "people"), (.company, "companies"), (.deal, "deals")])
    func body(object: CRMObject, slug: String) async throws {
        let transport = try ScriptedTransport(.data("{}"))
        try await transport.writing.createOwnerProperty(Self.draft(object))
        let request = try #require(await transport.requests.first)
        #expect(request.method == .post && request.target == "/v2/objects/\(slug)/attributes" && !request.isIdempotent)
        let attribute: NSDictionary = [
            "title": "Gateway owner", "description": "[crm-gateway] mark", "api_slug": "gw_owner",
            "type": "actor-reference", "is_required": false, "is_unique": false, "is_multiselect": false,
            "config": NSDictionary(),
        ]
        #expect(request.json == ["data": attribute])
    }

    @Test("SYNC-5: a taken slug is a conflict, whatever the words")
    func conflict() async throws {
        let transport = try ScriptedTransport(
            .refusal(409, "slug_conflict", "Ein Attribut mit diesem Namen ist schon da."))
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(Self.draft())
        }
        #expect(error?.kind == .conflict && error?.retry == .never && error?.vendor?.code == "slug_conflict")
    }

    @Test(
        "F-B3: a 5xx leaves it unknown whether it was made; refusals don't",
        arguments: [
            (500, ConnectorErrorKind.outcomeUnknown), (502, .outcomeUnknown), (503, .outcomeUnknown),
            (429, .rateLimited), (403, .forbidden), (400, .invalid), (401, .unauthenticated), (404, .notFound),
        ])
    func failures(status: Int, kind: ConnectorErrorKind) async throws {
        let transport = try ScriptedTransport(.html(status))
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(Self.draft())
        }
        #expect(error?.kind == kind && error?.operation == "attio.attributes.create")
    }

    @Test("F-B3: after a lost answer a look by slug finds what was made")
    func lookAfterwards() async throws {
        let made = AttributeSample("gw_owner", "actor-reference") { $0.description = "[crm-gateway] mark" }
        let transport = try ScriptedTransport(.html(504), .attributes(made))
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(Self.draft())
        }
        #expect(error?.kind == .outcomeUnknown && error?.retry == .never)
        let found = try await transport.reading.propertyOutlines(of: .contact, scope: .all)
        #expect(found.first?.name == "gw_owner" && found.first?.type == .owner)
        #expect(found.first?.description == "[crm-gateway] mark" && found.first?.isStandard == false)
    }

    @Test("A 200 counts whatever its body: the definition is read again anyway")
    func unreadable() async throws {
        let transport = try ScriptedTransport(.html(200))
        try await transport.writing.createOwnerProperty(Self.draft())
        #expect(await transport.requests.count == 1)
    }

    @Test(
        "A name that isn't in snake case is refused before it is sent, with the rule",
        arguments: ["Gateway Owner", "", "1st", "a__b", "_a", "a_", "名前", String(repeating: "a", count: 65)])
    func names(name: String) async throws {
        let transport = try ScriptedTransport()
        let draft = Self.draft(name: PropertyName(rawValue: name))
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(draft)
        }
        #expect(error?.kind == .invalid && error?.message.contains("lower-case") == true)
        #expect(await transport.requests.isEmpty)
    }

    @Test("SYNC-5: an archived one is unarchived with our label and mark, in a call that may be repeated")
    func restore() async throws {
        let transport = try ScriptedTransport(.data("{}"))
        try await transport.writing.createOwnerProperty(Self.draft(restoring: "gw_owner"))
        let request = try #require(await transport.requests.first)
        #expect(request.method == .patch && request.target == "/v2/objects/people/attributes/gw_owner")
        #expect(request.isIdempotent)
        let changes: NSDictionary = [
            "title": "Gateway owner", "description": "[crm-gateway] mark", "is_archived": false,
        ]
        #expect(request.json == ["data": changes])
    }

    @Test("Where Attio doesn't find an archived attribute by its slug, it is restored by its id")
    func restoreByID() async throws {
        let archived = AttributeSample("gw_owner", "actor-reference") {
            $0.id = "id-7"
            $0.isArchived = true
        }
        let transport = try ScriptedTransport(
            .refusal(404, "not_found", #"Attribute with slug/ID "gw_owner" not found."#), .attributes(archived),
            .data("{}"))
        try await transport.writing.createOwnerProperty(Self.draft(.deal, restoring: "gw_owner"))
        #expect(await transport.steps == ["attributes.restore", "attributes.list", "attributes.restore"])
        #expect(await transport.requests.last?.path == "/v2/objects/deals/attributes/id-7")
    }

    @Test("One that is gone altogether can't be restored: not found, and nothing is created in its place")
    func restoreNothing() async throws {
        let transport = try ScriptedTransport(.refusal(404, "not_found"), .attributes())
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(Self.draft(restoring: "gw_owner"))
        }
        #expect(error?.kind == .notFound)
        #expect(await transport.steps == ["attributes.restore", "attributes.list"])
    }

    @Test("An attribute of Attio's own can't be restored: invalid")
    func restoreSystem() async throws {
        let transport = try ScriptedTransport(
            .refusal(400, "system_edit_unauthorized", "Cannot update a System attribute."))
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(Self.draft(restoring: "owner"))
        }
        #expect(error?.kind == .invalid && error?.vendor?.code == "system_edit_unauthorized")
    }

    @Test("Attributes are visible to all: there is no facet for it")
    func visibility() throws {
        let transport = try ScriptedTransport()
        #expect(transport.writing.fieldVisibility == nil && transport.reading.recordTypes == nil)
    }

    @Test("A workspace without deals can't have a property on them: the ability is lacking, with the reason")
    func noDeals() async throws {
        let transport = try ScriptedTransport(.refusal(404, "not_found", "The referenced object was not found."))
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(Self.draft(.deal))
        }
        #expect(error?.kind == .unsupported && error?.message.contains("no deals") == true)
    }

    @Test("A plan's limit on attributes is told as such, not as a missing right of the key")
    func plan() async throws {
        let transport = try ScriptedTransport(.refusal(400, "quota_exceeded"))
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(Self.draft())
        }
        #expect(error?.kind == .unsupported && error?.message.contains("plan") == true)
    }
}
