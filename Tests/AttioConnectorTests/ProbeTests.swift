import ConnectorKit
import ConnectorScripting
import Foundation
import Testing

@Suite("Attio: finding probes, and the options that are asked for")
struct ProbeTests {
    private static let first = ProbeMark(id: String(repeating: "a", count: 32))
    private static let second = ProbeMark(id: String(repeating: "b", count: 32))

    private static func deal(_ id: String, _ name: String, by actor: String = "api-token") -> String {
        let author = #""referenced_actor_type":"\#(actor)","referenced_actor_id":"\#(RecordSample.other)""#
        return RecordSample.json(
            id,
            #""name":[\#(RecordSample.value("text", #""value":"\#(name)""#))],"#
                + #""created_by":[\#(RecordSample.value("actor-reference", author))]"#)
    }

    @Test("VER-4: Marks are asked for in one query of whole names, which reads the records themselves")
    func query() async throws {
        let answer = "[\(Self.deal(RecordSample.deal, Self.first.text)),\(Self.deal(RecordSample.other, "Acme"))]"
        let transport = try ScriptedTransport(.data(answer))
        let seen = try await transport.reading.probes(of: .deal, marks: [Self.second, Self.first])
        #expect(seen == [ProbeSighting(record: RecordSample.reference(), mark: Self.first)])
        let request = try #require(await transport.requests.first)
        #expect(request.target == "/v2/objects/deals/records/query" && request.isIdempotent)
        let names: [NSDictionary] = [["name": ["$eq": Self.first.text]], ["name": ["$eq": Self.second.text]]]
        #expect(request.json == ["filter": ["$or": names], "limit": ProbeLimits.sightingsMax, "offset": 0])
    }

    @Test("A person's name is compared as a whole")
    func person() async throws {
        let transport = try ScriptedTransport(.data("[]"))
        let seen = try await transport.reading.probes(of: .contact, marks: [Self.first])
        #expect(seen.isEmpty)
        let filter: NSDictionary = ["name": ["full_name": ["$eq": Self.first.text]]]
        #expect(await transport.requests.first?.json?["filter"] as? NSDictionary == filter)
    }

    @Test("F-C2: A member is told as the creator, a key isn't: no identity names it")
    func creator() async throws {
        let transport = try ScriptedTransport(
            .data("[\(Self.deal(RecordSample.deal, Self.first.text, by: "workspace-member"))]"))
        let seen = try await transport.reading.probes(of: .deal, marks: [Self.first])
        #expect(seen.map(\.creator) == [CRMUserID(rawValue: RecordSample.other)])
    }

    @Test("SYNC-14: Only the options of named attributes cost a call; the stages stand in the pipeline")
    func optionsOfSome() async throws {
        let size = AttributeSample("size", "select") { $0.id = "id-size" }
        let kind = AttributeSample("kind", "select") { $0.id = "id-kind" }
        let stage = AttributeSample("stage", "status") { $0.id = "id-stage" }
        let transport = try ScriptedTransport(
            .attributes(size, kind, stage), .data(#"[{"id":{"option_id":"o1"},"title":"Small","is_archived":false}]"#))
        let found = try await transport.reading.properties(
            of: .deal, scope: .live, optionsOf: ["kind", "stage", "gw_no_such"])
        #expect(found.map(\.name) == ["size", "kind", "stage"])
        #expect(found.map(\.options) == [[], [PropertyOption(value: "o1", label: "Small")], []])
        #expect(await transport.steps == ["attributes.list", "options.list"])
    }
}
