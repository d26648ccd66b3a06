import ConnectorKit
import ConnectorScripting
import Foundation
import Testing
import ZohoConnector

@Suite("Zoho: writing only what nobody changed meanwhile")
struct ConditionalWritingTests {
    private static let time = "2026-11-21T10:55:31+05:30"
    private static let modified = Item.refused("ALREADY_MODIFIED", #"{"id":"71","Modified_Time":"x"}"#)

    private static func draft(
        _ object: CRMObject = .deal, id: RecordID = "71", since time: String? = Self.time
    ) -> RecordDraft {
        RecordDraft(object: object, id: id, values: ["Phone": .text("1")], unlessChangedSince: time)
    }

    @Test("F-C8: A condition travels as If-Unmodified-Since, in Zoho's own words")
    func header() async throws {
        let transport = try ScriptedTransport(Item.answer(200, Item.done("71")))
        #expect(try await transport.writing.update([Self.draft()]).map { $0.reference?.id } == ["71"])
        let request = try #require(await transport.requests.first)
        #expect(request.headers["If-Unmodified-Since"] == Self.time)
        #expect(request.method == .put && request.target == "/crm/v8/Deals" && request.isIdempotent)
    }

    @Test("F-C8: A record that somebody changed meanwhile is a conflict of that record, told in a list or bare")
    func changed() async throws {
        let details = #"{"id":"71"}"#
        for answer in [Item.answer(412, Self.modified), .refusal(412, "ALREADY_MODIFIED", details)] {
            let transport = try ScriptedTransport(answer, Item.answer(200, Item.done("72")))
            let outcomes = try await transport.writing.update([Self.draft(), Self.draft(id: "72", since: nil)])
            #expect(outcomes.map { $0.error?.kind } == [.conflict, nil])
            #expect(await transport.requests.count == 2)
        }
    }

    @Test("A condition holds for a whole call, so each record that has one travels alone, in its order")
    func alone() async throws {
        let transport = try ScriptedTransport(
            Item.answer(200, Item.done("71"), Item.done("72")), Item.answer(200, Item.done("73")),
            Item.answer(200, Item.done("74")), Item.answer(200, Item.done("75")))
        let drafts = [
            Self.draft(id: "71", since: nil), Self.draft(id: "72", since: nil), Self.draft(id: "73"),
            Self.draft(id: "74"), Self.draft(id: "75", since: nil),
        ]
        let outcomes = try await transport.writing.update(drafts)
        #expect(outcomes.map { $0.reference?.id } == ["71", "72", "73", "74", "75"])
        let headers = await transport.requests.map { $0.headers["If-Unmodified-Since"] }
        #expect(headers == [nil, Self.time, Self.time, nil])
    }

    @Test("In a composite each request has its own condition, and its own conflict")
    func composite() async throws {
        let transport = try ScriptedTransport(
            CompositeAnswer.of(
                CompositeAnswer.row(412, #"{"data":[\#(Self.modified)]}"#),
                CompositeAnswer.row(200, #"{"data":[\#(Item.done("72"))]}"#), status: 207))
        let outcomes = try await transport.writing.update([
            Self.draft(.deal, id: "71"), Self.draft(.contact, id: "72", since: nil),
        ])
        #expect(outcomes.map { $0.error?.kind } == [.conflict, nil])
        let rows = try #require(await transport.requests.first?.json?["__composite_requests"] as? [NSDictionary])
        #expect(rows[0]["headers"] as? NSDictionary == ["If-Unmodified-Since": Self.time])
        #expect(rows[1]["headers"] == nil)
    }

    @Test(
        "T-27: What is no time of Zoho's becomes no header",
        arguments: ["", "x", "2026-11-21", "2026-11-21T10:55:31Z\r\nX: y"])
    func badTimes(_ time: String) async throws {
        let transport = try ScriptedTransport()
        let outcomes = try await transport.writing.update([Self.draft(since: time)])
        #expect(outcomes.map { $0.error?.kind } == [.invalid])
        #expect(await transport.requests.isEmpty)
    }
}
