import ConnectorKit
import ConnectorScripting
import Foundation
import PipedriveConnector
import Testing

@Suite("Pipedrive: records")
struct RecordTests {
    private static func deal(_ id: Int, _ rest: String = "") -> String { #"{"id":\#(id),"title":"Acme"\#(rest)}"# }
    private static func one(_ text: String) -> HTTPResponse { .json(#"{"success":true,"data":\#(text)}"#) }
    private static let first = RecordReference(object: .deal, id: "1")

    @Test("One record is read by its id; null is empty, and what the CRM doesn't know is left out")
    func readsOne() async throws {
        let rest = #","owner_id":456,"is_deleted":false,"custom_fields":{"\#(Code.priority)":2,"\#(Code.owner)":null}"#
        let transport = try ScriptedTransport(Self.one(Self.deal(1, rest)))
        let found = try await transport.reading.read(
            [Self.first], properties: [.deal: ["title", "owner_id", "won_time", Code.priority, Code.owner, "gw_no"]])
        #expect(
            found.first?.values == [
                "title": .text("Acme"), "owner_id": .number(456), "won_time": .empty, Code.priority: .number(2),
                Code.owner: .empty,
            ])
        #expect(await transport.requests.map(\.target) == ["/api/v2/deals/1"])
    }

    @Test("Several are read by a list of ids, a hundred a call, and the deleted are left out")
    func readsMany() async throws {
        let ids = (1...101).map { RecordReference(object: .contact, id: RecordID(rawValue: String($0))) }
        let transport = try ScriptedTransport(
            .json(#"{"data":[{"id":1,"is_deleted":true},{"id":10},{"id":999}]}"#), .json(#"{"data":[{"id":99}]}"#))
        let found = try await transport.reading.read(ids, properties: [:])
        #expect(found.map(\.reference.id) == ["10", "99"])
        #expect(await transport.requests.count == 2)
        let target = try #require(await transport.requests.first?.target)
        #expect(target.hasPrefix("/api/v2/persons?limit=500&ids=1%2C10%2C100%2C101%2C11"))
    }

    @Test("A record that is gone is left out, whether told by 404 or by a flag")
    func gone() async throws {
        for answer in [HTTPResponse.json(404, "{}"), Self.one(Self.deal(1, #","is_deleted":true"#)), .json(410, "{}")] {
            let transport = try ScriptedTransport(answer)
            #expect(try await transport.reading.read([Self.first], properties: [:]).isEmpty)
        }
    }

    @Test("T-26: A text that is no id is asked of nobody")
    func strangeIDs() async throws {
        let transport = try ScriptedTransport()
        for id in ["", "0", "1/../2", "1?x=1", "abc", "-1", "１"] {
            let record = RecordReference(object: .deal, id: RecordID(rawValue: id))
            #expect(try await transport.reading.read([record], properties: [:]).isEmpty)
            #expect(try await transport.writing.delete([record]).map(\.reference) == [record])
        }
        #expect(await transport.requests.isEmpty)
    }

    @Test("Values travel in their JSON types, custom ones below custom_fields")
    func creates() async throws {
        let transport = try ScriptedTransport(Self.one(Self.deal(12)))
        let moment = Date(timeIntervalSince1970: 1_795_000_000)
        let outcomes = try await transport.writing.create([
            RecordDraft(
                object: .deal,
                values: [
                    "title": .text("Probe"), "owner_id": .owner("456"), "stage_id": .choice("7"),
                    "value": .number(Decimal(string: "1234.56") ?? 0), "status": .choice("open"),
                    "expected_close_date": .date(CalendarDate(year: 2026, month: 12, day: 31)!),
                    "won_time": .dateTime(moment), "label_ids": .choices(["3", "4"]), "lost_reason": .empty,
                    "is_archived": .boolean(false), "org_id": .reference("77"), Code.owner: .owner("9"),
                    Code.priority: .choices([]),
                ])
        ])
        #expect(outcomes.map(\.reference) == [RecordReference(object: .deal, id: "12")])
        let request = try #require(await transport.requests.first)
        #expect(request.method == .post && request.target == "/api/v2/deals" && !request.isIdempotent)
        let expected: NSDictionary = [
            "title": "Probe", "owner_id": 456, "stage_id": 7, "value": 1234.56, "status": "open",
            "expected_close_date": "2026-12-31", "won_time": "2026-11-18T11:06:40Z", "label_ids": [3, 4],
            "lost_reason": NSNull(), "is_archived": false, "org_id": 77,
            "custom_fields": [Code.owner.rawValue: 9, Code.priority.rawValue: NSNull()],
        ]
        #expect(request.json == expected)
    }

    @Test("An amount in a custom field gets the company's currency, for two calls more; one with its own keeps it")
    func money() async throws {
        let fields = HTTPResponse.json(
            #"{"data":[{"field_name":"B","field_code":"\#(Code.budget)","field_type":"monetary","is_custom_field":true}]}"#
        )
        let me = HTTPResponse.json(#"{"data":{"id":1,"company_id":2,"default_currency":"EUR"}}"#)
        let transport = try ScriptedTransport(fields, me, Self.one(Self.deal(1)), Self.one(Self.deal(1)))
        _ = try await transport.writing.update([
            RecordDraft(object: .deal, id: "1", values: [Code.budget: .number(10.5), Code.priority: .number(2)]),
            RecordDraft(object: .deal, id: "1", values: [Code.budget: .text("7 USD")]),
        ])
        let bodies = await transport.requests.suffix(2).compactMap(\.json)
        let first: NSDictionary = [
            "custom_fields": [
                Code.budget.rawValue: ["value": 10.5, "currency": "EUR"], Code.priority.rawValue: 2,
            ]
        ]
        let second: NSDictionary = ["custom_fields": [Code.budget.rawValue: ["value": 7, "currency": "USD"]]]
        #expect(bodies == [first, second])
        #expect(await transport.requests.count == 4)
    }

    @Test("A person's address is changed in its list, and the others stay")
    func addresses() async throws {
        let person =
            #"{"id":5,"emails":[{"value":"a@x.com","primary":false,"label":"home"},"#
            + #"{"value":"b@x.com","primary":true,"label":"work"}],"phones":[]}"#
        let transport = try ScriptedTransport(Self.one(person), Self.one(#"{"id":5}"#))
        let reference = RecordReference(object: .contact, id: "5")
        let draft = RecordDraft(object: .contact, id: "5", values: ["email": .text("c@x.com"), "phone": .text("1")])
        #expect(try await transport.writing.update([draft]).map(\.reference) == [reference])
        let expected: NSDictionary = [
            "emails": [
                ["value": "a@x.com", "primary": false, "label": "home"],
                ["value": "c@x.com", "primary": true, "label": "work"],
            ], "phones": [["value": "1", "primary": true, "label": "work"]],
        ]
        #expect(await transport.requests.last?.json == expected)
        #expect(await transport.operations == ["pipedrive.records.get", "pipedrive.records.update"])
    }

    @Test("The primary address is what is read")
    func readsAddress() async throws {
        let person =
            #"{"id":5,"emails":[{"value":"a@x.com","primary":false},{"value":"b@x.com","primary":true}],"phones":[]}"#
        let transport = try ScriptedTransport(Self.one(person))
        let found = try await transport.reading.read(
            [RecordReference(object: .contact, id: "5")], properties: [.contact: ["email", "phone"]])
        #expect(found.first?.values == ["email": .text("b@x.com"), "phone": .empty])
    }

    @Test("VER-5: A value that Pipedrive can't hold is refused before a byte leaves, by name")
    func refused() async throws {
        let transport = try ScriptedTransport()
        for value in [FieldValue.owner("abc"), .owners(["1", "2"]), .number(.nan), .reference("x/y")] {
            let outcomes = try await transport.writing.create([RecordDraft(object: .deal, values: ["owner_id": value])])
            guard case .failed(let error) = try #require(outcomes.first) else { return #expect(Bool(false)) }
            #expect(error.kind == .invalid)
            #expect(error.fields == [FieldFailure(property: "owner_id", cause: .invalidValue)])
        }
        #expect(await transport.requests.isEmpty)
    }

    @Test("One refused record doesn't hide the others; a failure of all stops, and what was done is told")
    func outcomes() async throws {
        let refusal = #"{"success":false,"error":"Validation failed: title: title is required"}"#
        let transport = try ScriptedTransport(
            Self.one(Self.deal(1)), .json(400, refusal), .json(401, "{}"))
        let draft = RecordDraft(object: .deal, values: ["title": .text("x")])
        let outcomes = try await transport.writing.create([draft, draft, draft, draft])
        let kinds = outcomes.map { outcome -> ConnectorErrorKind? in
            if case .failed(let error) = outcome { error.kind } else { nil }
        }
        #expect(kinds == [nil, .invalid, .unauthenticated, .unauthenticated])
        #expect(await transport.requests.count == 3)
    }

    @Test("A failure of all is thrown while nothing was done")
    func nothingDone() async throws {
        let transport = try ScriptedTransport(.json(401, "{}"))
        let draft = RecordDraft(object: .deal, values: ["title": .text("x")])
        let error = await failure { () async throws(ConnectorError) in try await transport.writing.create([draft]) }
        #expect(error?.kind == .unauthenticated)
    }

    @Test("F-C3: A creation that Pipedrive affirms unreadably is outcome_unknown")
    func unreadable() async throws {
        let transport = try ScriptedTransport(.json(#"{"success":true,"data":{}}"#))
        let draft = RecordDraft(object: .deal, values: ["title": .text("x")])
        let outcomes = try await transport.writing.create([draft])
        guard case .failed(let error) = try #require(outcomes.first) else { return #expect(Bool(false)) }
        #expect(error.kind == .outcomeUnknown)
    }

    @Test("VER-4: Deleting what is gone succeeds")
    func deletes() async throws {
        let transport = try ScriptedTransport(
            Self.one(#"{"id":1}"#), .json(404, "{}"), .json(410, "{}"))
        let outcomes = try await transport.writing.delete([Self.first, Self.first, Self.first])
        #expect(outcomes.map(\.reference) == [Self.first, Self.first, Self.first])
        #expect(await transport.requests.map(\.cost) == [3, 3, 3])
    }
}
