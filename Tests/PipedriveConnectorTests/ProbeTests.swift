import ConnectorKit
import ConnectorScripting
import PipedriveConnector
import Testing

@Suite("Pipedrive: finding probes")
struct ProbeTests {
    private static let first = ProbeMark(id: String(repeating: "a", count: 32))
    private static let second = ProbeMark(id: String(repeating: "b", count: 32))

    private static func page(_ items: [String], next: String? = nil) -> HTTPResponse {
        let cursor = next.map { #""\#($0)""# } ?? "null"
        return .json(
            #"{"success":true,"data":[\#(items.joined(separator: ","))],"additional_data":{"next_cursor":\#(cursor)}}"#)
    }

    private static func deal(_ id: Int, _ title: String, _ rest: String = "") -> String {
        #"{"id":\#(id),"title":"\#(title)","creator_user_id":7\#(rest)}"#
    }

    private static func hits(_ items: String...) -> HTTPResponse {
        let found = items.map { #"{"result_score":1,"item":\#($0)}"# }.joined(separator: ",")
        return .json(#"{"success":true,"data":{"items":[\#(found)]},"additional_data":{"next_cursor":null}}"#)
    }

    @Test("VER-4: The newest records are listed, and no further once all marks are seen; the creator is told")
    func newest() async throws {
        let transport = try ScriptedTransport(
            Self.page([Self.deal(9, "Acme"), Self.deal(8, Self.first.text)], next: "more"))
        let seen = try await transport.reading.probes(of: .deal, marks: [Self.first])
        #expect(seen == [ProbeSighting(record: .init(object: .deal, id: "8"), mark: Self.first, creator: "7")])
        let target = await transport.requests.map(\.target)
        #expect(target == ["/api/v2/deals?limit=500&sort_by=id&sort_direction=desc"])
        #expect(await transport.requests.map(\.cost) == [10])
    }

    @Test("A list that ends says that there is none, and no index is asked")
    func end() async throws {
        let transport = try ScriptedTransport(
            Self.page([Self.deal(9, "Acme")], next: "more"),
            Self.page([Self.deal(1, Self.first.text, #","is_deleted":true"#)]))
        let seen = try await transport.reading.probes(of: .deal, marks: [Self.first])
        #expect(seen.isEmpty)
        #expect(await transport.operations == ["pipedrive.records.list", "pipedrive.records.list"])
    }

    @Test("F-C2: Beyond 2,000 records a search tells ids, and a read by id whether they are still there")
    func beyond() async throws {
        let pages = (1...4).map { Self.page([Self.deal(100 - $0, "Acme")], next: "cursor \($0)") }
        let hit = #"{"id":3,"type":"deal","title":"\#(Self.first.text)"}"#
        let other = #"{"id":4,"type":"deal","title":"zz gateway probe"}"#
        let transport = try ScriptedTransport(
            pages + [Self.hits(hit, other), .json(#"{"success":true,"data":\#(Self.deal(3, Self.first.text))}"#)])
        let seen = try await transport.reading.probes(of: .deal, marks: [Self.first])
        #expect(seen.map(\.record.id) == ["3"])
        let search = try #require(await transport.requests.dropLast().last)
        #expect(search.path == "/api/v2/deals/search" && search.cost == 20)
        #expect(search.target.hasSuffix("fields=title&exact_match=true&limit=100"))
        #expect(await transport.requests.last?.path == "/api/v2/deals/3")
    }

    @Test("SYNC-14: Several marks beyond are one search, for what every mark begins with")
    func severalBeyond() async throws {
        let pages = (1...4).map { Self.page([], next: "cursor \($0)") }
        let transport = try ScriptedTransport(pages + [Self.hits()])
        let seen = try await transport.reading.probes(of: .contact, marks: [Self.first, Self.second])
        #expect(seen.isEmpty)
        let search = try #require(await transport.requests.last)
        #expect(search.path == "/api/v2/persons/search" && search.target.contains("exact_match=false"))
        #expect(await transport.requests.count == 5)
    }
}
