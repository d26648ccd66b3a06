import ConnectorKit
import ConnectorScripting
import Foundation
import Testing

@Suite("Attio: writing records")
struct RecordWritingTests {
    private func sent(
        _ values: [PropertyName: FieldValue], of object: CRMObject = .deal
    ) async throws -> NSDictionary? {
        let transport = try ScriptedTransport(.data(RecordSample.json()))
        let outcomes = try await transport.writing.create([RecordDraft(object: object, values: values)])
        #expect(outcomes.first?.reference != nil)
        return await transport.requests.first?.values
    }

    @Test("A record is created by one call, which isn't safe to repeat, and its id comes back")
    func create() async throws {
        let transport = try ScriptedTransport(.data(RecordSample.json()))
        let outcomes = try await transport.writing.create([
            RecordDraft(object: .deal, values: ["name": .text("Contract")])
        ])
        #expect(outcomes.map(\.reference) == [RecordSample.reference()])
        let request = try #require(await transport.requests.first)
        #expect(request.method == .post && request.target == "/v2/objects/deals/records" && !request.isIdempotent)
        #expect(request.json == ["data": ["values": ["name": ["Contract"]]]])
    }

    @Test("VER-3: every kind of value is an array in Attio's form")
    func forms() async throws {
        let member: NSDictionary = [
            "referenced_actor_type": "workspace-member", "referenced_actor_id": RecordSample.member,
        ]
        let user = CRMUserID(rawValue: RecordSample.member)
        let values = try await sent([
            "a": .text("x"), "b": .number(1500.5), "c": .boolean(false),
            "d": .date(CalendarDate(year: 2026, month: 11, day: 30)!),
            "e": .dateTime(Date(timeIntervalSince1970: 1_794_990_400.25)), "f": .choice("o-1"),
            "g": .choices(["o-1", "o-2"]), "h": .owner(user), "i": .owners([user, user]),
        ])
        #expect(
            values == [
                "a": ["x"], "b": [1500.5], "c": [false], "d": ["2026-11-30"], "e": ["2026-11-18T08:26:40.250Z"],
                "f": ["o-1"], "g": ["o-1", "o-2"], "h": [member], "i": [member, member],
            ])
    }

    @Test("Clearing sends an empty array, never null")
    func clearing() async throws {
        let values = try await sent(["a": .empty, "b": .text(""), "c": .choices([]), "d": .owners([])])
        let none = NSArray()
        #expect(values == ["a": none, "b": none, "c": none, "d": none])
    }

    @Test("An amount travels with its decimals and without a currency")
    func amount() async throws {
        let transport = try ScriptedTransport(.data(RecordSample.json()))
        let draft = RecordDraft(object: .deal, values: ["value": .number(Decimal(string: "0.1001")!)])
        _ = try await transport.writing.create([draft])
        let body = try #require(await transport.requests.first?.body)
        #expect(String(decoding: body.bytes, as: UTF8.self).contains(#""value":[0.1001]"#))
    }

    @Test(
        "A person's name is sent in all its parts",
        arguments: [
            ("Ada Lovelace", "Ada", "Lovelace"), ("Ada", "Ada", ""), ("Ada King  Lovelace", "Ada King", "Lovelace"),
        ])
    func personName(name: String, first: String, last: String) async throws {
        let values = try await sent(["name": .text(name), "job_title": .text(name)], of: .contact)
        let full = name.split(separator: " ").joined(separator: " ")
        #expect(
            values == [
                "name": [["first_name": first, "last_name": last, "full_name": full]], "job_title": [name],
            ])
    }

    @Test("T-26: quotes, control characters and emoji survive the body")
    func hostileTexts() async throws {
        let text = "O'Brien \"x\" \\ {} \u{1}\t\n 👩🏽‍💻"
        #expect(try await sent(["a": .text(text)]) == ["a": [text]])
    }

    @Test("A reference names the one object that it may lead to, which the definitions tell")
    func reference() async throws {
        let company = AttributeSample("company", "record-reference") { $0.allowedObjects = ["object-7"] }
        let transport = try ScriptedTransport(.attributes(company), .data(RecordSample.json()))
        let target = RecordID(rawValue: RecordSample.other)
        _ = try await transport.writing.create([RecordDraft(object: .contact, values: ["company": .reference(target)])])
        let expected: NSDictionary = ["target_object": "object-7", "target_record_id": RecordSample.other]
        #expect(await transport.requests.last?.values == ["company": [expected]])
    }

    @Test("A reference that may lead to several objects is refused before it is sent, and named")
    func ambiguousReference() async throws {
        let link = AttributeSample("link", "record-reference") { $0.allowedObjects = ["a", "b"] }
        let transport = try ScriptedTransport(.attributes(link))
        let draft = RecordDraft(object: .deal, values: ["link": .reference("x"), "name": .text("y")])
        let error = try await transport.writing.create([draft]).first?.failure
        #expect(error?.kind == .invalid)
        #expect(error?.fields == [FieldFailure(property: "link", cause: .invalidValue)])
        #expect(await transport.steps == ["attributes.list"])
    }

    @Test("A value that Attio can't hold is refused before a byte leaves")
    func unwritable() async throws {
        let transport = try ScriptedTransport()
        let values: [PropertyName: FieldValue] = [
            "a": .number(.nan), "b": .choices(["x", ""]), "c": .dateTime(Date(timeIntervalSince1970: 1e15)),
        ]
        let error = try await transport.writing.create([RecordDraft(object: .deal, values: values)]).first?.failure
        #expect(error?.fields.map(\.property) == ["a", "b", "c"])
        #expect(await transport.requests.isEmpty)
    }

    @Test("VER-3: an update replaces, because a patch only adds to attributes that hold several values")
    func update() async throws {
        let transport = try ScriptedTransport(.data(RecordSample.json()))
        let draft = RecordDraft(
            object: .deal, id: RecordID(rawValue: RecordSample.deal), values: ["tags": .choices(["o-1"])])
        let outcomes = try await transport.writing.update([draft])
        #expect(outcomes.map(\.reference) == [RecordSample.reference()])
        let request = try #require(await transport.requests.first)
        #expect(request.method == .put && request.isIdempotent)
        #expect(request.target == "/v2/objects/deals/records/\(RecordSample.deal)")
        #expect(request.json == ["data": ["values": ["tags": ["o-1"]]]])
    }

    @Test("What was read can be written back as it was: several emails in their order")
    func restore() async throws {
        let values = try await sent(["email_addresses": .choices(["b@example.com", "a@example.com"])], of: .contact)
        #expect(values == ["email_addresses": ["b@example.com", "a@example.com"]])
    }

    @Test("A draft with an id can't be created, one without can't be updated, one of no UUID isn't there")
    func ids() async throws {
        let transport = try ScriptedTransport()
        let withID = RecordDraft(object: .deal, id: "501", values: [:])
        let without = RecordDraft(object: .deal, values: [:])
        #expect(try await transport.writing.create([withID]).first?.failure?.kind == .invalid)
        #expect(try await transport.writing.update([without]).first?.failure?.kind == .invalid)
        #expect(try await transport.writing.update([withID]).first?.failure?.kind == .notFound)
        #expect(await transport.requests.isEmpty)
    }

    @Test("VER-4: a deletion is for good, and what is gone or never was is deleted")
    func deletion() async throws {
        let transport = try ScriptedTransport(.json("{}"), .refusal(404, "not_found"))
        let records = [
            RecordSample.reference(), RecordSample.reference(RecordSample.other), RecordSample.reference("x"),
        ]
        let outcomes = try await transport.writing.delete(records)
        #expect(outcomes.map(\.reference) == records)
        #expect(await transport.requests.map(\.method) == [.delete, .delete])
    }

    @Test("T-14: a 200 that can't be read leaves a record of unknown id", arguments: ["<html>", "{}", #"{"data":{}}"#])
    func unreadable(body: String) async throws {
        let transport = try ScriptedTransport(.json(body))
        let draft = RecordDraft(object: .deal, values: ["name": .text("x")])
        let error = try await transport.writing.create([draft]).first?.failure
        #expect(error?.kind == .outcomeUnknown && error?.retry == .never)
    }

    @Test("An update that Attio answers unreadably is done")
    func unreadableUpdate() async throws {
        let transport = try ScriptedTransport(.html(200))
        let draft = RecordDraft(object: .deal, id: RecordID(rawValue: RecordSample.deal), values: [:])
        #expect(try await transport.writing.update([draft]).first?.reference == RecordSample.reference())
    }
}

// MARK: Several records

extension RecordWritingTests {
    private static let drafts = ["one", "two", "three"].map {
        RecordDraft(object: .company, values: ["name": .text($0)])
    }

    @Test("Each record is a call, with its own outcome in the order asked: one refused leaves the others done")
    func refusedOne() async throws {
        let transport = try ScriptedTransport(
            .data(RecordSample.json()), .html(400), .data(RecordSample.json(RecordSample.other)))
        let outcomes = try await transport.writing.create(Self.drafts)
        #expect(outcomes.map { $0.reference != nil } == [true, false, true])
        #expect(await transport.requests.count == 3)
    }

    @Test("A failure that the next record would meet too is thrown while nothing is done")
    func nothingDone() async throws {
        let transport = try ScriptedTransport(.refusal(429, "rate_limit_exceeded"))
        let error = await failure { () throws(ConnectorError) in try await transport.writing.create(Self.drafts) }
        #expect(error?.kind == .rateLimited)
        #expect(await transport.requests.count == 1)
    }

    @Test(
        "F-C8: a record that somebody else writes or merges is to be tried later, and the others are written",
        arguments: [(409, "concurrent_write_conflict"), (400, "merge_in_progress"), (423, "locked")])
    func heldRecord(status: Int, code: String) async throws {
        let transport = try ScriptedTransport(
            .refusal(status, code), .data(RecordSample.json()), .data(RecordSample.json(RecordSample.other)))
        let outcomes = try await transport.writing.create(Self.drafts)
        #expect(outcomes.map { $0.reference != nil } == [false, true, true])
        #expect(outcomes.first?.failure?.kind == .unavailable)
        #expect(outcomes.first?.failure?.retry == .later(after: .seconds(1)))
        #expect(outcomes.first?.failure?.fields == [FieldFailure(property: nil, cause: .locked, code: code)])
        #expect(await transport.requests.count == 3)
    }

    @Test("Later it becomes the outcome of the rest, so that what was done is told")
    func partlyDone() async throws {
        let transport = try ScriptedTransport(.data(RecordSample.json()), .html(401))
        let outcomes = try await transport.writing.create(Self.drafts)
        #expect(outcomes.map { $0.failure?.kind } == [nil, .unauthenticated, .unauthenticated])
        #expect(await transport.requests.count == 2)
    }

    @Test("F-C2: so it does after a record that may have been made")
    func perhapsDone() async throws {
        let transport = try ScriptedTransport(.html(504), .html(401))
        let outcomes = try await transport.writing.create(Self.drafts)
        #expect(outcomes.map { $0.failure?.kind } == [.outcomeUnknown, .unauthenticated, .unauthenticated])
    }

    @Test("Creating a deal where they are off tells why")
    func noDeals() async throws {
        let transport = try ScriptedTransport(.refusal(404, "not_found", #"Object with slug/ID "deals" not found."#))
        let error = try await transport.writing.create([RecordDraft(object: .deal, values: [:])]).first?.failure
        #expect(error?.kind == .unsupported && error?.message.contains("no deals") == true)
    }
}
