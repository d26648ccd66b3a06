import ConnectorKit
import ConnectorScripting
import Foundation
import Testing

@Suite("Attio: reading records")
struct RecordReadingTests {
    private func value(_ type: String, _ members: String) async throws -> FieldValue? {
        try await values([RecordSample.value(type, members)])
    }

    private func values(_ values: [String]) async throws -> FieldValue? {
        let record = RecordSample.json(RecordSample.deal, "\"field\":[\(values.joined(separator: ","))]")
        let transport = try ScriptedTransport(.data(record))
        let found = try await transport.reading.read([RecordSample.reference()], properties: [.deal: ["field"]])
        return found.first?.values["field"]
    }

    @Test("One record is read by its id, and its link leads to Attio")
    func one() async throws {
        let transport = try ScriptedTransport(.data(RecordSample.json()))
        let found = try await transport.reading.read([RecordSample.reference()], properties: [:])
        #expect(found.map(\.reference) == [RecordSample.reference()])
        #expect(found.first?.link == "https://app.attio.com/acme/deal/\(RecordSample.deal)")
        #expect(await transport.requests.first?.target == "/v2/objects/deals/records/\(RecordSample.deal)")
    }

    @Test("T-09: a link that leads elsewhere is dropped")
    func foreignLink() async throws {
        for link in ["https://app.attio.com.evil.example/x", "http://app.attio.com/x", "javascript:alert(1)"] {
            let record = RecordSample.json().replacing(
                "https://app.attio.com/acme/deal/\(RecordSample.deal)", with: link)
            let transport = try ScriptedTransport(.data(record))
            let found = try await transport.reading.read([RecordSample.reference()], properties: [:])
            #expect(found.count == 1 && found.first?.link == nil)
        }
    }

    @Test("SYNC-14: several records of an object are one query, in the order asked, none twice")
    func several() async throws {
        let answer = "[\(RecordSample.json(RecordSample.other)),\(RecordSample.json())]"
        let transport = try ScriptedTransport(.data(answer))
        let asked = [RecordSample.reference(), RecordSample.reference(RecordSample.other), RecordSample.reference()]
        let found = try await transport.reading.read(asked, properties: [:])
        #expect(found.map(\.reference) == Array(asked.prefix(2)))
        let request = try #require(await transport.requests.first)
        #expect(request.method == .post && request.target == "/v2/objects/deals/records/query" && request.isIdempotent)
        let filter: NSDictionary = ["record_id": ["$in": [RecordSample.deal, RecordSample.other]]]
        #expect(request.json == ["filter": filter, "limit": 2, "offset": 0])
    }

