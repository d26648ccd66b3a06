import AttioMock
import Foundation
import MockKit
import Testing

@Suite("Attio's mock: limits")
struct LimitTests {
    @Test(
        "Sheet §13: reads and writes have limits of their own, and Retry-After is a date, which a client of numbers misses"
    )
    func rates() async throws {
        let narrow = seed {
            $0.limits.readsPerSecond = 2
            $0.limits.writesPerSecond = 1
        }
        try await withAttio(narrow, clock: standingClock()) { server, client in
            for _ in 0..<2 {
                let answer = try await client.get("/v2/objects")
                #expect(answer.status == 200 && answer.headers["x-ratelimit-remaining"] == nil)
            }
            let refused = try await client.post(Path.query("deals"), [:])
            #expect(refused.status == 429 && refused.json["type"] == "rate_limit_error")
            #expect(refused.code == "rate_limit_exceeded")
            #expect(refused.message == "Rate limit exceeded, please try again later")
            #expect(refused.headers["retry-after"] == "Wed, 18 Nov 2026 11:06:42 GMT")
            let write = try await client.patch(Path.record(501, of: "deals"), values(["fit_score": [1]]))
            #expect(write.status == 200)
            let second = try await client.patch(Path.record(501, of: "deals"), values(["fit_score": [2]]))
            #expect(second.status == 429)
            server.advanceClock(by: .seconds(2))
            let later = try await client.get(Path.record(501, of: "deals"))
            #expect(later.values("fit_score").first?["value"] == 1)
        }
    }

    @Test("Sheet §13: Retry-After may be a number of seconds too")
    func numericPause() async throws {
        let narrow = seed {
            $0.limits.readsPerSecond = 0
            $0.switches.retryAfterInSeconds = true
        }
        try await withAttio(narrow, clock: standingClock()) { _, client in
            let refused = try await client.get("/v2/objects")
            #expect(refused.status == 429 && refused.headers["retry-after"] == "1")
        }
    }

    @Test("Sheet §13: queries add up to a score over ten seconds, and self is outside of all limits")
    func scores() async throws {
        let narrow = seed { $0.limits.queryScore = 3 }
        try await withAttio(narrow, clock: standingClock()) { server, client in
            let first = try await client.post(
                Path.query("deals"), ["filter": ["name": "x"], "sorts": [["attribute": "name", "direction": "asc"]]])
            #expect(first.headers["x-attio-record-query-score"] == "3")
            let refused = try await client.post(Path.query("deals"), [:])
            #expect(refused.status == 429)
            let other = try await client.get("/v2/self")
            #expect(other.status == 200)
            server.advanceClock(by: .seconds(10))
            let later = try await client.post(Path.query("deals"), [:])
            #expect(later.status == 200)
        }
    }

    @Test("Sheet §7: a plan's number of records is 400 quota_exceeded")
    func quota() async throws {
        try await withAttio(seed { $0.limits.records = 9 }) { _, client in
            let refused = try await client.post(Path.records("deals"), deal("One too many"))
            #expect(refused.status == 400 && refused.code == "quota_exceeded")
        }
    }

    @Test(
        "F-B2: a create whose answer was unreadable is done; injected statuses have Attio's envelope, and a repeated page is the first page again"
    )
    func faults() async throws {
        try await withAttio { server, client in
            for (status, code) in [
                (401, "unauthorized"), (403, "unauthorized"), (404, "not_found"), (409, "concurrent_write_conflict"),
                (429, "rate_limit_exceeded"), (503, "internal_error"),
            ] {
                server.inject(.status(status), on: .operation("attio.objects.list"))
                let answer = try await client.get("/v2/objects")
                #expect(answer.status == status && answer.code == code && answer.json["status_code"]?.integer == status)
            }
            server.inject(.repeatedCursor(), on: .operation("attio.attributes.list"))
            let again = try await client.get(Path.attributes("deals") + "?limit=2&offset=2")
            let first = try await client.get(Path.attributes("deals") + "?limit=2")
            #expect(again.json == first.json)
            server.inject(.wrongType, on: .operation("attio.attributes.create"))
            let unreadable = try await client.post(Path.attributes("deals"), ownerAttribute("gw_owner"))
            #expect(unreadable.status == 200 && unreadable.data.object == nil)
            let done = try await client.post(Path.attributes("deals"), ownerAttribute("gw_owner"))
            #expect(done.status == 409)
            #expect(server.journal.writes.count == 2)
        }
    }
}
