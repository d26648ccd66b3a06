import ConnectorKit
import ConnectorScripting
import Foundation
import SalesforceConnector
import Testing

@Suite("Salesforce: writing records")
struct RecordWritingTests {
    static let deal = RecordReference(object: .deal, id: "006QH000003oPp1YAE")
    static let contact = RecordReference(object: .contact, id: "003QH00000CcOn1YAF")
    static let headers = [
        "Sforce-Auto-Assign": "FALSE", "Sforce-Duplicate-Rule-Header": "allowSave=true",
        "Sforce-Mru": "updateMru=false",
    ]

    static func made(_ id: String) -> String { #"{"id":"\#(id)","success":true,"errors":[]}"# }

    static func refused(_ code: String, _ fields: String...) -> String {
        let names = fields.map { "\"\($0)\"" }.joined(separator: ",")
        return #"[{"message":"words","errorCode":"\#(code)","fields":[\#(names)]}]"#
    }

    /// A row of a collection that was refused.
    static func refusedRecord(_ code: String, _ fields: String...) -> String {
        let names = fields.map { "\"\($0)\"" }.joined(separator: ",")
        return #"{"success":false,"errors":[{"message":"words","statusCode":"\#(code)","fields":[\#(names)]}]}"#
    }

    static func drafts(_ count: Int, _ object: CRMObject = .deal) -> [RecordDraft] {
        (0..<count).map { RecordDraft(object: object, values: ["Name": .text("n\($0)")]) }
    }

    static func rows(of request: HTTPRequest?) throws -> [[String: Any]] {
        try #require(request?.json?["compositeRequest"] as? [[String: Any]])
    }

    private func error(_ outcome: RecordOutcome?) -> ConnectorError? {
        guard case .failed(let error) = outcome else { return nil }
        return error
    }

    @Test("Records of several objects are created in one composite, in order, each row with its headers")
    func create() async throws {
        let transport = try ScriptedTransport(
            DescribedObject.rows([
                ("record0", 201, Self.made("006QH000003oPp1YAE")), ("record1", 201, Self.made("003QH00000CcOn1YAF")),
            ]))
        let outcomes = try await transport.writing.create([
            RecordDraft(
                object: .deal,
                values: [
                    "Name": .text("A \"b\" \\ é"), "Amount": .number(Decimal(string: "1500.10")!),
                    "StageName": .choice("New"),
                    "CloseDate": .date(CalendarDate("2026-12-31")!), "Products__c": .choices(["Core", "Support"]),
                    "Is_Strategic__c": .boolean(true), "OwnerId": .owner("005QH000002rEp1YAE"),
                    "When__c": .dateTime(EquivalenceTests.evening + 0.5), "AccountId": .reference("001QH000004aCc1YAE"),
                    "Description": .empty,
                ]),
            RecordDraft(object: .contact, values: ["LastName": .text("Ann")]),
        ])
        #expect(outcomes.map(\.reference) == [Self.deal, Self.contact])
        let request = try #require(await transport.requests.first)
        #expect(request.method == .post && request.path == "/services/data/v66.0/composite" && !request.isIdempotent)
        #expect(request.operation == "salesforce.records.create")
        #expect(request.json?["allOrNone"] as? Bool == false && request.json?["collateSubrequests"] as? Bool == false)
        let rows = try Self.rows(of: request)
        #expect(
            rows.map { $0["url"] as? String }
                == ["Opportunity", "Contact"].map { "/services/data/v66.0/sobjects/\($0)" })
        #expect(rows.allSatisfy { $0["method"] as? String == "POST" })
        #expect(rows.allSatisfy { $0["httpHeaders"] as? [String: String] == Self.headers })
        #expect(
            rows[0]["body"] as? NSDictionary == [
                "Name": "A \"b\" \\ é", "Amount": 1500.1, "StageName": "New", "CloseDate": "2026-12-31",
                "Products__c": "Core;Support", "Is_Strategic__c": true, "OwnerId": "005QH000002rEp1YAE",
                "When__c": "2026-11-20T18:00:00Z", "AccountId": "001QH000004aCc1YAE", "Description": NSNull(),
            ])
    }

    @Test("VER-5: Refusals behind a 200 are told row by row with the fields at fault")
    func refusals() async throws {
        let transport = try ScriptedTransport(
            DescribedObject.rows([
                ("record0", 400, Self.refused("FIELD_CUSTOM_VALIDATION_EXCEPTION", "CloseDate")),
                ("record1", 201, Self.made("006QH000003oPp1YAE")),
                ("record2", 400, Self.refused("INVALID_FIELD_FOR_INSERT_UPDATE", "A__c", "B__c")),
                ("record3", 400, Self.refused("DUPLICATES_DETECTED")),
                ("record4", 400, Self.refused("UNABLE_TO_LOCK_ROW")),
            ]))
        let outcomes = try await transport.writing.create(Self.drafts(6))
        #expect(outcomes[1].reference == Self.deal)
        #expect(
            error(outcomes[0])?.fields == [
                FieldFailure(
                    property: "CloseDate", cause: .validationRule, code: "FIELD_CUSTOM_VALIDATION_EXCEPTION")
            ])
        #expect(error(outcomes[2])?.fields.map(\.property) == ["A__c", "B__c"])
        #expect(error(outcomes[2])?.fields.allSatisfy { $0.cause == .fieldLevelSecurity } == true)
        #expect(error(outcomes[3])?.kind == .conflict && error(outcomes[4])?.kind == .unavailable)
        // The answer left it out.
        #expect(error(outcomes[5])?.kind == .outcomeUnknown)
    }

    @Test("Update is a PATCH of the row; the outcome names the record, and sending twice does no harm")
    func update() async throws {
        let transport = try ScriptedTransport(
            DescribedObject.rows([
                ("record0", 204, "null"), ("record1", 404, Self.refused("INVALID_CROSS_REFERENCE_KEY")),
            ]))
        let outcomes = try await transport.writing.update([
            RecordDraft(object: .deal, id: "006QH000003oPp1", values: ["Amount": .empty]),
            RecordDraft(object: .contact, id: Self.contact.id, values: ["LastName": .text("Ann")]),
        ])
        #expect(outcomes[0].reference == Self.deal && error(outcomes[1])?.kind == .notFound)
        let request = try #require(await transport.requests.first)
        #expect(request.isIdempotent && request.operation == "salesforce.records.update")
        let rows = try Self.rows(of: request)
        #expect(rows[0]["method"] as? String == "PATCH")
        #expect(rows[0]["url"] as? String == "/services/data/v66.0/sobjects/Opportunity/006QH000003oPp1YAE")
        #expect(rows[0]["body"] as? NSDictionary == ["Amount": NSNull()])
    }

    @Test("More than 25 records travel as collections of 200 of one object, five in a call, attributes first")
    func collections() async throws {
        func answer(_ index: Int, _ count: Int) -> (String, Int, String) {
            let rows = (0..<count).map { _ in Self.made("006QH000003oPp1YAE") }.joined(separator: ",")
            return ("records\(index)", 200, "[\(rows)]")
        }
        let transport = try ScriptedTransport(
            DescribedObject.rows((0..<5).map { answer($0, 200) }),
            DescribedObject.rows([
                answer(0, 50), ("records1", 200, "[\(Self.refusedRecord("REQUIRED_FIELD_MISSING", "LastName"))]"),
            ]))
        let outcomes = try await transport.writing.create(Self.drafts(1, .contact) + Self.drafts(1050))
        #expect(outcomes.count == 1051 && outcomes.dropFirst().allSatisfy { $0.reference != nil })
        #expect(
            error(outcomes[0])?.fields == [
                FieldFailure(property: "LastName", cause: .required, code: "REQUIRED_FIELD_MISSING")
            ])
        let requests = await transport.requests
        #expect(requests.count == 2)
        let rows = try Self.rows(of: requests[0])
        #expect(
            rows.count == 5 && rows.allSatisfy { $0["url"] as? String == "/services/data/v66.0/composite/sobjects" })
        #expect(rows.allSatisfy { $0["httpHeaders"] as? [String: String] == Self.headers })
        let body = try #require(rows[0]["body"] as? [String: Any])
        #expect(body["allOrNone"] as? Bool == false && (body["records"] as? [Any])?.count == 200)
        let text = String(decoding: requests[0].body?.bytes ?? [], as: UTF8.self)
        #expect(text.contains(#"{"attributes":{"type":"Opportunity"},"Name":"n0"}"#))
    }

    @Test("A record that appears twice is changed by two collections, the second after the first")
    func twice() async throws {
        let drafts = (0..<30).map { number in
            RecordDraft(object: .deal, id: Self.deal.id, values: ["Name": .text("n\(number)")])
        }
        let transport = try ScriptedTransport(
            (0..<6).map { _ in
                DescribedObject.rows(
                    (0..<5).map { ("records\($0)", 200, "[\(Self.made(Self.deal.id.rawValue))]") })
            })
        let outcomes = try await transport.writing.update(drafts)
        #expect(outcomes.allSatisfy { $0.reference == Self.deal })
        #expect(await transport.requests.count == 6)
    }

    @Test("T-26: A value that a composite would take for a reference travels in a collection by itself")
    func references() async throws {
        let transport = try ScriptedTransport(
            .json("[\(Self.made("006QH000003oPp1YAE"))]"), .json("[\(Self.refusedRecord("INVALID_FIELD", "X__c"))]"))
        let outcomes = try await transport.writing.create([
            RecordDraft(object: .contact, values: ["LastName": .text("x")]),
            RecordDraft(object: .deal, values: ["Name": .text("see @{record0.id}")]),
        ])
        #expect(outcomes[1].reference == Self.deal && error(outcomes[0])?.kind == .invalid)
        let requests = await transport.requests
        #expect(requests.map(\.path) == Array(repeating: "/services/data/v66.0/composite/sobjects", count: 2))
        #expect(requests.allSatisfy { $0.headers["Sforce-Auto-Assign"] == "FALSE" && !$0.isIdempotent })
        #expect((requests[0].json?["records"] as? [[String: Any]])?.first?["Name"] as? String == "see @{record0.id}")
    }

    @Test("A draft that Salesforce can't hold is refused by itself, and nothing of it is sent")
    func unwritable() async throws {
        let transport = try ScriptedTransport(
            DescribedObject.rows([("record2", 201, Self.made(Self.deal.id.rawValue))]))
        let outcomes = try await transport.writing.create([
            RecordDraft(
                object: .deal, values: ["A__c": .choices(["a;b"]), "B__c": .owners(["x"]), "C": .number(.nan)]),
            RecordDraft(object: .deal, values: ["Name' OR": .text("x")]),
            RecordDraft(object: .deal, values: ["Name": .text("x")]),
            RecordDraft(object: .deal, id: Self.deal.id, values: [:]),
        ])
        #expect(outcomes[2].reference == Self.deal)
        #expect(
            error(outcomes[0])?.fields
                == ["A__c", "B__c", "C"].map { FieldFailure(property: $0, cause: .invalidValue) })
        #expect(error(outcomes[1])?.fields == [FieldFailure(property: "Name' OR", cause: .unknownProperty)])
        #expect(error(outcomes[3])?.kind == .invalid)
        let rows = try Self.rows(of: await transport.requests.first)
        #expect(rows.count == 1)
        let none = try await transport.writing.update([
            RecordDraft(object: .deal, values: [:]), RecordDraft(object: .deal, id: "../x", values: [:]),
            RecordDraft(object: .deal, id: Self.contact.id, values: [:]),
        ])
        #expect(none.map { error($0)?.kind } == [.invalid, .notFound, .notFound])
        #expect(await transport.requests.count == 1)
    }

    @Test("F-C2, T-14: What may have been created and can't be read back is outcome_unknown, and sent once")
    func unknown() async throws {
        for answer in [HTTPResponse.html(200), .html(500), .json(200, "{}")] {
            let transport = try ScriptedTransport(answer)
            let outcomes = try await transport.writing.create(Self.drafts(2))
            #expect(outcomes.map { error($0)?.kind } == [.outcomeUnknown, .outcomeUnknown])
            #expect(await transport.requests.count == 1)
        }
    }

    @Test("A limit met by the first call is thrown; met later, it is the outcome of what it kept from being written")
    func limits() async throws {
        let limit = HTTPResponse.json(
            403, #"[{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"TotalRequests Limit exceeded."}]"#)
        let first = try ScriptedTransport(limit)
        let thrown = await failure { () throws(ConnectorError) in try await first.writing.create(Self.drafts(2)) }
        #expect(thrown?.kind == .quotaExhausted)
        let rows = (0..<5).map { index in
            let made = Array(repeating: Self.made("006QH000003oPp1YAE"), count: 200).joined(separator: ",")
            return ("records\(index)", 200, "[\(made)]")
        }
        let later = try ScriptedTransport(DescribedObject.rows(rows), limit)
        let outcomes = try await later.writing.create(Self.drafts(2100))
        #expect(outcomes.count { $0.reference != nil } == 1000)
        #expect(outcomes.suffix(1100).allSatisfy { error($0)?.kind == .quotaExhausted })
        #expect(await later.requests.count == 2)
    }
}
