import ConnectorKit
import ConnectorScripting
import Foundation
import SalesforceConnector
import Testing

@Suite("Salesforce: writing only what nobody changed meanwhile")
struct ConditionalWritingTests {
    private static let version = "2026-11-20T18:00:00.000+0000"
    private static let header = "Fri, 20 Nov 2026 18:00:00 GMT"
    private static let ids: [RecordID] = ["006QH000003oPp1YAE", "006QH000003oPp2YAE"]

    private static func draft(
        _ id: RecordID = ids[0], _ text: String = "x", since version: String? = version
    ) -> RecordDraft {
        RecordDraft(object: .deal, id: id, values: ["Name": .text(text)], unlessChangedSince: version)
    }

    @Test("F-C8: A condition travels as If-Unmodified-Since in the headers of its own row, an RFC 1123 date")
    func header() async throws {
        let transport = try ScriptedTransport(
            DescribedObject.rows([("record0", 204, "null"), ("record1", 204, "null")]))
        let outcomes = try await transport.writing.update([Self.draft(), Self.draft(Self.ids[1], since: nil)])
        #expect(outcomes.map { $0.reference?.id } == Self.ids)
        let rows = try RecordWritingTests.rows(of: await transport.requests.first)
        let conditional = RecordWritingTests.headers.merging(["If-Unmodified-Since": Self.header]) { $1 }
        #expect(
            rows.map { $0["httpHeaders"] as? [String: String] } == [conditional, RecordWritingTests.headers])
    }

    @Test("F-C8: A 412 of a row, whose body is empty, is a conflict of that record that names no property")
    func changed() async throws {
        let transport = try ScriptedTransport(
            DescribedObject.rows([("record0", 412, "null"), ("record1", 204, "null")]))
        let outcomes = try await transport.writing.update([Self.draft(), Self.draft(Self.ids[1], since: nil)])
        guard case .failed(let error) = outcomes[0] else {
            Issue.record("written")
            return
        }
        #expect(error.kind == .conflict && error.fields.isEmpty)
        #expect(outcomes[1].reference?.id == Self.ids[1])
    }

    @Test("F-C8: More than a composite holds go in several composites, in no collection, in their order")
    func many() async throws {
        let places = Array(0..<30)
        func answer(_ places: ArraySlice<Int>) -> HTTPResponse {
            DescribedObject.rows(places.map { ("record\($0)", 204, "null") })
        }
        let transport = try ScriptedTransport(answer(places[..<25]), answer(places[25...]))
        let outcomes = try await transport.writing.update(
            places.map { Self.draft(Self.ids[0], "n\($0)", since: $0 == 29 ? Self.version : nil) })
        #expect(outcomes.allSatisfy { $0.reference?.id == Self.ids[0] })
        let requests = await transport.requests
        #expect(requests.map(\.path) == Array(repeating: "/services/data/v66.0/composite", count: 2))
        let rows = try RecordWritingTests.rows(of: requests[1])
        #expect(rows.map { ($0["httpHeaders"] as? [String: String])?["If-Unmodified-Since"] }.last == Self.header)
    }

    @Test("T-26, F-C8: A text that a composite would take for a reference goes alone, with its condition")
    func reference() async throws {
        let transport = try ScriptedTransport(
            DescribedObject.rows([("record0", 204, "null")]), HTTPResponse(status: 204),
            DescribedObject.rows([("record2", 204, "null")]))
        let outcomes = try await transport.writing.update([
            Self.draft(), Self.draft(Self.ids[1], "@{record0.id}"), Self.draft(Self.ids[0], "z", since: nil),
        ])
        #expect(outcomes.map { $0.reference?.id } == [Self.ids[0], Self.ids[1], Self.ids[0]])
        let request = await transport.requests[1]
        #expect(request.method == .patch && request.isIdempotent)
        #expect(request.path == "/services/data/v66.0/sobjects/Opportunity/\(Self.ids[1])")
        #expect(request.headers["If-Unmodified-Since"] == Self.header)
        #expect(request.headers["Sforce-Auto-Assign"] == "FALSE")
        #expect(request.json as? [String: String] == ["Name": "@{record0.id}"])
    }

    @Test("F-C8: The state of a record is the time of its last change, in Salesforce's own words")
    func state() async throws {
        let describe = DescribedObject.text(
            "Opportunity",
            [DescribedObject.field("Name", "string"), DescribedObject.field("LastModifiedDate", "datetime")])
        for (told, version) in [("\"\(Self.version)\"", Self.version), ("null", nil), ("\"soon\"", nil)] {
            let transport = try ScriptedTransport(
                DescribedObject.answer(describe),
                .json(#"[{"Id":"006QH000003oPp1YAE","Name":"Acme","LastModifiedDate":\#(told)}]"#))
            let record = RecordReference(object: .deal, id: Self.ids[0])
            let found = try await transport.reading.read([record], properties: [.deal: ["Name"]])
            #expect(found.map(\.version) == [version])
            // What wasn't asked for isn't told.
            #expect(found.first?.values == ["Name": .text("Acme")])
            let fields = await transport.requests.last?.json?["fields"] as? [String]
            #expect(fields == ["Id", "Name", "LastModifiedDate"])
        }
    }

    @Test("F-C8: A moment within a second is rounded up, so that a record never conflicts with itself")
    func fraction() async throws {
        let transport = try ScriptedTransport(DescribedObject.rows([("record0", 204, "null")]))
        _ = try await transport.writing.update([Self.draft(since: "2026-11-20T17:59:59.250+0000")])
        let rows = try RecordWritingTests.rows(of: await transport.requests.first)
        #expect((rows[0]["httpHeaders"] as? [String: String])?["If-Unmodified-Since"] == Self.header)
    }
}
