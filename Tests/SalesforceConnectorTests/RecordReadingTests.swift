import ConnectorKit
import ConnectorScripting
import Foundation
import SalesforceConnector
import Testing

@Suite("Salesforce: reading records")
struct RecordReadingTests {
    static let deal = RecordReference(object: .deal, id: "006QH000003oPp1YAE")
    static let other = RecordReference(object: .deal, id: "006QH000003oPp2YAE")
    static let contact = RecordReference(object: .contact, id: "003QH00000CcOn1YAF")
    static let names: [PropertyName] = [
        "Name", "Amount", "CloseDate", "CreatedDate", "OwnerId", "AccountId", "Products__c", "Is_Strategic__c",
        "StageName", "Unknown__c",
    ]

    static let record =
        #"{"attributes":{"type":"Opportunity"},"Id":"006QH000003oPp1YAE","Name":"Acme","Amount":1500.10,"#
        + #""CloseDate":"2026-12-31","CreatedDate":"2026-11-20T18:00:00.000+0000","OwnerId":"005QH000002rEp1YAE","#
        + #""AccountId":null,"Products__c":"Core;Support","Is_Strategic__c":true,"StageName":"New"}"#

    @Test("One object: describe, then one collection; values have the types of the describe, amounts stay exact")
    func one() async throws {
        let transport = try ScriptedTransport(
            DescribedObject.answer(DescribedObject.opportunity), .json("[\(Self.record),null]"))
        let records = try await transport.reading.read([Self.deal, Self.other], properties: [.deal: Self.names])
        #expect(records.map(\.reference) == [Self.deal])
        let values = try #require(records.first?.values)
        #expect(values["Name"] == .text("Acme") && values["Amount"] == .number(Decimal(string: "1500.1")!))
        #expect(values["CloseDate"] == .date(CalendarDate("2026-12-31")!))
        #expect(values["CreatedDate"] == .dateTime(EquivalenceTests.evening))
        #expect(values["OwnerId"] == .owner("005QH000002rEp1YAE") && values["AccountId"] == .empty)
        #expect(values["Products__c"] == .choices(["Core", "Support"]) && values["Is_Strategic__c"] == .boolean(true))
        #expect(values["StageName"] == .choice("New") && values["Unknown__c"] == nil && values.count == 9)
        let request = try #require(await transport.requests.last)
        #expect(request.method == .post && request.isIdempotent)
        #expect(request.path == "/services/data/v66.0/composite/sobjects/Opportunity")
        #expect(request.json?["ids"] as? [String] == [Self.deal.id.rawValue, Self.other.id.rawValue])
        let fields = request.json?["fields"] as? [String]
        #expect(fields?.contains("Amount") == true && fields?.contains("Unknown__c") == false)
    }

    @Test("VER-3: Several objects that nobody has described yet: describes and collections in one composite")
    func several() async throws {
        let transport = try ScriptedTransport(
            DescribedObject.rows([
                ("describedeal", 200, DescribedObject.opportunity), ("describecontact", 200, DescribedObject.contact),
                ("records0", 200, "[\(Self.record)]"),
                ("records1", 200, #"[{"Id":"003QH00000CcOn1YAF","LastName":"Ann"}]"#),
            ]))
        let records = try await transport.reading.read(
            [Self.contact, Self.deal], properties: [.deal: ["Name"], .contact: ["LastName"]])
        #expect(records.map(\.reference) == [Self.contact, Self.deal])
        #expect(records[0].values == ["LastName": .text("Ann")])
        let requests = await transport.requests
        #expect(requests.map(\.path) == ["/services/data/v66.0/composite"])
        let rows = try #require(requests[0].json?["compositeRequest"] as? [[String: Any]])
        #expect(rows.map { $0["method"] as? String } == ["GET", "GET", "POST", "POST"])
        #expect(
            rows.map { $0["url"] as? String } == [
                "/services/data/v66.0/sobjects/Opportunity/describe", "/services/data/v66.0/sobjects/Contact/describe",
                "/services/data/v66.0/composite/sobjects/Opportunity",
                "/services/data/v66.0/composite/sobjects/Contact",
            ])
    }

    private static let both: [CRMObject: [PropertyName]] = [.deal: ["Name"], .contact: ["LastName", "Hidden__c"]]

