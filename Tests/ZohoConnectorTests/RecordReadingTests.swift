import ConnectorKit
import ConnectorScripting
import Foundation
import Testing
import ZohoConnector

@Suite("Zoho: reading records")
struct RecordReadingTests {
    static func id(_ number: Int) -> RecordID { RecordID(rawValue: "415086800000000\(2000 + number)") }

    static func deal(_ number: Int) -> RecordReference { RecordReference(object: .deal, id: id(number)) }

    static func record(_ number: Int, _ members: String = "") -> String {
        #"{"id":"\#(id(number))","$state":"save"\#(members.isEmpty ? "" : "," + members)}"#
    }

    static func answer(_ records: String...) -> String { #"{"data":[\#(records.joined(separator: ","))]}"# }

    private func read(
        _ records: [RecordReference], _ properties: [CRMObject: [PropertyName]], _ transport: ScriptedTransport
    ) async throws -> [Record] {
        try await transport.reading.read(records, properties: properties)
    }

    @Test(
        "Nothing asked for costs nothing; ids that can't be Zoho's are no records and become no path",
        arguments: [
            [], ["x"], ["../org"], ["1?fields=x"], ["12345678901234567890123"], [""], ["１２３"],
        ] as [[String]])
    func nothing(_ ids: [String]) async throws {
        let transport = try ScriptedTransport()
        let records = ids.map { RecordReference(object: .deal, id: RecordID(rawValue: $0)) }
        #expect(try await read(records, [.deal: ["Deal_Name"]], transport).isEmpty)
        #expect(await transport.requests.isEmpty)
    }

    @Test("One record is read whole by id, and only what was asked for is kept")
    func one() async throws {
        let transport = try ScriptedTransport(
            .json(
                Self.answer(
                    Self.record(
                        1,
                        #""Deal_Name":"Acme","Amount":1500.25,"Closing_Date":null,"Next_Step":"","Won":true,"#
                            + #""Tags_Multi":["a","b"],"Empty":[],"Extra":"not asked for""#))))
        let names: [PropertyName] = [
            "Deal_Name", "Amount", "Closing_Date", "Next_Step", "Won", "Tags_Multi", "Empty", "Missing", "$state",
        ]
        let found = try await read([Self.deal(1)], [.deal: names], transport)
        #expect(await transport.targets == ["GET /crm/v8/Deals/\(Self.id(1))"])
        #expect(
            found == [
                Record(
                    reference: Self.deal(1),
                    values: [
                        "Deal_Name": .text("Acme"), "Amount": .number(Decimal(string: "1500.25")!),
                        "Closing_Date": .empty,
                        "Next_Step": .empty, "Won": .boolean(true), "Tags_Multi": .choices(["a", "b"]),
                        "Empty": .empty,
                    ])
            ])
    }

    @Test("SYNC-4: An owner, a user field and a reference come as their ids")
    func references() async throws {
        let transport = try ScriptedTransport(
            .json(
                Self.answer(
                    Self.record(
                        1,
                        #""Owner":{"name":"P","id":"4150868000000225013"},"Partner":{"name":"B","id":"77","email":"b@x.io"},"#
                            + #""Account_Name":{"name":"Acme","id":4150868000000333001},"Odd":{"street":"x"}"#))))
        let found = try await read(
            [Self.deal(1)], [.deal: ["Owner", "Partner", "Account_Name", "Odd"]], transport)
        #expect(
            found.first?.values == [
                "Owner": .owner("4150868000000225013"), "Partner": .owner("77"),
                "Account_Name": .reference("4150868000000333001"), "Odd": .text(#"{"street":"x"}"#),
            ])
    }

    @Test(
        "A record that is gone is left out: 204, or an id of a wrong form to Zoho",
        arguments: [
            HTTPResponse.none, .refusal(400, "INVALID_DATA", #"{"resource_path_index":1}"#), .html(404),
        ])
    func gone(_ answer: HTTPResponse) async throws {
        let transport = try ScriptedTransport(answer)
        #expect(try await read([Self.deal(1)], [:], transport).isEmpty)
    }

    @Test("Several records of a module are one list with the fields asked for, told in the order asked")
    func several() async throws {
        let transport = try ScriptedTransport(
            .json(Self.answer(Self.record(1, #""Deal_Name":"A""#), Self.record(3, #""Deal_Name":"C""#))))
        let found = try await read(
            [Self.deal(3), Self.deal(2), Self.deal(1), Self.deal(3)], [.deal: ["Deal_Name", "Deal_Name", "$x"]],
            transport)
        #expect(found.map(\.reference) == [Self.deal(3), Self.deal(1)])
        #expect(found.map(\.values) == [["Deal_Name": .text("C")], ["Deal_Name": .text("A")]])
        let request = try #require(await transport.requests.first)
        #expect(await transport.requests.count == 1)
        #expect(
            request.query == [
                QueryItem("ids", [1, 2, 3].map { Self.id($0).rawValue }.joined(separator: ",")),
                QueryItem("fields", "Modified_Time,Deal_Name"), QueryItem("per_page", "3"),
            ])
    }

    @Test("Without fields a list asks for the time of the last change alone, because it must name one")
    func noFields() async throws {
        let transport = try ScriptedTransport(.json(Self.answer(Self.record(1), Self.record(2))))
        let found = try await read([Self.deal(1), Self.deal(2)], [:], transport)
        #expect(found.count == 2 && found.allSatisfy(\.values.isEmpty))
        #expect(await transport.requests.first?.query.contains(QueryItem("fields", "Modified_Time")) == true)
    }

    @Test("Lists hold 100 records at most, and their ids no more than 1,024 characters")
    func many() async throws {
        for (digits, sizes) in [(5, [100, 100, 50]), (19, [51, 51, 51, 51, 46])] {
            let ids = (1...250).map { String(format: "1%0\(digits - 1)d", $0) }
            let records = ids.map { RecordReference(object: .deal, id: RecordID(rawValue: $0)) }
            let transport = try ScriptedTransport(
                sizes.indices.map { list in
                    let start = sizes[..<list].reduce(0, +)
                    let rows = ids[start..<(start + sizes[list])].map { #"{"id":"\#($0)"}"# }
                    return .json(#"{"data":[\#(rows.joined(separator: ","))]}"#)
                })
            let found = try await read(records, [.deal: ["Deal_Name"]], transport)
            #expect(found.map(\.reference) == records)
            let asked = await transport.requests.map { $0.query[0].value }
            #expect(asked.map { $0.split(separator: ",").count } == sizes && asked.allSatisfy { $0.count <= 1_024 })
        }
    }

    @Test("More than 50 fields are asked for in parts, and a record holds them all")
    func manyFields() async throws {
        let transport = try ScriptedTransport(
            CompositeAnswer.of(
                CompositeAnswer.row(200, Self.answer(Self.record(1, #""F01":"a""#), Self.record(2))),
                CompositeAnswer.row(200, Self.answer(Self.record(1, #""F60":"b""#), Self.record(2)))))
        let names = (1...60).map { PropertyName(rawValue: String(format: "F%02d", $0)) }
        let found = try await read([Self.deal(1), Self.deal(2)], [.deal: names], transport)
        #expect(found.first?.values == ["F01": .text("a"), "F60": .text("b")])
        #expect(await transport.requests.count == 1)
    }

    @Test("SYNC-14: One record each of several modules is one composite")
    func modules() async throws {
        let contact = RecordReference(object: .contact, id: "31")
        let company = RecordReference(object: .company, id: "32")
        let transport = try ScriptedTransport(
            CompositeAnswer.of(
                CompositeAnswer.row(200, Self.answer(Self.record(1, #""Deal_Name":"A""#))),
                CompositeAnswer.row(204, "{}"),
                CompositeAnswer.row(200, #"{"data":[{"id":"32","Account_Name":"Acme"}]}"#)))
        let found = try await read(
            [company, contact, Self.deal(1)],
            [.deal: ["Deal_Name"], .company: ["Account_Name"], .contact: ["Email"]], transport)
        #expect(found.map(\.reference) == [company, Self.deal(1)])
        let text = try #require(await transport.requests.first?.text)
        for path in ["/crm/v8/Deals/\(Self.id(1))", "/crm/v8/Contacts/31", "/crm/v8/Accounts/32"] {
            #expect(text.contains(#""uri":"\#(path)""#))
        }
    }

    private static func contacts(_ count: Int) -> [RecordReference] {
        (1...count).map { RecordReference(object: .contact, id: RecordID(rawValue: "\($0)")) }
    }

    /// The rows of a composite, with how many records each asks for.
    private static func pages(of request: HTTPRequest?) -> [String?]? {
        let rows = request?.json?["__composite_requests"] as? [NSDictionary]
        return rows?.map { ($0["params"] as? NSDictionary)?["per_page"] as? String }
    }

    @Test("SYNC-14: A list in a composite asks for as many records as it names, and for no more than 25")
    func pages() async throws {
        for (count, pages) in [
            (2, ["2", "2"]), (25, ["2", "25"]), (26, ["2", "25", "1"]), (75, ["2", "25", "25", "25"]),
        ] {
            let rows = pages.map { _ in CompositeAnswer.row(204, "{}") }.joined(separator: ",")
            let transport = try ScriptedTransport(.json(#"{"__composite_requests":[\#(rows)]}"#))
            let records = [Self.deal(1), Self.deal(2)] + Self.contacts(count)
            _ = try await read(records, [.contact: ["Email"], .deal: ["Deal_Name"]], transport)
            #expect(await transport.requests.count == 1)
            #expect(Self.pages(of: await transport.requests.first) == pages)
        }
    }

    @Test("SYNC-14: Long lists that composites would spare no call travel alone, 100 records each")
    func largeLists() async throws {
        let transport = try ScriptedTransport(.none, .none)
        let deals = Self.contacts(100).map { RecordReference(object: .deal, id: $0.id) }
        _ = try await read(deals + Self.contacts(100), [.contact: ["Email"]], transport)
        #expect(await transport.requests.map(\.method) == [.get, .get])
        #expect(await transport.requests.allSatisfy { $0.query.contains(QueryItem("per_page", "100")) })
    }

    @Test("A key that was refused a composite once isn't sent for one again by the same reader")
    func compositesRefused() async throws {
        let transport = try ScriptedTransport(.refusal(401, "OAUTH_SCOPE_MISMATCH"), .none, .none, .none, .none)
        let (reading, records) = (transport.reading, [Self.deal(1)] + Self.contacts(1))
        for _ in 0..<2 { _ = try await reading.read(records, properties: [:]) }
        #expect(await transport.requests.map(\.method) == [.post, .get, .get, .get, .get])
    }

    @Test("Where Zoho refuses a list for a field that isn't there, the fields are looked up and the list asked again")
    func unknownField() async throws {
        let transport = try ScriptedTransport(
            .refusal(400, "INVALID_DATA", #"{"param_name":"fields"}"#),
            DefinitionsTests.answer(DefinitionsTests.field("Deal_Name", "text")),
            .json(Self.answer(Self.record(1, #""Deal_Name":"A""#), Self.record(2))))
        let found = try await read([Self.deal(1), Self.deal(2)], [.deal: ["Deal_Name", "Gone"]], transport)
        #expect(found.first?.values == ["Deal_Name": .text("A")] && found.count == 2)
        #expect(await transport.requests.last?.query.contains(QueryItem("fields", "Deal_Name")) == true)
    }

    @Test("A list that is refused for another reason stays refused")
    func refused() async throws {
        let transport = try ScriptedTransport(
            .refusal(400, "INVALID_DATA", #"{"param_name":"per_page"}"#),
            DefinitionsTests.answer(
                DefinitionsTests.field("Deal_Name", "text"), DefinitionsTests.field("Modified_Time", "datetime")))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.read(
                [Self.deal(1), Self.deal(2)], properties: [.deal: ["Deal_Name"]])
        }
        #expect(error?.kind == .invalid)
    }

    @Test(
        "A failure that says nothing of the records is thrown",
        arguments: [
            (HTTPResponse.refusal(401, "INVALID_TOKEN"), ConnectorErrorKind.unauthenticated),
            (.refusal(429, "TOO_MANY_REQUESTS"), .rateLimited), (.html(502), .unavailable), (.html(200), .malformed),
        ])
    func whole(_ answer: HTTPResponse, kind: ConnectorErrorKind) async throws {
        let transport = try ScriptedTransport(answer)
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.read([Self.deal(1)], properties: [:])
        }
        #expect(error?.kind == kind)
    }

    @Test(
        "F-C8: A record tells when it was changed last: alone, in a list, and with its first part where there are several"
    )
    func version() async throws {
        let time = "2026-11-21T10:55:31+05:30"
        let modified = #""Modified_Time":"\#(time)","Deal_Name":"A""#
        let alone = try ScriptedTransport(.json(Self.answer(Self.record(1, modified))))
        #expect(try await read([Self.deal(1)], [.deal: ["Deal_Name"]], alone).first?.version == time)
        let list = try ScriptedTransport(.json(Self.answer(Self.record(1, modified), Self.record(2))))
        let found = try await read([Self.deal(1), Self.deal(2)], [.deal: ["Deal_Name", "Modified_Time"]], list)
        #expect(found.map(\.version) == [time, nil])
        let names = (1...60).map { PropertyName(rawValue: String(format: "F%02d", $0)) }
        let parts = try ScriptedTransport(
            CompositeAnswer.of(
                CompositeAnswer.row(200, Self.answer(Self.record(1, modified), Self.record(2))),
                CompositeAnswer.row(200, Self.answer(Self.record(1, #""F60":"b""#), Self.record(2)))))
        _ = try await read([Self.deal(1), Self.deal(2)], [.deal: names], parts)
        let asked = try #require(await parts.requests.first?.text)
        #expect(asked.contains(#""fields":"Modified_Time,F01"#) && asked.contains(#""fields":"F50,"#))
    }

    @Test("Numbers stay exact, and a large one may come as a text")
    func numbers() async throws {
        let transport = try ScriptedTransport(
            .json(Self.answer(Self.record(1, #""A":0.1,"B":123456789012345678,"C":"123456789012345678","D":1e2"#))))
        let found = try await read([Self.deal(1)], [.deal: ["A", "B", "C", "D"]], transport)
        #expect(found.first?.values["A"] == .number(Decimal(string: "0.1")!))
        #expect(found.first?.values["B"] == .number(Decimal(string: "123456789012345678")!))
        #expect(found.first?.values["C"] == .text("123456789012345678") && found.first?.values["D"] == .number(100))
    }
}
