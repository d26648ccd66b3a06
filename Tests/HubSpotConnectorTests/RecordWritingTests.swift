import ConnectorKit
import ConnectorScripting
import Foundation
import HubSpotConnector
import Testing

@Suite("HubSpot: creating and updating records")
struct RecordWritingTests {
    static func result(_ id: String, trace: String? = nil) -> String {
        let trace = trace.map { #","objectWriteTraceId":"\#($0)""# } ?? ""
        return #"{"id":"\#(id)","properties":{"hs_object_id":"\#(id)"},"archived":false\#(trace)}"#
    }

    static func refusal(_ trace: String, property: String = "nope") -> String {
        #"{"status":"error","category":"VALIDATION_ERROR","message":"Property values were not valid: "#
            + #"[{\"isValid\":false,\"message\":\"m\",\"error\":\"PROPERTY_DOESNT_EXIST\",\"name\":\"\#(property)\"}]","#
            + #""context":{"objectWriteTraceId":["\#(trace)"]}}"#
    }

    static func batch(_ results: [String], _ status: Int = 201, errors: [String] = []) -> HTTPResponse {
        RecordReadingTests.batch(
            results, status: status, errors: errors.isEmpty ? nil : errors.joined(separator: ","))
    }

    static func drafts(_ count: Int, of object: CRMObject = .deal) -> [RecordDraft] {
        (0..<count).map { RecordDraft(object: object, values: ["dealname": .text("n\($0)")]) }
    }

    private func kind(_ outcome: RecordOutcome) -> ConnectorErrorKind? {
        if case .failed(let error) = outcome { return error.kind }
        return nil
    }

    @Test("Values travel as HubSpot's texts, each input with a trace id of its own, and can't be sent twice")
    func body() async throws {
        let transport = try ScriptedTransport(Self.batch([Self.result("1", trace: "gw-0")]))
        let values: [PropertyName: FieldValue] = [
            "text": .text("Ann"), "number": .number(Decimal(string: "12.50")!), "flag": .boolean(true),
            "day": .date(CalendarDate("2026-11-05")!), "at": .dateTime(Date(timeIntervalSince1970: 1_798_675_200.386)),
            "one": .choice("a"), "many": .choices(["a", "b"]), "owner": .owner("41"), "team": .owners(["1", "2"]),
            "cleared": .empty, "ref": .reference("9"),
        ]
        let outcomes = try await transport.writing.create([RecordDraft(object: .company, values: values)])
        #expect(outcomes.map(\.reference) == [RecordReference(object: .company, id: "1")])
        let request = try #require(await transport.requests.first)
        #expect(request.target == "/crm/objects/2026-09/companies/batch/create" && !request.isIdempotent)
        let properties = [
            "text": "Ann", "number": "12.5", "flag": "true", "day": "2026-11-05", "at": "2026-12-31T00:00:00.386Z",
            "one": "a", "many": "a;b", "owner": "41", "team": "1;2", "cleared": "", "ref": "9",
        ]
        #expect(
            request.json == ["inputs": [["objectWriteTraceId": "gw-0", "properties": properties]]] as NSDictionary)
    }

    @Test(
        "A moment before 1970, at the edge of a second and of a millisecond keeps its millisecond",
        arguments: [
            (-0.001, "1969-12-31T23:59:59.999Z"), (0.0, "1970-01-01T00:00:00.000Z"),
            (1.9996, "1970-01-01T00:00:02.000Z"),
            (1_798_675_200.001, "2026-12-31T00:00:00.001Z"), (-1.5, "1969-12-31T23:59:58.500Z"),
        ])
    func moments(seconds: Double, text: String) async throws {
        let transport = try ScriptedTransport(Self.batch([Self.result("1", trace: "gw-0")]))
        let moment = FieldValue.dateTime(Date(timeIntervalSince1970: seconds))
        _ = try await transport.writing.create([RecordDraft(object: .deal, values: ["at": moment])])
        let inputs = await transport.requests.first?.json?["inputs"] as? [NSDictionary]
        #expect((inputs?.first?["properties"] as? NSDictionary)?["at"] as? String == text)
    }

    @Test("Results are matched by trace id, never by position")
    func shuffled() async throws {
        let results = [2, 0, 1].map { Self.result("id\($0)", trace: "gw-\($0)") }
        let outcomes = try await ScriptedTransport(Self.batch(results)).writing.create(Self.drafts(3))
        #expect(outcomes.map(\.reference?.id) == ["id0", "id1", "id2"])
    }

