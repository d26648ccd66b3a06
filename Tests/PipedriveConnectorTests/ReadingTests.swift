import ConnectorKit
import ConnectorScripting
import PipedriveConnector
import Testing

@Suite("Pipedrive: identity, users and definitions")
struct ReadingTests {
    private static func list(_ items: String..., next: String? = nil) -> HTTPResponse {
        let cursor = next.map { #""\#($0)""# } ?? "null"
        return .json(
            #"{"success":true,"data":[\#(items.joined(separator: ","))],"additional_data":{"next_cursor":\#(cursor)}}"#)
    }

    private static func field(
        _ code: String, _ name: String, _ type: String, isCustom: Bool = true, rest: String = ""
    ) -> String {
        #"{"field_name":"\#(name)","field_code":"\#(code)","field_type":"\#(type)","options":null,"#
            + #""is_custom_field":\#(isCustom)\#(rest)}"#
    }

    @Test("One call tells the company and the user whom the key acts as")
    func identity() async throws {
        let transport = try ScriptedTransport(
            .json(
                #"{"success":true,"data":{"id":7,"name":"Ann","email":"Ann@Acme.io","default_currency":"EUR","#
                    + #""company_id":54235233,"company_name":"Acme","company_domain":"acme"}}"#))
        let identity = try await transport.reading.identify()
        #expect(
            identity
                == CRMIdentity(account: "54235233", accountName: "Acme", user: "7", userEmail: "ann@acme.io"))
        #expect(await transport.requests.map(\.target) == ["/v1/users/me"])
        #expect(await transport.requests.map(\.cost) == [2])
    }

    @Test("SYNC-4, SYNC-6: All users come in one call; the wanted are kept, deactivated and deleted ones marked")
    func owners() async throws {
        let transport = try ScriptedTransport(
            .json(
                #"{"success":true,"data":[{"id":1,"name":"A","email":"A@x.com","active_flag":true,"is_deleted":false},"#
                    + #"{"id":2,"name":"B","email":"b@x.com","active_flag":false},"#
                    + #"{"id":3,"name":"C","email":"c@x.com","active_flag":true,"is_deleted":true},"#
                    + #"{"id":4,"name":null,"email":null},{"id":5,"email":"other@x.com","active_flag":true}]}"#))
        let owners = try await transport.reading.owners(withEmails: ["a@x.com", "b@x.com", "c@x.com", "d@x.com"])
        #expect(owners.map(\.id) == ["1", "2", "3"] && owners.map(\.isActive) == [true, false, false])
        #expect(await transport.requests.map(\.target) == ["/v1/users"])
        #expect(await transport.requests.map(\.responseBytesMax) == [16 * 1024 * 1024])
    }

    @Test("Nobody asked for costs nothing")
    func nobody() async throws {
        let transport = try ScriptedTransport()
        #expect(try await transport.reading.owners(withEmails: []).isEmpty)
        #expect(await transport.requests.isEmpty)
    }

    @Test("Definitions come in pages of 500, and custom ones are told by their flag")
    func fields() async throws {
        let options = #","options":[{"id":1,"label":"Low"},{"id":"x","label":"High"}]"#
        let transport = try ScriptedTransport(
            Self.list(
                Self.field("owner_id", "Owner", "user", isCustom: false),
                Self.field("value", "Value", "monetary", isCustom: false),
                Self.field("add_time", "Created", "date", isCustom: false),
                Self.field("stage_id", "Stage", "stage", isCustom: false), next: "abc"),
            Self.list(
                Self.field(Code.owner.rawValue, "Gateway owner", "user", rest: #","description":"mark""#),
                #"{"field_name":"P","field_code":"\#(Code.priority)","field_type":"enum","is_custom_field":true\#(options)}"#,
                Self.field("x1", "Where", "address"), Self.field("x2", "Never", "newtype")))
        let found = try await transport.reading.properties(of: .deal, scope: .all)
        #expect(
            found.map(\.type) == [.owner, .currency, .dateTime, .stage, .owner, .choice, .opaque, .opaque])
        #expect(found.map(\.isWritable) == [true, true, false, true, true, true, true, true])
        #expect(found.map(\.isStandard) == [true, true, true, true, false, false, false, false])
        #expect(found[4].description == "mark" && found[5].options.map(\.value) == ["1", "x"])
        #expect(
            await transport.requests.map(\.target) == [
                "/api/v2/dealFields?limit=500", "/api/v2/dealFields?limit=500&cursor=abc",
            ])
    }

    @Test("A definition is named by the key of records, whichever of the two names it bears (unverified)")
    func recordKeys() async throws {
        for codes in [["email", "phone", "label"], ["emails", "phones", "label_ids"]] {
            let types = ["varchar", "phone", "set"]
            let transport = try ScriptedTransport(
                .json(
                    #"{"data":["#
                        + zip(codes, types).map { Self.field($0, "X", $1, isCustom: false) }.joined(separator: ",")
                        + "]}"))
            let found = try await transport.reading.properties(of: .contact, scope: .live)
            #expect(found.map(\.name) == ["emails", "phones", "label_ids"])
            #expect(found.map(\.type) == [.email, .phone, .choices] && found.allSatisfy(\.isWritable))
        }
    }

    @Test(
        "Every type that a definition may have is mapped, and what the gateway can't hold is opaque",
        arguments: [
            ("int", PropertyType.number), ("double", .number), ("boolean", .boolean), ("varchar", .text),
            ("text", .text),
            ("varchar_auto", .text), ("varchar_options", .text), ("phone", .phone), ("date", .date), ("enum", .choice),
            ("set", .choices), ("monetary", .currency), ("user", .owner), ("org", .reference), ("people", .reference),
            ("deal", .reference), ("stage", .stage), ("status", .choice), ("visible_to", .choice),
            ("daterange", .opaque), ("time", .opaque), ("timerange", .opaque), ("address", .opaque), ("deals", .opaque),
            ("lead", .opaque), ("project", .opaque), ("activity", .opaque), ("json", .opaque), ("picture", .opaque),
            ("price_list", .opaque), ("billing_frequency", .opaque), ("projects_board", .opaque),
            ("projects_phase", .opaque), ("", .opaque),
        ])
    func types(vendorType: String, type: PropertyType) async throws {
        let transport = try ScriptedTransport(Self.list(Self.field(Code.owner.rawValue, "X", vendorType)))
        let found = try await transport.reading.properties(of: .deal, scope: .live)
        #expect(found.map(\.type) == [type] && found.map(\.vendorType) == [vendorType])
    }

    @Test("A flag for writing is honoured where it is there (unverified)")
    func writableFlag() async throws {
        let transport = try ScriptedTransport(
            Self.list(
                Self.field("a", "A", "varchar", rest: #","is_writable":false"#),
                Self.field("b", "B", "varchar", isCustom: false, rest: #","is_writable":true"#)))
        let found = try await transport.reading.properties(of: .company, scope: .live)
        #expect(found.map(\.isWritable) == [false, true])
    }

    @Test("T-30: A list that leads in a circle is malformed")
    func circle() async throws {
        let transport = try ScriptedTransport(Self.list(next: "a"), Self.list(next: "b"), Self.list(next: "a"))
        let error = await failure { () async throws(ConnectorError) in
            try await transport.reading.properties(of: .deal, scope: .live)
        }
        #expect(error?.kind == .malformed)
    }

    @Test("Pipelines and stages are two calls; won and lost are no stages; a chance counts where it is enabled")
    func pipelines() async throws {
        let transport = try ScriptedTransport(
            Self.list(
                #"{"id":2,"name":"Late","order_nr":1,"is_deleted":true,"is_deal_probability_enabled":false}"#,
                #"{"id":1,"name":"Sales","order_nr":0,"is_deal_probability_enabled":true}"#),
            Self.list(
                #"{"id":7,"name":"Won soon","order_nr":2,"pipeline_id":1,"deal_probability":90}"#,
                #"{"id":6,"name":"First","order_nr":1,"pipeline_id":1,"deal_probability":100,"is_deleted":true}"#,
                #"{"id":9,"name":"Other","order_nr":1,"pipeline_id":2,"deal_probability":50}"#))
        let found = try await transport.reading.pipelines(of: .deal)
        #expect(found.map(\.id) == ["1", "2"] && found.map(\.isArchived) == [false, true])
        #expect(found[0].stages.map(\.id) == ["6", "7"] && found[0].stages.map(\.isArchived) == [true, false])
        #expect(found[0].stages.map(\.probability) == [1, 0.9] && found[1].stages.map(\.probability) == [nil])
        #expect(found.flatMap(\.stages).allSatisfy { $0.outcome == .open })
        #expect(await transport.requests.count == 2)
        #expect(try await transport.reading.pipelines(of: .contact).isEmpty)
    }
}
