import ConnectorKit
import ConnectorScripting
import Foundation
import PipedriveConnector
import Testing

@Suite("Pipedrive: creating an owner field")
struct OwnerPropertyCreationTests {
    private static let mark = OwnerPropertyMark.description

    private static func draft(_ object: CRMObject = .deal, label: String = "Gateway owner") -> OwnerPropertyDraft {
        OwnerPropertyDraft(object: object, name: "gateway_owner", label: label, description: Self.mark)
    }

    private static func field(
        _ code: PropertyName, label: String = "Gateway owner", type: String = "user", description: String = mark
    ) -> String {
        #"{"field_name":"\#(label)","field_code":"\#(code)","field_type":"\#(type)","is_custom_field":true,"#
            + #""description":"\#(description)"}"#
    }

    private static func made(_ code: PropertyName) -> HTTPResponse {
        .json(#"{"success":true,"data":\#(field(code))}"#)
    }

    private static func list(_ fields: String...) -> HTTPResponse {
        .json(#"{"success":true,"data":[\#(fields.joined(separator: ","))]}"#)
    }

    @Test("SYNC-5: It is a field of users under the label, with our mark where Pipedrive takes a description")
    func bodies() async throws {
        for object in CRMObject.allCases {
            let transport = try ScriptedTransport(Self.made(Code.owner), Self.list(Self.field(Code.owner)))
            try await transport.writing.createOwnerProperty(Self.draft(object))
            let request = try #require(await transport.requests.first)
            #expect(request.json?["field_name"] as? String == "Gateway owner")
            #expect(request.json?["field_type"] as? String == "user")
            #expect((request.json?["description"] as? String) == (object == .deal ? Self.mark : nil))
            #expect(!request.isIdempotent && request.cost == 5)
            #expect(await transport.operations == ["pipedrive.fields.create", "pipedrive.fields.list"])
        }
    }

    @Test("F-B3, I-11: Of two that were made at once, the one with the higher code withdraws itself, and no other")
    func withdraws() async throws {
        let rivals = Self.list(Self.field(Code.owner), Self.field(Code.budget))
        let later = try ScriptedTransport(Self.made(Code.budget), rivals, .json(#"{"success":true,"data":{}}"#))
        try await later.writing.createOwnerProperty(Self.draft())
        #expect(await later.requests.last?.method == .delete)
        #expect(await later.requests.last?.target == "/api/v2/dealFields/\(Code.budget)")
        let earlier = try ScriptedTransport(Self.made(Code.owner), rivals)
        try await earlier.writing.createOwnerProperty(Self.draft())
        #expect(await earlier.requests.count == 2)
    }

    @Test("F-B3: A rival is known by the mark, whatever else its description says, and so is one without any")
    func olderWords() async throws {
        for description in ["\(OwnerPropertyMark.text) In words of an older time.", ""] {
            let rivals = Self.list(Self.field(Code.owner, description: description), Self.field(Code.budget))
            let transport = try ScriptedTransport(
                Self.made(Code.budget), rivals, .json(#"{"success":true,"data":{}}"#))
            try await transport.writing.createOwnerProperty(Self.draft())
            #expect(await transport.requests.last?.method == .delete)
        }
    }

    @Test("I-12: Fields of another type, label or mark are no rivals")
    func noRivals() async throws {
        let transport = try ScriptedTransport(
            Self.made(Code.priority),
            Self.list(
                Self.field(Code.owner, type: "varchar"), Self.field(Code.owner, label: "Other"),
                Self.field(Code.owner, description: "somebody's"), Self.field(Code.priority)))
        try await transport.writing.createOwnerProperty(Self.draft())
        #expect(await transport.requests.count == 2)
    }

    @Test("A look that fails afterwards leaves the field made, and is no failure")
    func lookFails() async throws {
        let transport = try ScriptedTransport(Self.made(Code.owner), .json(500, "{}"))
        try await transport.writing.createOwnerProperty(Self.draft())
        #expect(await transport.requests.count == 2)
    }

    @Test("F-B3: An answer that can't be read is outcome_unknown")
    func unreadable() async throws {
        let transport = try ScriptedTransport(.json(#"{"success":true}"#))
        let error = await failure { () async throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(Self.draft())
        }
        #expect(error?.kind == .outcomeUnknown)
    }

    @Test("A label that Pipedrive can't take is refused before a byte leaves")
    func labels() async throws {
        let transport = try ScriptedTransport()
        for label in ["", String(repeating: "a", count: 256)] {
            let error = await failure { () async throws(ConnectorError) in
                try await transport.writing.createOwnerProperty(Self.draft(label: label))
            }
            #expect(error?.kind == .invalid)
        }
        #expect(await transport.requests.isEmpty)
    }
}
