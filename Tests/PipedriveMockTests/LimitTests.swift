import Foundation
import MockKit
import PipedriveMock
import Testing

@Suite("Limits of Pipedrive's mock")
struct LimitTests {
    private let noon = Date(timeIntervalSince1970: 1_800_014_400)

    @Test("SYNC-14: a burst is two seconds long, and counted by user; a second token of the same app brings no more")
    func bursts() async throws {
        var seed = PipedriveSeed()
        seed.limits.oauthBurst = 3
        seed.tokens = [
            .init("anns", kind: .oauth), .init("bobs", kind: .oauth, user: "bob@example.com"),
        ]
        try await withPipedrive(seed, clock: MockClock(standingAt: noon)) { server, client in
            for left in [2, 1, 0] {
                let answer = try await client.get(Path.me)
                #expect(answer.status == 200 && answer.headers["x-ratelimit-remaining"] == String(left))
                #expect(answer.headers["x-ratelimit-limit"] == "3" && answer.headers["x-ratelimit-reset"] == "2")
            }
            let fourth = try await client.get(Path.me)
            #expect(fourth.status == 429 && fourth.json["errorCode"] == 429)
            #expect(fourth.headers["retry-after"] == nil)
            let same = try await PipedriveClient(server, token: "anns").get(Path.me)
            #expect(same.status == 429)
            let bob = try await PipedriveClient(server, token: "bobs").get(Path.me)
            #expect(bob.status == 200)
            let api = try await PipedriveClient.api(server).get(Path.me)
            #expect(api.status == 200)
            server.advanceClock(by: .seconds(2))
            let later = try await client.get(Path.me)
            #expect(later.status == 200)
        }
    }

    @Test(
        "SYNC-14: the daily budget is the company's: each call costs its price, whoever asks and however much it brings"
    )
    func prices() async throws {
        try await withPipedrive { server, client in
            var left = server.state()["budget"]?["limit"]?.integer ?? 0
            func spent(_ answer: PipedriveClient.Answer) -> Int {
                let before = left
                left = answer.headers["x-daily-ratelimit-token-remaining"].flatMap { Int($0) } ?? 0
                return before - left
            }
            let calls: [(String, String, Int)] = [
                ("GET", Path.me, 2), ("GET", Path.users, 20), ("GET", Path.users + "/find?term=bob", 40),
                ("GET", Path.dealFields + "?limit=500", 10), ("GET", Path.dealFields + "?limit=1", 10),
                ("GET", "/v1/dealFields", 20), ("GET", Path.pipelines, 5), ("GET", Path.stages, 5),
                ("GET", Path.deals, 10), ("GET", Path.deals + "/search?term=pilot", 20),
                ("GET", "\(Path.deals)/501", 1),
                ("DELETE", "\(Path.deals)/501", 3), ("GET", Path.users + "/12001/permissions", 10),
            ]
            for (method, path, cost) in calls {
                let answer = try await client.send(method, path)
                #expect(answer.status == 200 && spent(answer) == cost, "\(method) \(path)")
            }
            let made = try await PipedriveClient.api(server).post(Path.deals, ["title": "x"])
            #expect(spent(made) == 5)
            _ = try await PipedriveClient(server, token: "no").get(Path.me)
            let next = try await client.get(Path.me)
            #expect(spent(next) == 2, "a refused token costs nothing")
        }
    }

    @Test("SYNC-14: an exhausted budget is a 429 on everything until the next day, however long one waits before")
    func exhausted() async throws {
        var seed = PipedriveSeed()
        seed.limits.dailyTokens = 25
        try await withPipedrive(seed, clock: MockClock(standingAt: noon)) { server, client in
            _ = try await client.get(Path.users)
            let last = try await client.get(Path.users)
            #expect(last.status == 200 && last.headers["x-daily-ratelimit-token-remaining"] == "0")
            for wait in [2, 3_600] {
                server.advanceClock(by: .seconds(wait))
                for path in [Path.deals, Path.stages] {
                    let answer = try await PipedriveClient.api(server).get(path)
                    #expect(answer.status == 429 && answer.headers["x-daily-ratelimit-token-remaining"] == "0")
                }
            }
            server.advanceClock(by: .seconds(86_400))
            let next = try await PipedriveClient.api(server).get(Path.me)
            #expect(next.status == 200 && next.headers["x-daily-ratelimit-token-limit"] == "25")
        }
    }