    @Test("A hundred records travel in one query, more in several; each object has its own")
    func batches() async throws {
        let ids = (0..<250).map { String(format: "00000000-0000-4000-8000-%012d", $0) }
        let pages = [0..<100, 100..<200, 200..<250].map { range in
            HTTPResponse.data("[\(ids[range].map { RecordSample.json($0) }.joined(separator: ","))]")
        }
        let transport = try ScriptedTransport(pages + [.data(RecordSample.json())])
        let asked = ids.map { RecordSample.reference($0) } + [RecordSample.reference(RecordSample.deal, .company)]
        let found = try await transport.reading.read(asked, properties: [:])
        #expect(found.map(\.reference) == asked)
        #expect(
            await transport.steps == ["records.query", "records.query", "records.query", "records.get"])
    }

    @Test("A query whose filter Attio doesn't take is followed by one read for each record")
    func filterRefused() async throws {
        let transport = try ScriptedTransport(
            .refusal(400, "filter_error", "Error in filter."), .data(RecordSample.json()), .refusal(404, "not_found"))
        let asked = [RecordSample.reference(), RecordSample.reference(RecordSample.other)]
        let found = try await transport.reading.read(asked, properties: [:])
        #expect(found.map(\.reference) == [asked[0]])
        #expect(await transport.steps == ["records.query", "records.get", "records.get"])
    }

    @Test("Records that don't exist are left out; an id that is no UUID can't exist, and costs no call")
    func missing() async throws {
        let transport = try ScriptedTransport(.refusal(404, "not_found", #"Record with ID "891d…" not found."#))
        let asked = [RecordSample.reference(), RecordSample.reference("../../self"), RecordSample.reference("501")]
        #expect(try await transport.reading.read(asked, properties: [:]).isEmpty)
        #expect(await transport.requests.count == 1)
    }

    @Test("Asking for nothing makes no call")
    func nothing() async throws {
        let transport = try ScriptedTransport()
        #expect(try await transport.reading.read([], properties: [.deal: ["name"]]).isEmpty)
    }

    @Test("An empty array is no value; a key that is left out is looked up: empty where the attribute exists")
    func emptyAndUnknown() async throws {
        let transport = try ScriptedTransport(
            .data(RecordSample.json(RecordSample.deal, #""value":[]"#)),
            .attributes(
                AttributeSample("value", "currency") { $0.id = "a" }, AttributeSample("close", "date") { $0.id = "b" }))
        let found = try await transport.reading.read(
            [RecordSample.reference()], properties: [.deal: ["value", "close", "gw_no_such"]])
        #expect(found.first?.values == ["value": .empty, "close": .empty])
        #expect(await transport.steps == ["records.get", "attributes.list"])
    }

    @Test("Where every key is there, the definitions aren't asked for")
    func noLookUp() async throws {
        let transport = try ScriptedTransport(.data(RecordSample.json(RecordSample.deal, #""value":[],"name":[]"#)))
        _ = try await transport.reading.read([RecordSample.reference()], properties: [.deal: ["value", "name"]])
        #expect(await transport.requests.count == 1)
    }

    @Test("VER-3: simple values come typed")
    func simpleValues() async throws {
        #expect(try await value("text", #""value":"Žluť 👩🏽‍💻""#) == .text("Žluť 👩🏽‍💻"))
        #expect(try await value("number", #""value":1500.5"#) == .number(1500.5))
        #expect(try await value("rating", #""value":3"#) == .number(3))
        #expect(try await value("checkbox", #""value":true"#) == .boolean(true))
        #expect(
            try await value("date", #""value":"2026-11-30""#) == .date(CalendarDate(year: 2026, month: 11, day: 30)!))
        #expect(
            try await value("timestamp", #""value":"2026-11-18T08:26:40.250000000Z""#)
                == .dateTime(Date(timeIntervalSince1970: 1_794_990_400.25)))
        #expect(
            try await value("timestamp", #""value":"2026-11-18T08:26:40.250000000+02:00""#)
                == .dateTime(Date(timeIntervalSince1970: 1_794_983_200.25)))
    }

    @Test("VER-3: an amount is read as a number and as a text, because Attio shows both")
    func amounts() async throws {
        let amount = Decimal(string: "499.0001")!
        #expect(
            try await value("currency", #""currency_value":499.0001,"currency_code":"USD""#) == .number(amount))
        #expect(
            try await value("currency", #""currency_value":"499.0001","currency_code":"USD""#) == .number(amount))
    }

    @Test("VER-3: an option and a status come as their ids, which titles can't change")
    func options() async throws {
        let option = #""option":{"id":{"option_id":"o-1"},"title":"Big","is_archived":false}"#
        #expect(try await value("select", option) == .choice("o-1"))
        let status = #""status":{"id":{"status_id":"s-1"},"title":"Lead","is_archived":false}"#
        #expect(try await value("status", status) == .choice("s-1"))
        let second = option.replacing("o-1", with: "o-2")
        let both = [RecordSample.value("select", option), RecordSample.value("select", second)]
        #expect(try await values(both) == .choices(["o-1", "o-2"]))
    }

    @Test("VER-3: a member is an owner; a token, an app and Attio itself are none")
    func actors() async throws {
        func actor(_ type: String, _ id: String?) -> String {
            let id = id.map { "\"\($0)\"" } ?? "null"
            return #""referenced_actor_type":"\#(type)","referenced_actor_id":\#(id)"#
        }
        let member = actor("workspace-member", RecordSample.member)
        let user = CRMUserID(rawValue: RecordSample.member)
        #expect(try await value("actor-reference", member) == .owner(user))
        #expect(try await value("actor-reference", actor("api-token", "t-1")) == .text("api-token/t-1"))
        #expect(try await value("actor-reference", actor("system", nil)) == .text("system"))
        let both = [RecordSample.value("actor-reference", member), RecordSample.value("actor-reference", member)]
        #expect(try await values(both) == .owners([user, user]))
    }

    @Test("VER-3: emails, domains, phone numbers and names come as their texts, several as a list")
    func texts() async throws {
        let email = #""email_address":"ada@example.com","original_email_address":"Ada@Example.com""#
        #expect(try await value("email-address", email) == .text("ada@example.com"))
        #expect(
            try await value("domain", #""domain":"app.attio.com","root_domain":"attio.com""#) == .text("app.attio.com"))
        let phone = #""phone_number":"+447777777777","original_phone_number":"07777777777","country_code":"GB""#
        #expect(try await value("phone-number", phone) == .text("+447777777777"))
        let name = #""first_name":"Ada","last_name":"Lovelace","full_name":"Ada Lovelace""#
        #expect(try await value("personal-name", name) == .text("Ada Lovelace"))
        let both = [
            RecordSample.value("email-address", email),
            RecordSample.value("email-address", email.replacing("ada@", with: "bob@")),
        ]
        #expect(try await values(both) == .choices(["ada@example.com", "bob@example.com"]))
    }

    @Test("VER-3: a reference is the other record's id")
    func references() async throws {
        let target = #""target_object":"companies","target_record_id":"\#(RecordSample.other)""#
        #expect(try await value("record-reference", target) == .reference(RecordID(rawValue: RecordSample.other)))
    }

    @Test("Values that have ended are history, not values")
    func history() async throws {
        let old = RecordSample.value("text", #""value":"old""#, until: #""2026-01-01T00:00:00.000000000Z""#)
        #expect(try await values([old]) == .empty)
        #expect(try await values([RecordSample.value("text", #""value":"new""#), old]) == .text("new"))
    }

    @Test("What has no form of ours is its JSON, the same whoever wrote it and when")
    func opaque() async throws {
        let place = #""line_1":"1 Infinite Loop","locality":"Cupertino","latitude":null"#
        let first = try #require(try await value("location", place))
        guard case .text(let text) = first else {
            Issue.record("not a text: \(first)")
            return
        }
        #expect(text.contains("Cupertino") && !text.contains("active_from") && !text.contains("created_by_actor"))
    }

    @Test("A type that came later and keeps to value is read")
    func laterType() async throws {
        #expect(try await value("percent", #""value":12"#) == .number(12))
        #expect(try await value("note", #""value":"x""#) == .text("x"))
    }

    @Test("A failure other than a missing record isn't taken for one", arguments: [401, 403, 429, 500])
    func otherFailures(status: Int) async throws {
        let transport = try ScriptedTransport(.html(status))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.read([RecordSample.reference()], properties: [:])
        }
        #expect(error != nil && error?.kind != .notFound)
    }

    @Test("Reading deals where they are off lacks the ability; a single one just isn't there")
    func noDeals() async throws {
        let off = HTTPResponse.refusal(404, "not_found", #"Object with slug/ID "deals" not found."#)
        let transport = try ScriptedTransport(off, off)
        let both = [RecordSample.reference(), RecordSample.reference(RecordSample.other)]
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.read(both, properties: [:])
        }
        #expect(error?.kind == .unsupported)
        #expect(try await transport.reading.read([both[0]], properties: [:]).isEmpty)
    }
}
