import ConnectorKit
import ConnectorScripting
import Foundation
import HubSpotConnector
import Testing

@Suite("HubSpot: reading records")
struct RecordReadingTests {
    static func record(_ id: String, _ properties: String = "{}", more: String = "") -> String {
        #"{"id":"\#(id)","properties":\#(properties),"createdAt":"2024-09-23T13:30:40.386Z","#
            + #""updatedAt":"2024-09-23T13:30:41Z","archived":false\#(more)}"#
    }

    static func batch(_ records: [String], status: Int = 200, errors: String? = nil) -> HTTPResponse {
        let errors = errors.map { #","numErrors":1,"errors":[\#($0)]"# } ?? ""
        return .json(status, #"{"status":"COMPLETE","results":[\#(records.joined(separator: ","))]\#(errors)}"#)
    }

    static func deal(_ id: Int) -> RecordReference {
        RecordReference(object: .deal, id: RecordID(rawValue: String(id)))
    }

    static let missing =
        #"{"status":"error","category":"OBJECT_NOT_FOUND","message":"Could not get some","context":{"ids":["999"]}}"#

    @Test("VER: null is empty, an undefined property is absent, others aren't told, and the link is HubSpot's")
    func values() async throws {
        let transport = try ScriptedTransport(
            Self.batch([
                Self.record(
                    "512", #"{"amount":"1500.00","note":null,"blank":"","hs_object_id":"512"}"#,
                    more: #","url":"https://app.hubspot.com/contacts/1/record/0-3/512""#)
            ]))
        let got = try await transport.reading.read(
            [Self.deal(512)], properties: [.deal: ["amount", "note", "blank", "gone"], .contact: ["email"]])
        #expect(got.count == 1 && got[0].reference == Self.deal(512))
        #expect(got[0].values == ["amount": .text("1500.00"), "note": .empty, "blank": .empty])
        #expect(got[0].link == "https://app.hubspot.com/contacts/1/record/0-3/512")
        let request = try #require(await transport.requests.first)
        #expect(request.target == "/crm/objects/2026-09/deals/batch/read" && request.isIdempotent)
        #expect(
            request.json == ["inputs": [["id": "512"]], "properties": ["amount", "note", "blank", "gone"]]
                as NSDictionary)
    }

    @Test("Missing records are left out, and so are archived ones")
    func missingOnes() async throws {
        let archived = Self.record("2").replacingOccurrences(of: #""archived":false"#, with: #""archived":true"#)
        let transport = try ScriptedTransport(
            Self.batch([archived, Self.record("1")], status: 207, errors: Self.missing))
        let got = try await transport.reading.read(
            [Self.deal(999), Self.deal(1), Self.deal(2)], properties: [.deal: ["a"]])
        #expect(got.map(\.reference.id) == ["1"])
    }

    @Test("Another failure inside a 207 is not taken for a missing record")
    func otherFailure() async throws {
        let transport = try ScriptedTransport(
            Self.batch([], status: 207, errors: #"{"category":"INTERNAL_ERROR","message":"x"}"#))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.read([Self.deal(1)], properties: [:])
        }
        #expect(error?.kind == .unavailable)
    }

    @Test("One batch per object and hundred, no id twice, and the caller's order")
    func batches() async throws {
        let ids = Array(1...250)
        let contact = RecordReference(object: .contact, id: "7")
        let pages = [ids[0..<100], ids[100..<200], ids[200..<250]]
        let sorted = ids.map(String.init).sorted()
        let script = pages.map { page in Self.batch(page.map { Self.record(sorted[$0 - 1]) }.reversed()) }
        let transport = try ScriptedTransport(script + [Self.batch([Self.record("7")])], credentials: .staticToken)
        let wanted = [contact] + ids.reversed().map(Self.deal) + [Self.deal(1)]
        let got = try await transport.reading.read(wanted, properties: [:])
        #expect(got.map(\.reference) == Array(wanted.dropLast()))
        let counts = await transport.requests.map { ($0.json?["inputs"] as? [Any])?.count }
        #expect(counts == [100, 100, 50, 1])
        #expect(await transport.requests.last?.path == "/crm/objects/2026-09/contacts/batch/read")
    }

    @Test("Nothing to read costs nothing")
    func nothing() async throws {
        let transport = try ScriptedTransport()
        #expect(try await transport.reading.read([], properties: [:]).isEmpty)
        #expect(await transport.requests.isEmpty)
    }

    @Test(
        "T-28: a link that leads elsewhere isn't shown",
        arguments: [
            "http://app.hubspot.com/x", "https://evil.tld/app.hubspot.com", "https://app.hubspot.com.evil.tld/",
            "https://app.hubspot.com@evil.tld/", "javascript:alert(1)", "https://evilhubspot.com/",
            "https://hubspot.com?",
        ])
    func links(url: String) async throws {
        let transport = try ScriptedTransport(Self.batch([Self.record("1", more: #","url":"\#(url)""#)]))
        let got = try await transport.reading.read([Self.deal(1)], properties: [:])
        #expect(got.count == 1 && got[0].link == nil)
    }
}
