import AttioMock
import Foundation
import MockKit
import Testing

@Suite("Attio's mock: queries and the search")
struct QueryTests {
    private func numbers(_ answer: AttioClient.Answer) -> [Int] {
        answer.rows.compactMap { $0["id"]?["record_id"]?.string.flatMap { Int($0.suffix(3)) } }
    }

    static let filters: [(JSON, [Int])] = [
        (["name": "Acme rollout"], [501]), (["name": ["value": ["$contains": "PILOT"]]], [502]),
        (["name": ["$starts_with": "acme"]], [501]), (["stage": "Won 🎉"], [503]),
        (["stage": .string(Path.stage(2))], [501]), (["owner": .string(Path.member(2))], [502]),
        (["owner": ["referenced_actor_id": ["$in": [.string(Path.member(1)), .string(Path.member(3))]]]], [501, 503]),
        (["value": ["currency_value": ["$gte": 12_000]]], [501, 503]), (["value": ["$lt": 5_000]], [502]),
        (["record_id": ["$in": [.string(Path.record(502)), .string(Path.record(503))]]], [502, 503]),
        (["$or": [["name": "Acme rollout"], ["stage": "Lead"]]], [501, 502]),
        (["$and": [["stage": "Lead"], ["value": 4_500]]], [502]), (["$not": ["stage": "Lead"]], [501, 503]),
        (["fit_score": ["$not_empty": true]], []), (["fit_score": ["$not_empty": false]], [501, 502, 503]),
        (["associated_company": .string(Path.record(301))], [501]), ([:], [501, 502, 503]),
    ]

    @Test("Sheet §9: filters in the short and the long form find records at once", arguments: filters)
    func filter(_ filter: JSON, _ found: [Int]) async throws {
        try await withAttio { _, client in
            let answer = try await client.post(Path.query("deals"), ["filter": filter])
            #expect(answer.status == 200 && numbers(answer) == found)
            #expect(answer.headers["x-attio-record-query-score"] != nil)
        }
    }

    @Test(
        "Sheet §12: a filter with an unknown attribute or operator is 400",
        arguments: [["nope": 1], ["name": ["$like": "x"]], ["$or": ["name": "x"]]] as [JSON])
    func badFilter(_ filter: JSON) async throws {
        try await withAttio { _, client in
            let answer = try await client.post(Path.query("deals"), ["filter": filter])
            #expect(answer.status == 400 && answer.code == "filter_error")
        }
    }

    @Test("Sheet §11: pages have a limit and an offset in the body, and neither a total nor a next page")
    func pages() async throws {
        let many = seed { seed in
            var people = AttioSeed.Object("people")
            people.generatedRecords = 501
            seed.objects = [people]
        }
        try await withAttio(many) { _, client in
            let first = try await client.post(Path.query("people"), [:])
            #expect(first.rows.count == 500 && first.json.object?.names == ["data"])
            let rest = try await client.post(Path.query("people"), ["limit": 500, "offset": 500])
            #expect(rest.rows.count == 1)
            let large = try await client.post(Path.query("people"), ["limit": 1_000])
            #expect(large.status == 400)
            let wrong = try await client.post(Path.query("people"), ["limit": "10"])
            #expect(wrong.status == 400 && wrong.paths == ["limit"])
        }
    }

    @Test("Sheet §9: records are sorted by attributes and fields, those without a value last")
    func sorts() async throws {
        try await withAttio { _, client in
            _ = try await client.patch(Path.record(502, of: "deals"), values(["fit_score": [9]]))
            let byValue = try await client.post(
                Path.query("deals"), ["sorts": [["attribute": "value", "direction": "desc"]]])
            #expect(numbers(byValue) == [503, 501, 502])
            let byScore = try await client.post(
                Path.query("deals"), ["sorts": [["attribute": "fit_score", "direction": "asc"]]])
            #expect(numbers(byScore) == [502, 501, 503])
            let byName = try await client.post(
                Path.query("people"),
                ["sorts": [["attribute": "name", "field": "last_name", "direction": "asc"]]])
            #expect(numbers(byName) == [151, 101, 201])
            let wrong = try await client.post(Path.query("deals"), ["sorts": [["attribute": "value"]]])
            #expect(wrong.status == 400)
        }
    }

    @Test("F-C2: a query finds a record at once; the search finds it only later, and a deleted one never")
    func searchLag() async throws {
        try await withAttio(clock: standingClock()) { server, client in
            let made = try await client.post(Path.records("deals"), deal("Marker 42"))
            let query = try await client.post(Path.query("deals"), ["filter": ["name": "Marker 42"]])
            #expect(query.rows.count == 1)
            let body: JSON = ["query": "marker 42", "objects": ["deals"], "request_as": ["type": "workspace"]]
            let early = try await client.post("/v2/objects/records/search", body)
            #expect(early.status == 200 && early.rows.isEmpty)
            server.advanceClock(by: .seconds(6))
            let late = try await client.post("/v2/objects/records/search", body)
            #expect(late.rows.first?["record_text"] == "Marker 42")
            _ = try await client.delete(Path.records("deals") + "/" + made.recordID)
            let gone = try await client.post("/v2/objects/records/search", body)
            #expect(gone.rows.isEmpty)
        }
    }

    @Test("Sheet §9: a filter and a view exclude each other, and an unknown view is not found")
    func views() async throws {
        try await withAttio { _, client in
            let view = JSON.string(Path.record(999))
            let both = try await client.post(Path.query("deals"), ["filter": [:], "filter_view_id": view])
            #expect(both.status == 400)
            let none = try await client.post(Path.query("deals"), ["filter_view_id": view])
            #expect(none.status == 404)
        }
    }
}
