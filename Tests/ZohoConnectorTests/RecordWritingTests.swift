import ConnectorKit
import ConnectorScripting
import Foundation
import Testing
import ZohoConnector

@Suite("Zoho: creating and updating records")
struct RecordWritingTests {
    private static func draft(
        _ object: CRMObject = .deal, id: RecordID? = nil,
        _ values: [PropertyName: FieldValue] = ["Deal_Name": .text("x")]
    ) -> RecordDraft {
        RecordDraft(object: object, id: id, values: values)
    }

    @Test("Nothing to write costs nothing")
    func nothing() async throws {
        let transport = try ScriptedTransport()
        #expect(try await transport.writing.create([]).isEmpty)
        #expect(try await transport.writing.update([]).isEmpty)
        #expect(await transport.requests.isEmpty)
    }

    @Test("A creation sets off no workflow, approval, blueprint or cadence, and is never repeated by itself")
    func body() async throws {
        let transport = try ScriptedTransport(Item.answer(201, Item.done("71")))
        let values: [PropertyName: FieldValue] = [
            "Deal_Name": .text("O'Brien \"x\" \\ 👩🏽‍💻"), "Amount": .number(Decimal(string: "1500.25")!),
            "Closing_Date": .date(CalendarDate(year: 2026, month: 11, day: 30)!),
            "Last_Meeting": .dateTime(Date(timeIntervalSince1970: 1_795_000_000.75)), "Won": .boolean(true),
            "Stage": .choice("Qualification"), "Tags_Multi": .choices(["a", "b"]), "Owner": .owner("77"),
            "Account_Name": .reference("88"), "Next_Step": .empty, "Note": .text(""),
        ]
        let outcomes = try await transport.writing.create([Self.draft(.deal, values)])
        #expect(outcomes.map(\.reference) == [RecordReference(object: .deal, id: "71")])
        let request = try #require(await transport.requests.first)
        #expect(request.method == .post && request.target == "/crm/v8/Deals" && !request.isIdempotent)
        #expect(
            request.json == [
                "data": [
                    [
                        "Deal_Name": "O'Brien \"x\" \\ 👩🏽‍💻", "Amount": 1500.25, "Closing_Date": "2026-11-30",
                        "Last_Meeting": "2026-11-18T11:06:40+00:00", "Won": true, "Stage": "Qualification",
                        "Tags_Multi": ["a", "b"], "Owner": ["id": "77"], "Account_Name": ["id": "88"],
                        "Next_Step": NSNull(), "Note": "",
                    ]
                ], "trigger": [], "skip_feature_execution": [["name": "cadences"]],
            ])
    }

    @Test("Updates carry their ids in the body and may be sent twice")
    func update() async throws {
        let transport = try ScriptedTransport(Item.answer(200, Item.done("71", "record updated"), Item.done("72")))
        let outcomes = try await transport.writing.update([Self.draft(id: "71"), Self.draft(id: "72")])
        #expect(outcomes.map { $0.reference?.id } == ["71", "72"])
        let request = try #require(await transport.requests.first)
        #expect(request.method == .put && request.target == "/crm/v8/Deals" && request.isIdempotent)
        #expect(
            (request.json?["data"] as? NSArray) == [["id": "71", "Deal_Name": "x"], ["id": "72", "Deal_Name": "x"]])
        #expect((request.json?["trigger"] as? NSArray)?.count == 0)
    }

    @Test(
        "F-C8: A record that is held is told as its outcome, be it told bare or in a list",
        arguments: ["RECORD_LOCKED", "NOT_APPROVED", "NOT_REVIEWED"])
    func held(_ code: String) async throws {
        for answer in [HTTPResponse.refusal(400, code), Item.answer(400, Item.refused(code))] {
            let transport = try ScriptedTransport(answer)
            let outcomes = try await transport.writing.update([Self.draft(id: "71")])
            #expect(outcomes.map { $0.error?.kind } == [.unavailable])
            #expect(await transport.requests.count == 1)
        }
    }

    @Test("F-C8: Where one held record spoils the whole call, each is tried alone")
    func spoiled() async throws {
        for held in [HTTPResponse.refusal(400, "RECORD_LOCKED"), Item.answer(400, Item.refused("RECORD_LOCKED"))] {
            let transport = try ScriptedTransport(held, Item.answer(200, Item.done("71")), held)
            let outcomes = try await transport.writing.update([Self.draft(id: "71"), Self.draft(id: "72")])
            #expect(outcomes.map { $0.reference?.id } == ["71", nil])
            #expect(outcomes[1].error?.kind == .unavailable)
            #expect(await transport.requests.count == 3)
        }
    }

    @Test("Where some are refused (207), each record has its own outcome, in the order asked")
    func mixed() async throws {
        let transport = try ScriptedTransport(
            Item.answer(
                207, Item.refused("INVALID_DATA", #"{"api_name":"Amount","json_path":"$.data[0].Amount"}"#),
                Item.done("72"), Item.refused("RECORD_LOCKED")))
        let outcomes = try await transport.writing.create([Self.draft(), Self.draft(), Self.draft()])
        #expect(outcomes.map { $0.reference?.id } == [nil, "72", nil])
        #expect(outcomes[0].error?.kind == .invalid && outcomes[0].error?.fields.first?.property == "Amount")
        #expect(outcomes[2].error?.kind == .unavailable && outcomes[2].error?.isRetryable == true)
    }

    @Test("VER-5: Where all are refused (400), each record still has its own cause")
    func allRefused() async throws {
        let transport = try ScriptedTransport(
            Item.answer(
                400, Item.refused("MANDATORY_NOT_FOUND", #"{"api_name":"Stage"}"#),
                Item.refused("DUPLICATE_DATA", #"{"api_name":"Email"}"#)))
        let outcomes = try await transport.writing.create([Self.draft(), Self.draft()])
        #expect(outcomes.map { $0.error?.kind } == [.invalid, .conflict])
        #expect(outcomes.map { $0.error?.fields.first?.cause } == [.required, .duplicate])
        #expect(await transport.requests.count == 1)
    }

    @Test("One refusal of a whole list, wrapped like a record's, is every record's")
    func wholeRefusal() async throws {
        let details = #"{"maximum_length":100,"api_name":"data"}"#
        let transport = try ScriptedTransport(Item.answer(400, Item.refused("LIMIT_EXCEEDED", details)))
        let outcomes = try await transport.writing.create([Self.draft(), Self.draft()])
        #expect(outcomes.map { $0.error?.kind } == [.invalid, .invalid])
        let short = try ScriptedTransport(Item.answer(201, Item.done("71")))
        let unknown = try await short.writing.create([Self.draft(), Self.draft()])
        #expect(unknown.map { $0.error?.kind } == [.outcomeUnknown, .outcomeUnknown])
    }

    @Test("A success with failed items inside is read item by item, whatever the status", arguments: [200, 201, 202])
    func hiddenRefusals(_ status: Int) async throws {
        let transport = try ScriptedTransport(Item.answer(status, Item.done("71"), Item.refused("INVALID_DATA")))
        let outcomes = try await transport.writing.create([Self.draft(), Self.draft()])
        #expect(outcomes.map { $0.reference != nil } == [true, false])
    }

    @Test("An update of a record that isn't there is told as not found")
    func missing() async throws {
        let transport = try ScriptedTransport(
            Item.answer(
                207, Item.done("71"), Item.refused("INVALID_DATA", #"{"api_name":"id","json_path":"$.data[1].id"}"#)))
        let outcomes = try await transport.writing.update([Self.draft(id: "71"), Self.draft(id: "72")])
        #expect(outcomes[1].error?.kind == .notFound && outcomes[1].error?.fields.isEmpty == true)
    }

    @Test(
        "T-14: An answer to a creation that can't be read leaves its outcome open",
        arguments: [
            HTTPResponse.html(201), .json(201, "{}"), .json(201, #"{"data":[]}"#), .json(201, #"{"data":[{}]}"#),
            .json(201, #"{"data":[{"code":"SUCCESS","status":"success","details":{}}]}"#), .none,
        ])
    func unreadable(_ answer: HTTPResponse) async throws {
        let transport = try ScriptedTransport(answer)
        let outcomes = try await transport.writing.create([Self.draft()])
        #expect(outcomes.map { $0.error?.kind } == [.outcomeUnknown])
    }

    @Test("F-C2, T-14: A creation that broke is outcome_unknown for each of its records")
    func broken() async throws {
        let transport = try ScriptedTransport(.html(500))
        let outcomes = try await transport.writing.create([Self.draft(), Self.draft()])
        #expect(outcomes.map { $0.error?.kind } == [.outcomeUnknown, .outcomeUnknown])
        #expect(await transport.requests.count == 1)
    }

    @Test("A failure that says nothing of the records is thrown while nothing was done, and told afterwards")
    func wholeCalls() async throws {
        let limited = HTTPResponse.refusal(429, "TOO_MANY_REQUESTS")
        let first = try ScriptedTransport(limited)
        let error = await failure { () throws(ConnectorError) in try await first.writing.create([Self.draft()]) }
        #expect(error?.kind == .rateLimited)
        let items = (1...100).map { Item.done("\($0)") }.joined(separator: ",")
        let second = try ScriptedTransport(.json(201, #"{"data":[\#(items)]}"#), limited)
        let outcomes = try await second.writing.create(Array(repeating: Self.draft(), count: 250))
        #expect(outcomes.count { $0.reference != nil } == 100)
        #expect(outcomes.count { $0.error?.kind == .rateLimited } == 150)
        #expect(await second.requests.count == 2)
    }

    @Test("A missing scope refuses all records of its module, and those of others are done")
    func forbiddenModule() async throws {
        let transport = try ScriptedTransport(
            .refusal(401, "OAUTH_SCOPE_MISMATCH"), .refusal(401, "OAUTH_SCOPE_MISMATCH"),
            Item.answer(201, Item.done("72")))
        let outcomes = try await transport.writing.create([Self.draft(.deal), Self.draft(.company)])
        #expect(outcomes[0].error?.kind == .forbidden && outcomes[1].reference?.id == "72")
        #expect(outcomes[0].error?.missingScopes.first == "ZohoCRM.modules.Deals.CREATE")
        #expect(
            await transport.requests.map(\.path) == [
                "/crm/v8/__composite_requests", "/crm/v8/Deals", "/crm/v8/Accounts",
            ])
    }

    @Test("A record that is updated twice is updated in two calls, in order")
    func twice() async throws {
        let transport = try ScriptedTransport(
            Item.answer(200, Item.done("71"), Item.done("72")), Item.answer(200, Item.done("71")))
        let drafts = [Self.draft(id: "71"), Self.draft(id: "72"), Self.draft(id: "71", ["Deal_Name": .text("last")])]
        let outcomes = try await transport.writing.update(drafts)
        #expect(outcomes.map { $0.reference?.id } == ["71", "72", "71"])
        #expect(await transport.requests.last?.text.contains("last") == true)
    }

    @Test(
        "VER-5: What Zoho can't hold is refused here, by name, and nothing is sent for it",
        arguments: [
            ("Owner", FieldValue.owner("x"), FieldFailure.Cause.invalidOwner), ("Users", .owners(["1"]), .invalidValue),
            ("Amount", .number(.nan), .invalidValue), ("When", .dateTime(.distantFuture + 1e13), .invalidValue),
            ("Account_Name", .reference("../1"), .invalidValue), ("$append_values", .text("x"), .unknownProperty),
            ("has space", .text("x"), .unknownProperty), ("Layout", .text("x"), .unknownProperty),
            ("id", .text("1"), .unknownProperty),
        ])
    func unwritable(_ name: String, value: FieldValue, cause: FieldFailure.Cause) async throws {
        let transport = try ScriptedTransport()
        let outcomes = try await transport.writing.create([Self.draft(.deal, [PropertyName(rawValue: name): value])])
        #expect(outcomes.first?.error?.kind == .invalid)
        #expect(outcomes.first?.error?.fields == [FieldFailure(property: PropertyName(rawValue: name), cause: cause)])
        #expect(await transport.requests.isEmpty)
    }

    @Test("A new record has no id yet, and an update must name one that can be Zoho's")
    func ids() async throws {
        let transport = try ScriptedTransport()
        #expect(try await transport.writing.create([Self.draft(id: "71")]).first?.error?.kind == .invalid)
        #expect(try await transport.writing.update([Self.draft()]).first?.error?.kind == .invalid)
        #expect(try await transport.writing.update([Self.draft(id: "../x")]).first?.error?.kind == .notFound)
        #expect(await transport.requests.isEmpty)
    }

    @Test("The same draft has the same bytes, whatever the order of its values")
    func stableBytes() async throws {
        var texts: Set<String> = []
        for _ in 0..<8 {
            let transport = try ScriptedTransport(Item.answer(201, Item.done("71")))
            let names = (1...20).map { "F\($0)" }.shuffled()
            let values = Dictionary(
                uniqueKeysWithValues: names.map { (PropertyName(rawValue: $0), FieldValue.text($0)) })
            _ = try await transport.writing.create([Self.draft(.deal, values)])
            texts.insert(try #require(await transport.requests.first).text)
        }
        #expect(texts.count == 1)
    }
}

extension RecordWritingTests {
    fileprivate static func draft(_ object: CRMObject, _ values: [PropertyName: FieldValue]) -> RecordDraft {
        draft(object, id: nil, values)
    }

    fileprivate static func draft(id: RecordID, _ values: [PropertyName: FieldValue]) -> RecordDraft {
        draft(.deal, id: id, values)
    }
}
