import ConnectorKit
import ConnectorScripting
import Testing
import ZohoConnector

@Suite("Zoho: fields")
struct DefinitionsTests {
    /// A field as Zoho answers it; `extra` overrides.
    static func field(_ name: String, _ type: String, _ extra: [String: String] = [:]) -> String {
        var members = [
            "id": #""4832675000000000553""#, "api_name": #""\#(name)""#, "field_label": #""\#(name) label""#,
            "display_label": #""shown""#, "data_type": #""\#(type)""#, "json_type": #""string""#,
            "custom_field": "true", "system_mandatory": "false", "read_only": "false", "field_read_only": "false",
            "visible": "true", "type": #""used""#, "length": "120", "decimal_place": "null", "tooltip": "null",
            "operation_type": #"{"web_update":true,"api_create":true,"web_create":true,"api_update":true}"#,
            "unique": "{}", "pick_list_values": "[]", "lookup": "{}", "layout_associations": "[]",
        ]
        members.merge(extra) { $1 }
        return "{" + members.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
    }

    static func answer(_ fields: String...) -> HTTPResponse {
        .json(#"{"fields":[\#(fields.joined(separator: ","))]}"#)
    }

    private func one(
        _ name: String, _ type: String, _ extra: [String: String] = [:], of object: CRMObject = .deal
    ) async throws -> PropertyDefinition {
        let transport = try ScriptedTransport(Self.answer(Self.field(name, type, extra)))
        return try #require(try await transport.reading.properties(of: object, scope: .all).first)
    }

    @Test(
        "SYNC-4: All fields of a module are one call",
        arguments: [
            (CRMObject.deal, "Deals"), (.contact, "Contacts"), (.company, "Accounts"),
        ])
    func call(_ object: CRMObject, module: String) async throws {
        let transport = try ScriptedTransport(Self.answer(Self.field("A", "text")))
        let found = try await transport.reading.properties(of: object, scope: .live)
        #expect(found.map(\.name) == ["A"] && found[0].object == object && found[0].label == "A label")
        #expect(await transport.targets == ["GET /crm/v8/settings/fields?module=\(module)&type=all"])
    }

    @Test(
        "Types are told in the gateway's words",
        arguments: [
            ("text", PropertyType.text), ("textarea", .text), ("autonumber", .text), ("email", .email),
            ("phone", .phone),
            ("website", .url), ("picklist", .choice), ("multiselectpicklist", .choices), ("date", .date),
            ("datetime", .dateTime), ("integer", .number), ("bigint", .number), ("double", .number),
            ("percent", .number),
            ("currency", .currency), ("boolean", .boolean), ("ownerlookup", .owner), ("userlookup", .owner),
            ("lookup", .reference), ("multiuserlookup", .opaque), ("multiselectlookup", .opaque), ("subform", .opaque),
            ("fileupload", .opaque), ("formula", .opaque), ("rollup_summary", .opaque), ("something_new", .opaque),
        ])
    func types(_ word: String, type: PropertyType) async throws {
        let found = try await one("X", word)
        #expect(found.type == type && found.vendorType == word)
    }

    @Test("Stage and pipeline of deals are told as such, and are plain lists elsewhere")
    func stages() async throws {
        #expect(try await one("Stage", "picklist").type == .stage)
        #expect(try await one("Pipeline", "picklist").type == .pipeline)
        #expect(try await one("Stage", "picklist", of: .contact).type == .choice)
    }

    @Test("SYNC-4: Owner is writable, though a layout shows it as read-only")
    func owner() async throws {
        let owner = try await one(
            "Owner", "ownerlookup", ["field_read_only": "true", "custom_field": "false", "json_type": #""jsonobject""#])
        #expect(owner.type == .owner && owner.isWritable && owner.isStandard && owner.isVisible)
    }

    @Test("VER-5: What the API can't update, the profile may not, or Zoho computes, is read-only")
    func readOnly() async throws {
        #expect(try await !one("X", "text", ["operation_type": #"{"api_update":false,"api_create":true}"#]).isWritable)
        #expect(try await !one("X", "text", ["read_only": "true"]).isWritable)
        for type in ["autonumber", "formula", "rollup_summary"] {
            #expect(try await !one("X", type).isWritable, "\(type)")
        }
        #expect(try await one("X", "text").isWritable)
    }

    @Test("VER-3: What the API may create is told apart from what it may update; what Zoho computes is neither")
    func writableOnCreate() async throws {
        let late = try await one("X", "text", ["operation_type": #"{"api_update":true,"api_create":false}"#])
        #expect(late.isWritable && !late.isWritableOnCreate)
        let once = try await one("X", "text", ["operation_type": #"{"api_update":false,"api_create":true}"#])
        #expect(!once.isWritable && once.isWritableOnCreate)
        let plain = try await one("X", "text")
        #expect(plain.isWritable && plain.isWritableOnCreate)
        for field in try await [one("X", "text", ["read_only": "true"]), one("X", "formula")] {
            #expect(!field.isWritable && !field.isWritableOnCreate)
        }
    }

    @Test("A field on no layout is archived and one that is hidden invisible: told only where all are asked for")
    func scopes() async throws {
        let answer = Self.answer(
            Self.field("A", "text"), Self.field("B", "text", ["type": #""unused""#]),
            Self.field("C", "text", ["visible": "false"]))
        let transport = try ScriptedTransport(answer, answer)
        let live = try await transport.reading.properties(of: .deal, scope: .live)
        let all = try await transport.reading.properties(of: .deal, scope: .all)
        #expect(live.map(\.name) == ["A"] && all.map(\.name) == ["A", "B", "C"])
        #expect(all.map(\.isArchived) == [false, true, false] && all.map(\.isVisible) == [true, true, false])
    }

    @Test("SYNC-5: A created lookup to users is an owner property that carries our mark in its help text")
    func created() async throws {
        let found = try await one(
            "Partner_Owner", "userlookup",
            ["tooltip": #"{"name":"info_icon","value":"[mark] ours"}"#, "json_type": #""jsonobject""#, "length": "50"])
        #expect(found.type == .owner && found.isWritable && !found.isStandard && found.description == "[mark] ours")
    }

    @Test("Options are told by what is stored and by what people see; unused ones as inactive")
    func options() async throws {
        let values =
            #"[{"id":"1","display_value":"Identify Decision Makers","actual_value":"Id. Decision Makers","type":"used"},"#
            + #"{"id":"2","display_value":"Old","actual_value":"Old","type":"unused"},{"display_value":"X"},{}]"#
        let found = try await one("Type", "picklist", ["pick_list_values": values])
        #expect(
            found.options == [
                PropertyOption(value: "Id. Decision Makers", label: "Identify Decision Makers"),
                PropertyOption(value: "Old", label: "Old", isActive: false), PropertyOption(value: "X", label: "X"),
            ])
    }

    @Test("Length, decimals, uniqueness, duty and what a lookup leads to are told where they mean something")
    func traits() async throws {
        #expect(try await one("X", "text").lengthMax == 120)
        #expect(try await one("X", "userlookup").lengthMax == nil)
        #expect(try await one("X", "currency", ["decimal_place": "2"]).scale == 2)
        #expect(try await one("X", "integer", ["decimal_place": "2"]).scale == nil)
        #expect(try await one("X", "text", ["unique": #"{"case_sensitive":false}"#]).isUnique)
        #expect(try await !one("X", "text").isUnique)
        #expect(try await one("X", "text", ["system_mandatory": "true"]).isRequired)
        let lookup = try await one("X", "lookup", ["lookup": #"{"module":{"api_name":"Accounts","id":"1"}}"#])
        #expect(lookup.vendorType == "lookup → Accounts")
        let rich = try await one("X", "textarea", ["textarea": #"{"type":"rich_text"}"#])
        #expect(rich.vendorType == "textarea (rich text)" && rich.type == .text)
    }

    @Test("A module that is hidden from the key has no fields to tell, and the reason is told")
    func hiddenModule() async throws {
        let transport = try ScriptedTransport(.refusal(400, "INVALID_MODULE", #"{"resource_path_index":0}"#))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.properties(of: .deal, scope: .live)
        }
        #expect(error?.kind == .unsupported)
        let empty = try ScriptedTransport(.none)
        #expect(try await empty.reading.properties(of: .deal, scope: .all).isEmpty)
    }
}