    @Test("VER-5: Where a hidden field spoils the one composite, the records are asked again without it")
    func severalSpoiled() async throws {
        let hidden =
            #"[{"errorCode":"INVALID_FIELD","message":"No such column 'Hidden__c' on sobject of type Contact"}]"#
        let transport = try ScriptedTransport(
            DescribedObject.rows([
                ("describedeal", 200, DescribedObject.opportunity), ("describecontact", 200, DescribedObject.contact),
                ("records0", 200, "[\(Self.record)]"), ("records1", 400, hidden),
            ]),
            DescribedObject.rows([
                ("records0", 200, "[\(Self.record)]"),
                ("records1", 200, #"[{"Id":"003QH00000CcOn1YAF","LastName":"Ann"}]"#),
            ]))
        let records = try await transport.reading.read([Self.deal, Self.contact], properties: Self.both)
        #expect(records.map(\.values) == [["Name": .text("Acme")], ["LastName": .text("Ann")]])
        let last = try #require(await transport.requests.last?.json?["compositeRequest"] as? [[String: Any]])
        #expect((last[1]["body"] as? [String: Any])?["fields"] as? [String] == ["Id", "LastName"])
        #expect(await transport.requests.count == 2)
    }

    @Test("An object that the key's user doesn't see, and a row that fails otherwise, are told as what they are")
    func severalRefused() async throws {
        let gone = #"[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]"#
        let unseen = try ScriptedTransport(
            DescribedObject.rows([
                ("describedeal", 404, gone), ("describecontact", 200, DescribedObject.contact), ("records0", 404, gone),
                ("records1", 200, "[null]"),
            ]))
        let first = await failure { () throws(ConnectorError) in
            try await unseen.reading.read([Self.deal, Self.contact], properties: Self.both)
        }
        #expect(first?.kind == .unsupported)
        let slow = try ScriptedTransport(
            DescribedObject.rows([
                ("describedeal", 200, DescribedObject.opportunity), ("describecontact", 200, DescribedObject.contact),
                ("records0", 400, #"[{"errorCode":"QUERY_TIMEOUT","message":"x"}]"#), ("records1", 200, "[null]"),
            ]))
        let second = await failure { () throws(ConnectorError) in
            try await slow.reading.read([Self.deal, Self.contact], properties: Self.both)
        }
        #expect(second?.kind == .timedOut)
    }

    @Test("More than 2,000 records of one object travel as collections of 2,000, five in a call")
    func many() async throws {
        let answers = (0..<6).map { ("records\($0 % 5)", 200, "[]") }
        let transport = try ScriptedTransport(
            DescribedObject.answer(DescribedObject.opportunity), DescribedObject.rows(Array(answers.prefix(5))),
            .json("[]"))
        let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let references = (0..<10_500).map { number in
            let text = [number / 36 / 36, number / 36 % 36, number % 36].map { String(digits[$0]) }.joined()
            return RecordReference(object: .deal, id: RecordID(rawValue: "006QH000000\(text)0"))
        }
        #expect(try await transport.reading.read(references, properties: [.deal: ["Name"]]).isEmpty)
        let requests = await transport.requests
        #expect(requests.count == 3)
        let rows = try #require(requests[1].json?["compositeRequest"] as? [[String: Any]])
        let counts = rows.map { (($0["body"] as? [String: Any])?["ids"] as? [String])?.count }
        #expect(counts == [2000, 2000, 2000, 2000, 2000])
        #expect((requests[2].json?["ids"] as? [String])?.count == 500)
    }

    @Test("A field that has gone since the describe is dropped, and the call is repeated once")
    func goneField() async throws {
        let gone = HTTPResponse.json(
            400, #"[{"errorCode":"INVALID_FIELD","message":"No such column 'Email' on sobject of type Contact"}]"#)
        let less = DescribedObject.text("Contact", [DescribedObject.field("LastName", "string")])
        let transport = try ScriptedTransport(
            DescribedObject.answer(DescribedObject.contact), gone, DescribedObject.answer(less),
            .json(#"[{"Id":"003QH00000CcOn1YAF","LastName":"Ann"}]"#))
        let records = try await transport.reading.read([Self.contact], properties: [.contact: ["LastName", "Email"]])
        #expect(records.map(\.values) == [["LastName": .text("Ann")]])
        let last = await transport.requests.last?.json?["fields"] as? [String]
        #expect(last == ["Id", "LastName"])
        let twice = try ScriptedTransport(
            DescribedObject.answer(DescribedObject.contact), gone, DescribedObject.answer(DescribedObject.contact), gone
        )
        let error = await failure { () throws(ConnectorError) in
            try await twice.reading.read([Self.contact], properties: [.contact: ["Email"]])
        }
        #expect(error?.vendor?.code == "INVALID_FIELD")
        #expect(await twice.requests.count == 4)
    }

    @Test("A property that the known describe lacks is looked for once more: sight of it may have been granted")
    func newField() async throws {
        let less = DescribedObject.text("Contact", [DescribedObject.field("LastName", "string")])
        let transport = try ScriptedTransport(
            DescribedObject.answer(less), DescribedObject.answer(DescribedObject.contact),
            .json(#"[{"Id":"003QH00000CcOn1YAF","LastName":"Ann","Email":"a@x.io"}]"#), .json("[null]"))
        let reading = transport.reading
        _ = try await reading.properties(of: .contact, scope: .live)
        let records = try await reading.read([Self.contact], properties: [.contact: ["LastName", "Email"]])
        #expect(records.first?.values["Email"] == .text("a@x.io"))
        #expect(await transport.requests[1].headers["If-Modified-Since"] == nil)
        // Known now: no describe any more.
        #expect(try await reading.read([Self.contact], properties: [.contact: ["Email"]]).isEmpty)
        #expect(await transport.requests.count == 4)
    }

    @Test("T-26: An id of another object, or none at all, names no record, and nothing is asked")
    func noIDs() async throws {
        let transport = try ScriptedTransport()
        let references = ["003QH00000CcOn1YAF", "../x", "", "006QH000003oPp1YAA"].map {
            RecordReference(object: .deal, id: RecordID(rawValue: $0))
        }
        #expect(try await transport.reading.read(references, properties: [.deal: ["Name"]]).isEmpty)
        #expect(await transport.requests.isEmpty)
    }

    @Test("A record is told under the id that was asked, 15 or 18 characters")
    func shortID() async throws {
        let transport = try ScriptedTransport(
            DescribedObject.answer(DescribedObject.opportunity), .json("[\(Self.record)]"))
        let short = RecordReference(object: .deal, id: "006QH000003oPp1")
        let records = try await transport.reading.read([short, Self.deal], properties: [.deal: ["Name"]])
        #expect(records.map(\.reference) == [short, Self.deal])
        #expect(await transport.requests.last?.json?["ids"] as? [String] == [Self.deal.id.rawValue])
    }
}
