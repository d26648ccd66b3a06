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
        let found = try await transport.reading.read(ids, properties: [.contact: ["name", "people_count"]])
        #expect(found.map(\.reference.id) == ["10", "99"])
        #expect(await transport.requests.count == 2)
        let target = try #require(await transport.requests.first?.target)
        #expect(target.hasPrefix("/api/v2/persons?limit=500&ids=1%2C10%2C100%2C101%2C11"))
    }

    @Test("Deals that the list leaves out are asked for one by one: it leaves out archived ones")
    func archivedDeals() async throws {
        let transport = try ScriptedTransport(
            .json(#"{"data":[\#(Self.deal(1))]}"#), Self.one(Self.deal(2, #","is_archived":true"#)), .json(404, "{}"))
        let deals = ["1", "2", "3"].map { RecordReference(object: .deal, id: $0) }
        let found = try await transport.reading.read(deals, properties: [.deal: ["is_archived"]])
        #expect(found.map(\.reference.id) == ["1", "2"] && found.last?.values == ["is_archived": .boolean(true)])
        #expect(
            await transport.requests.map(\.path) == ["/api/v2/deals", "/api/v2/deals/2", "/api/v2/deals/3"])
    }

    @Test("Counts and the like are asked for by name, where the object has them")
    func optionalFields() async throws {
        let transport = try ScriptedTransport(
            Self.one(Self.deal(1, #","notes_count":3"#)), .json(#"{"data":[{"id":1},{"id":2}]}"#))
        let names: [PropertyName] = ["title", "notes_count", "people_count", "doi_status"]
        let found = try await transport.reading.read([Self.first], properties: [.deal: names])
        #expect(found.first?.values["notes_count"] == .number(3))
        let people = ["1", "2"].map { RecordReference(object: .contact, id: $0) }
        _ = try await transport.reading.read(people, properties: [.contact: names])
        #expect(
            await transport.requests.map(\.target) == [
                "/api/v2/deals/1?include_fields=notes_count",
                "/api/v2/persons?limit=500&ids=1%2C2&include_fields=doi_status%2Cnotes_count",
            ])
    }

    @Test("A custom field that an answer leaves out has no value (unverified: observed as null)")
    func absentCustomField() async throws {
        let transport = try ScriptedTransport(Self.one(Self.deal(1)))
        let found = try await transport.reading.read([Self.first], properties: [.deal: [Code.priority]])
        #expect(found.first?.values == [Code.priority: .empty])
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
                    "pipeline_id": .choice("2"),
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
            "title": "Probe", "owner_id": 456, "stage_id": 7, "pipeline_id": 2, "value": 1234.56, "status": "open",
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

    @Test(
        "An amount that names its currency needs no other; one that doesn't is refused where the company's is unknown")
    func unknownCurrency() async throws {
        let fields = HTTPResponse.json(
            #"{"data":[{"field_name":"B","field_code":"\#(Code.budget)","field_type":"monetary","is_custom_field":true}]}"#
        )
        let named = try ScriptedTransport(fields, Self.one(Self.deal(1)))
        _ = try await named.writing.update([
            RecordDraft(object: .deal, id: "1", values: [Code.budget: .text("7 USD"), Code.priority: .number(2)])
        ])
        #expect(await named.operations == ["pipedrive.fields.list", "pipedrive.records.update"])
        let unknown = try ScriptedTransport(fields, .json(#"{"data":{"id":1,"company_id":2}}"#))
        let outcomes = try await unknown.writing.update([
            RecordDraft(object: .deal, id: "1", values: [Code.budget: .number(7)])
        ])
        guard case .failed(let error) = try #require(outcomes.first) else { return #expect(Bool(false)) }
        #expect(error.fields == [FieldFailure(property: Code.budget, cause: .invalidValue)])
    }

    @Test("VER-3: What was read can be written back, whatever its type")
    func readIsWritable() async throws {
        let rest =
            #","owner_id":456,"value":1234.56,"currency":"EUR","status":"open","expected_close_date":"2026-12-31","#
            + #""label_ids":[3],"org_id":null,"is_archived":true,"archive_time":"2026-11-01T10:00:00Z","#
            + #""won_time":"2026-11-01T10:00:00.5Z","probability":null,"pipeline_id":1,"stage_id":7,"#
            + #""custom_fields":{"\#(Code.priority)":2,"\#(Code.owner)":null,"\#(Code.budget)":{"value":10.5,"currency":"EUR"}}"#
        let fields = HTTPResponse.json(
            #"{"data":[{"field_name":"B","field_code":"\#(Code.budget)","field_type":"monetary","is_custom_field":true}]}"#
        )
        let names: [PropertyName] = [
            "title", "owner_id", "value", "currency", "status", "expected_close_date", "label_ids", "org_id",
            "is_archived", "archive_time", "won_time", "probability", "pipeline_id", "stage_id", Code.priority,
            Code.owner, Code.budget,
        ]
        let transport = try ScriptedTransport(Self.one(Self.deal(1, rest)), fields, Self.one(Self.deal(1)))
        let found = try #require(
            try await transport.reading.read([Self.first], properties: [.deal: names]).first?.values)
        #expect(found.count == names.count)
        _ = try await transport.writing.update([RecordDraft(object: .deal, id: "1", values: found)])
        let expected: NSDictionary = [
            "title": "Acme", "owner_id": 456, "value": 1234.56, "currency": "EUR", "status": "open",
            "expected_close_date": "2026-12-31", "label_ids": [3], "org_id": NSNull(), "is_archived": true,
            "archive_time": "2026-11-01 10:00:00", "won_time": "2026-11-01T10:00:00.5Z", "probability": NSNull(),
            "pipeline_id": 1, "stage_id": 7,
            "custom_fields": [
                Code.priority.rawValue: 2, Code.owner.rawValue: NSNull(),
                Code.budget.rawValue: ["value": 10.5, "currency": "EUR"],
            ],
        ]
        #expect(await transport.requests.last?.json == expected)
    }

    @Test("VER-3: No labels are an empty list, no options of a custom field are null")
    func emptyLists() async throws {
        let transport = try ScriptedTransport(Self.one(Self.deal(1)))
        _ = try await transport.writing.update([
            RecordDraft(object: .deal, id: "1", values: ["label_ids": .empty, Code.priority: .choices([])])
        ])
        let expected: NSDictionary = ["label_ids": [] as [Int], "custom_fields": [Code.priority.rawValue: NSNull()]]
        #expect(await transport.requests.last?.json == expected)
    }

    @Test("A stage goes together with its pipeline, for one call more; whether it moves a deal alone is unverified")
    func stageWithPipeline() async throws {
        let stages = HTTPResponse.json(
            #"{"data":[{"id":6,"name":"A","pipeline_id":1},{"id":7,"name":"B","pipeline_id":2}]}"#)
        let transport = try ScriptedTransport(
            stages, Self.one(Self.deal(1)), Self.one(Self.deal(1)), Self.one(Self.deal(1)))
        _ = try await transport.writing.update([
            RecordDraft(object: .deal, id: "1", values: ["stage_id": .number(7)]),
            RecordDraft(object: .deal, id: "1", values: ["stage_id": .choice("6")]),
            RecordDraft(object: .deal, id: "1", values: ["stage_id": .choice("99")]),
        ])
        let bodies = await transport.requests.dropFirst().compactMap(\.json)
        let expected: [NSDictionary] = [
            ["stage_id": 7, "pipeline_id": 2], ["stage_id": 6, "pipeline_id": 1], ["stage_id": 99],
        ]
        #expect(bodies == expected)
        #expect(await transport.operations.first == "pipedrive.stages.list")
    }

    @Test("VER-4: An update of a deleted record is not_found, whether refused or answered as deleted (unverified)")
    func updatesDeleted() async throws {
        let draft = RecordDraft(object: .deal, id: "1", values: ["title": .text("x")])
        for answer in [HTTPResponse.json(404, "{}"), .json(410, "{}"), Self.one(Self.deal(1, #","is_deleted":true"#))] {
            let outcomes = try await ScriptedTransport(answer).writing.update([draft])
            guard case .failed(let error) = try #require(outcomes.first) else { return #expect(Bool(false)) }
            #expect(error.kind == .notFound)
        }
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

    @Test("VER-4: Deleting what is gone succeeds; what isn't found may be hidden, and is told so")
    func deletes() async throws {
        let transport = try ScriptedTransport(
            Self.one(#"{"id":1}"#), .json(404, "{}"), .json(410, "{}"))
        let outcomes = try await transport.writing.delete([Self.first, Self.first, Self.first])
        #expect(outcomes.map(\.reference) == [Self.first, nil, Self.first])
        guard case .failed(let error) = outcomes[1] else { return #expect(Bool(false)) }
        #expect(error.kind == .notFound)
        #expect(await transport.requests.map(\.cost) == [3, 3, 3])
    }
}