    @Test("VER-5: in a 207 each refusal goes to its record with its properties, the others are done")
    func partly() async throws {
        let answer = Self.batch(
            [Self.result("id2", trace: "gw-2"), Self.result("id0", trace: "gw-0")], 207, errors: [Self.refusal("gw-1")])
        let outcomes = try await ScriptedTransport(answer).writing.create(Self.drafts(3))
        #expect(outcomes.map(\.reference?.id) == ["id0", nil, "id2"])
        guard case .failed(let error) = outcomes[1] else { throw error("a refusal was expected") }
        #expect(error.kind == .invalid)
        #expect(
            error.fields == [FieldFailure(property: "nope", cause: .unknownProperty, code: "PROPERTY_DOESNT_EXIST")])
    }

    private func error(_ message: String) -> ConnectorError {
        ConnectorError(.malformed, operation: "test", message: message)
    }

    @Test("One record and one untraced result belong together; of several, none is guessed")
    func untraced() async throws {
        let one = try await ScriptedTransport(Self.batch([Self.result("7")])).writing.create(Self.drafts(1))
        #expect(one.map(\.reference?.id) == ["7"])
        let two = try await ScriptedTransport(Self.batch([Self.result("7"), Self.result("8")])).writing
            .create(Self.drafts(2))
        #expect(two.map(kind) == [.outcomeUnknown, .outcomeUnknown])
        let last = try await ScriptedTransport(Self.batch([Self.result("7"), Self.result("8", trace: "gw-0")])).writing
            .create(Self.drafts(2))
        #expect(last.map(\.reference?.id) == ["8", "7"])
    }

    @Test("A record that the answer doesn't mention is unknown; one that only an untraced refusal can mean is refused")
    func unmentioned() async throws {
        let silent = try await ScriptedTransport(Self.batch([], 207)).writing.create(Self.drafts(2))
        #expect(silent.map(kind) == [.outcomeUnknown, .outcomeUnknown])
        let refused = Self.batch([Self.result("1", trace: "gw-0")], 207, errors: [Self.refusal("other")])
        let outcomes = try await ScriptedTransport(refused).writing.create(Self.drafts(2))
        #expect(outcomes.map(kind) == [nil, .invalid])
        let foreign = Self.batch([Self.result("1", trace: "gw-77")], 201)
        #expect(try await ScriptedTransport(foreign).writing.create(Self.drafts(2)).map(kind).count == 2)
    }

    @Test("A refusal of the whole batch is told of each of its records")
    func whole() async throws {
        let body = #"{"message":"m","errors":[{"code":"READ_ONLY_VALUE","context":{"propertyName":["a"]}}]}"#
        let outcomes = try await ScriptedTransport(.json(400, body)).writing.create(Self.drafts(2))
        #expect(outcomes.map(kind) == [.invalid, .invalid])
        guard case .failed(let error) = outcomes[1] else { throw error("a refusal was expected") }
        #expect(error.fields.map(\.cause) == [.readOnly])
    }

    @Test(
        "F-C2: a create that ends in 5xx, or in a 2xx that can't be read, is unknown for each of its records",
        arguments: [
            HTTPResponse.html(502), .html(500), .html(201), .json(201, "{}"), HTTPResponse(status: 201),
        ])
    func lost(answer: HTTPResponse) async throws {
        let outcomes = try await ScriptedTransport(answer).writing.create(Self.drafts(2))
        #expect(outcomes.map(kind) == [.outcomeUnknown, .outcomeUnknown])
    }

    @Test("Batches hold a hundred of one object; the order of outcomes is that of the drafts")
    func batches() async throws {
        let drafts = (0..<205).map { RecordDraft(object: $0 % 2 == 0 ? .contact : .deal, values: ["a": .text("x")]) }
        let odd = (0..<205).filter { $0 % 2 == 1 }
        let even = (0..<205).filter { $0 % 2 == 0 }
        func answer(_ indexes: ArraySlice<Int>) -> HTTPResponse {
            Self.batch(indexes.map { Self.result("r\($0)", trace: "gw-\($0)") })
        }
        let transport = try ScriptedTransport(
            answer(odd[0..<100]), answer(odd[100...]), answer(even[0..<100]), answer(even[100...]))
        let outcomes = try await transport.writing.create(drafts)
        #expect(outcomes.map(\.reference?.id.rawValue) == (0..<205).map { "r\($0)" })
        #expect(outcomes.map(\.reference?.object) == drafts.map(\.object))
        #expect(await transport.requests.count == 4)
    }

    @Test("A failure before anything is done is thrown, with what to do", arguments: [401, 429, 477])
    func thrown(status: Int) async throws {
        let transport = try ScriptedTransport(.json(status, "{}"))
        let error = await failure { () throws(ConnectorError) in try await transport.writing.create(Self.drafts(150)) }
        #expect(error?.operation == "hubspot.records.create" && error?.kind != .outcomeUnknown)
        #expect(await transport.requests.count == 1)
    }

    @Test("A failure after something is done hides nothing: it becomes the outcome of the rest, unsent")
    func stopped() async throws {
        let first = Self.batch((0..<100).map { Self.result("r\($0)", trace: "gw-\($0)") })
        let transport = try ScriptedTransport(first, .json(429, #"{"policyName":"DAILY"}"#))
        let outcomes = try await transport.writing.create(Self.drafts(250))
        #expect(outcomes.prefix(100).allSatisfy { $0.reference != nil })
        #expect(outcomes.dropFirst(100).allSatisfy { kind($0) == .quotaExhausted })
        #expect(outcomes.count == 250)
        #expect(await transport.requests.count == 2)
    }

    @Test("VER-5: A lock is told as one, of the batch that met it alone; the other objects are written")
    func locked() async throws {
        let lock = HTTPResponse.json(423, #"{"status":"error","message":"locked","category":"LOCKED"}"#)
        let transport = try ScriptedTransport(lock, Self.batch([Self.result("5", trace: "gw-1")]))
        let outcomes = try await transport.writing.create(Self.drafts(1) + Self.drafts(1, of: .contact))
        guard case .failed(let error) = outcomes[0] else { throw error("a refusal was expected") }
        #expect(error.kind == .unavailable && error.retry == .later(after: .seconds(2)))
        #expect(error.fields == [FieldFailure(property: nil, cause: .locked, code: "LOCKED")])
        #expect(outcomes[1].reference?.id == "5")
    }

    @Test("A forbidden object doesn't keep another from being written")
    func forbidden() async throws {
        let transport = try ScriptedTransport(.json(403, "{}"), Self.batch([Self.result("5", trace: "gw-1")]))
        let outcomes = try await transport.writing.create(Self.drafts(1) + Self.drafts(1, of: .contact))
        #expect(outcomes.map(kind) == [.forbidden, nil])
    }

    @Test(
        "What HubSpot can't hold is refused here, and the rest goes on",
        arguments: [
            FieldValue.choices(["a;b"]), .choices([""]), .number(.nan), .owners([""]),
        ])
    func unwritable(value: FieldValue) async throws {
        let transport = try ScriptedTransport(Self.batch([Self.result("5", trace: "gw-1")]))
        let bad = RecordDraft(object: .deal, values: ["bad": value, "good": .text("x")])
        let outcomes = try await transport.writing.create([bad] + Self.drafts(1))
        guard case .failed(let error) = outcomes[0] else { throw error("a refusal was expected") }
        #expect(error.kind == .invalid && error.fields == [FieldFailure(property: "bad", cause: .invalidValue)])
        #expect(outcomes[1].reference?.id == "5")
    }

    @Test("Nothing to write costs nothing")
    func nothing() async throws {
        let transport = try ScriptedTransport()
        #expect(try await transport.writing.create([]).isEmpty)
        #expect(try await transport.writing.update([]).isEmpty)
        #expect(try await transport.writing.delete([]).isEmpty)
        #expect(await transport.requests.isEmpty)
    }

    @Test("An update names its record, may be repeated, and is matched by id where no trace comes back")
    func update() async throws {
        let transport = try ScriptedTransport(Self.batch([Self.result("2"), Self.result("1")], 200))
        let drafts = ["1", "2"].map { RecordDraft(object: .deal, id: $0, values: ["amount": .number(2)]) }
        let outcomes = try await transport.writing.update(drafts)
        #expect(outcomes.map(\.reference?.id) == ["1", "2"])
        let request = try #require(await transport.requests.first)
        #expect(request.target == "/crm/objects/2026-09/deals/batch/update" && request.isIdempotent)
        let inputs = request.json?["inputs"] as? [NSDictionary]
        #expect(
            inputs?.first == ["id": "1", "objectWriteTraceId": "gw-0", "properties": ["amount": "2"]] as NSDictionary)
    }

    @Test("A missing record in an update is not found, by its id, and the others are done")
    func updateMissing() async throws {
        let answer = Self.batch([Self.result("1")], 207, errors: [RecordReadingTests.missing])
        let drafts = ["999", "1"].map { RecordDraft(object: .deal, id: $0, values: ["a": .text("x")]) }
        let outcomes = try await ScriptedTransport(answer).writing.update(drafts)
        #expect(outcomes.map(kind) == [.notFound, nil])
    }

    @Test("A batch that is refused with 404 is tried record by record")
    func updateAlone() async throws {
        let transport = try ScriptedTransport(.html(404), .html(404), Self.batch([Self.result("2")], 200))
        let drafts = ["1", "2"].map { RecordDraft(object: .deal, id: $0, values: ["a": .text("x")]) }
        let outcomes = try await transport.writing.update(drafts)
        #expect(outcomes.map(kind) == [.notFound, nil])
        #expect(await transport.requests.count == 3)
    }

    @Test("Two changes of one record go in two batches, in order")
    func twice() async throws {
        let transport = try ScriptedTransport(
            Self.batch([Self.result("1")], 200), Self.batch([Self.result("1")], 200))
        let drafts = ["x", "y"].map { RecordDraft(object: .deal, id: "1", values: ["a": .text($0)]) }
        #expect(try await transport.writing.update(drafts).map(kind) == [nil, nil])
        #expect(await transport.requests.count == 2)
    }

    @Test("A new record with an id, and an update without one, are refused here")
    func ids() async throws {
        let transport = try ScriptedTransport()
        let withID = RecordDraft(object: .deal, id: "1", values: [:])
        #expect(try await transport.writing.create([withID]).map(kind) == [.invalid])
        #expect(try await transport.writing.update(Self.drafts(1)).map(kind) == [.invalid])
        #expect(await transport.requests.isEmpty)
    }
}
