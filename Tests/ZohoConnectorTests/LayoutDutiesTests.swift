import ConnectorKit
import ConnectorScripting
import Foundation
import Testing
import ZohoConnector

@Suite("Zoho: fields that a layout asks for")
struct LayoutDutiesTests {
    private static let scopeMissing = HTTPResponse.refusal(401, "OAUTH_SCOPE_MISMATCH")
    private static let fields =
        #"{"fields":[\#(DefinitionsTests.field("A", "text")),\#(DefinitionsTests.field("B", "text")),"#
        + #"\#(DefinitionsTests.field("C", "text")),"#
        + #"\#(DefinitionsTests.field("D", "text", ["system_mandatory": "true"]))]}"#

    /// A layout that asks for fields, and has one that it doesn't ask for, and another module's.
    private static func layout(_ id: String, _ asked: String..., status: String = "active") -> String {
        let fields =
            asked.map { #"{"api_name":"\#($0)","required":true}"# } + [
                #"{"api_name":"C","required":false}"#, #"{"required":true}"#,
                #"{"api_name":"C","required":true,"element_type":"mirror_field"}"#,
            ]
        let section = #"{"fields":[\#(fields.joined(separator: ","))]}"#
        return #"{"id":"\#(id)","name":"L","status":"\#(status)","sections":[\#(section),{}]}"#
    }

    private static func layouts(_ layouts: String...) -> String {
        #"{"layouts":[\#(layouts.joined(separator: ","))]}"#
    }

    private static func together(_ layouts: String) -> HTTPResponse {
        CompositeAnswer.of(CompositeAnswer.row(200, fields), CompositeAnswer.row(200, layouts))
    }

    private func required(
        _ script: HTTPResponse..., of object: CRMObject = .contact
    ) async throws -> (names: [PropertyName], transport: ScriptedTransport) {
        let transport = try ScriptedTransport(script)
        let found = try await transport.reading.properties(of: object, scope: .live, optionsOf: ["A"])
        #expect(found.map(\.name) == ["A", "B", "C", "D"])
        return (found.filter(\.isRequired).map(\.name), transport)
    }

    @Test("VER-3, SYNC-14: What any active layout asks for is required, and costs no call more than the fields alone")
    func union() async throws {
        let (names, transport) = try await required(
            Self.together(Self.layouts(Self.layout("41", "A"), Self.layout("42", "B"))))
        #expect(names == ["A", "B", "D"])
        let rows = try #require(
            await transport.requests.first?.json?["__composite_requests"] as? [NSDictionary])
        #expect(await transport.requests.count == 1)
        #expect(await transport.operations == ["zoho.fields.list"])
        #expect(
            rows.map { $0["uri"] as? String } == ["/crm/v8/settings/fields", "/crm/v8/settings/layouts"])
        #expect(rows[1]["params"] as? NSDictionary == ["module": "Contacts"])
    }

    @Test("A layout that isn't in use asks for nothing")
    func inactive() async throws {
        let (names, _) = try await required(
            Self.together(Self.layouts(Self.layout("41"), Self.layout("42", "B", status: "inactive"))))
        #expect(names == ["D"])
    }

    @Test("A key without the scope for composites asks one after the other")
    func alone() async throws {
        let (names, transport) = try await required(
            Self.scopeMissing, .json(Self.fields), .json(Self.layouts(Self.layout("41", "A"))))
        #expect(names == ["A", "D"])
        #expect(
            await transport.targets.dropFirst() == [
                "GET /crm/v8/settings/fields?module=Contacts&type=all", "GET /crm/v8/settings/layouts?module=Contacts",
            ])
    }

    @Test("Where layouts can't be read, what Zoho itself demands is told all the same")
    func unreadable() async throws {
        let refusal = #"{"code":"OAUTH_SCOPE_MISMATCH","details":{},"message":"x","status":"error"}"#
        let inner = CompositeAnswer.of(CompositeAnswer.row(200, Self.fields), CompositeAnswer.row(401, refusal))
        #expect(try await required(inner).names == ["D"])
        #expect(try await required(Self.scopeMissing, .json(Self.fields), Self.scopeMissing).names == ["D"])
        let nothing = CompositeAnswer.of(CompositeAnswer.row(200, Self.fields), CompositeAnswer.row(204, "null"))
        #expect(try await required(nothing).names == ["D"])
    }

    @Test("Fields that can't be read are a failure, whatever is known of layouts")
    func refused() async throws {
        let refusal = #"{"code":"INVALID_MODULE","details":{},"message":"x","status":"error"}"#
        let transport = try ScriptedTransport(
            CompositeAnswer.of(CompositeAnswer.row(400, refusal), CompositeAnswer.row(200, Self.layouts())))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.properties(of: .contact, scope: .all, optionsOf: [])
        }
        #expect(error?.kind == .unsupported)
    }

    @Test("SYNC-14: The layouts of deals that came with the fields serve the pipelines once, and are read anew after")
    func shared() async throws {
        let pipelines = HTTPResponse.json(
            PipelinesTests.pipelines(PipelinesTests.pipeline("901", "Standard", [PipelinesTests.won])))
        let layouts = PipelinesTests.layouts(PipelinesTests.layout("41"))
        let transport = try ScriptedTransport(
            Self.together(Self.layouts(Self.layout("41"))), pipelines, layouts, pipelines)
        let reading = transport.reading
        _ = try await reading.properties(of: .deal, scope: .all, optionsOf: [])
        for _ in 0..<2 { #expect(try await reading.pipelines(of: .deal).map(\.id) == ["901"]) }
        #expect(
            await transport.operations == [
                "zoho.fields.list", "zoho.pipelines.list", "zoho.layouts.list", "zoho.pipelines.list",
            ])
    }
}