    @Test("The budget is 30,000 times the plan's factor times the seats")
    func budget() async throws {
        var seed = PipedriveSeed()
        seed.limits.plan = .premium
        seed.limits.seats = 4
        try await withPipedrive(seed) { server, client in
            #expect(server.state()["budget"]?["limit"] == 600_000)
            let answer = try await client.get(Path.me)
            #expect(answer.headers["x-ratelimit-limit"] == "400")
            let write = try await PipedriveClient.api(server).post(Path.deals, ["title": "x"])
            #expect(write.headers["x-ratelimit-limit"] == "100")
            #expect(write.headers["x-daily-requests-left"] == write.headers["x-daily-ratelimit-token-remaining"])
            #expect(answer.headers["x-daily-requests-left"] == nil)
        }
    }

    @Test("SYNC-14: whoever goes on after 429 with an API token meets a page of Cloudflare, for minutes")
    func cloudflare() async throws {
        var seed = PipedriveSeed()
        seed.limits.apiBurst = 1
        seed.limits.refusalsBeforeBlock = 5
        try await withPipedrive(seed, clock: MockClock(standingAt: noon)) { server, client in
            let api = PipedriveClient.api(server)
            var statuses: [Int] = []
            for _ in 0..<7 { statuses.append(try await api.get(Path.me).status) }
            #expect(statuses == [200, 429, 429, 429, 429, 429, 403])
            let page = try await api.get(Path.me)
            #expect(page.headers["content-type"]?.hasPrefix("text/html") == true && page.json == .null)
            #expect(page.headers["x-ratelimit-limit"] == nil)
            server.advanceClock(by: .seconds(60))
            let still = try await api.get(Path.me)
            #expect(still.status == 403)
            let oauth = try await client.get(Path.me)
            #expect(oauth.status == 200)
            server.advanceClock(by: .seconds(241))
            let after = try await api.get(Path.me)
            #expect(after.status == 200)
        }
    }

    @Test("Unverified: 429 may have no body, a Retry-After, an instant as reset, and no word of the budget")
    func otherHeaders() async throws {
        var seed = PipedriveSeed()
        seed.limits.oauthBurst = 1
        seed.switches.empty429 = true
        seed.switches.retryAfter = true
        seed.switches.resetAsInstant = true
        seed.switches.dailyHeaders = false
        try await withPipedrive(seed, clock: MockClock(standingAt: noon)) { _, client in
            _ = try await client.get(Path.me)
            let answer = try await client.get(Path.me)
            #expect(answer.status == 429 && answer.text.isEmpty && answer.headers["retry-after"] == "2")
            #expect(answer.headers["x-ratelimit-reset"] == "1800014402")
            #expect(answer.headers["x-daily-ratelimit-token-remaining"] == nil)
        }
    }

    @Test("Unverified: finding users counts as a search, or does not", arguments: [true, false])
    func findAsSearch(counts: Bool) async throws {
        var seed = PipedriveSeed()
        seed.switches.findIsSearch = counts
        seed.limits.searchBurst = 1
        try await withPipedrive(seed, clock: MockClock(standingAt: noon)) { _, client in
            _ = try await client.get(Path.users + "/find?term=bob")
            let second = try await client.get(Path.users + "/find?term=bob")
            #expect(second.status == (counts ? 429 : 200))
        }
    }

    @Test("A company that is not paid for is 402, and Cloudflare's page can stand before everything")
    func wholeCompany() async throws {
        try await withPipedrive { server, client in
            try server.turn("unpaid")
            let unpaid = try await client.get(Path.me)
            #expect(unpaid.status == 402)
            try server.turn("abuse_block")
            for path in [Path.me, "/nowhere", "/oauth/authorize"] {
                let page = try await client.get(path)
                #expect(page.status == 403 && page.headers["content-type"]?.hasPrefix("text/html") == true)
            }
        }
    }
}
