import Foundation
import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: limits, versions and faults")
struct LimitsTests {
    private let objects = TokenClient.version + "/sobjects"

    @Test("Sheet §12: every REST answer tells the usage, a refused one too; quotas are 403 and not 429")
    func quota() async throws {
        var seed = SalesforceSeed()
        seed.limits.daily = 3
        seed.limits.dailyUsed = 0
        try await withSalesforce(seed) { server, client in
            for used in 1...3 {
                let answer = try await client.get(objects + "/Nothing/describe")
                #expect(answer.status == 404 && answer.headers["sforce-limit-info"] == "api-usage=\(used)/3")
            }
            let full = try await client.get(objects)
            #expect(full.status == 403 && full.code == "REQUEST_LIMIT_EXCEEDED")
            #expect(full.json[0]?["message"] == "TotalRequests Limit exceeded." && full.headers["retry-after"] == nil)
            #expect(full.headers["sforce-limit-info"] == "api-usage=3/3")
            let free = try await client.get("/services/oauth2/userinfo")
            #expect(free.status == 200)
            server.advanceClock(by: .seconds(86_401))
            var fresh = client
            fresh.bearer = try await client.refresh(server.credentials.refreshToken).json["access_token"]?.string
            let next = try await fresh.get(objects)
            #expect(next.status == 200 && next.headers["sforce-limit-info"] == "api-usage=1/3")
        }
    }

    @Test("Sheet §12: too many long requests share the quota's code, and only the message tells")
    func concurrent() async throws {
        try await withSalesforce { server, client in
            try server.turn("concurrent")
            let answer = try await client.get(objects)
            #expect(answer.status == 403 && answer.code == "REQUEST_LIMIT_EXCEEDED")
            #expect(answer.json[0]?["message"] == "ConcurrentPerOrgLongTxn Limit exceeded.")
            try server.turn("concurrent", false)
            try server.change(.vendorSpecific("use_up_requests", [:]))
            let full = try await client.get(objects)
            #expect(full.json[0]?["message"] == "TotalRequests Limit exceeded.")
        }
    }

    @Test("Sheet §12: /limits has capital members and needs View Setup")
    func limits() async throws {
        try await withSalesforce(seedWithSessions()) { server, client in
            let answer = try await client.get(TokenClient.version + "/limits")
            #expect(answer.json["DailyApiRequests"] == ["Max": 100_000, "Remaining": 98_958])
            let refused = try await TokenClient(server, bearer: "bobs").get(TokenClient.version + "/limits")
            #expect(refused.status == 403)
        }
    }

    @Test("Sheet §1: retired versions are 410, unknown ones 404, before any look at the session")
    func versions() async throws {
        try await withSalesforce { _, client in
            let retired = try await client.get("/services/data/v29.0/sobjects")
            #expect(retired.status == 410 && retired.code == "GONE")
            for version in ["v68.0", "v66", "66.0", "v66.1"] {
                let answer = try await client.get("/services/data/\(version)/sobjects")
                #expect(answer.status == 404 && answer.code == "NOT_FOUND", "\(version)")
            }
            let path = try await client.get(TokenClient.version + "/nothing")
            #expect(path.status == 404 && path.code == "NOT_FOUND")
            let page = try await client.get("/nothing")
            #expect(page.status == 404 && page.headers["content-type"]?.hasPrefix("text/html") == true)
        }
    }

    @Test("Sheet §3: a target above 16,384 bytes is 414, and with its headers 431")
    func sizes() async throws {
        try await withSalesforce { _, client in
            let long = try await client.get(TokenClient.version + "/query?q=" + String(repeating: "x", count: 16_384))
            #expect(long.status == 414)
            let heavy = try await client.get(
                TokenClient.version + "/query?q=" + String(repeating: "x", count: 16_000),
                headers: ["X-Pad": String(repeating: "y", count: 400)])
            #expect(heavy.status == 431)
        }
    }

    @Test("Sheet §0.11: messages come in another language and fields may be absent; the code stays")
    func localised() async throws {
        try await withSalesforce { server, client in
            try server.turn("localised_messages")
            let answer = try await client.get(objects + "/Nothing/describe")
            #expect(answer.code == "NOT_FOUND")
            #expect(answer.json[0]?["message"] != "The requested resource does not exist")
        }
    }

    @Test("Sheet §16.11: faults hit operations by their name: HTML for 503, a redirect to nobody, cut JSON")
    func faults() async throws {
        try await withSalesforce { server, client in
            server.inject(.status(503, body: .html), on: .operation("salesforce.describe.global"))
            let html = try await client.get(objects)
            #expect(html.status == 503 && html.headers["content-type"]?.hasPrefix("text/html") == true)
            server.inject(.status(401), on: .operation("salesforce.describe.global"))
            let dead = try await client.get(objects)
            #expect(dead.status == 401 && dead.code == "INVALID_SESSION_ID")
            server.inject(.truncated(keepingBytes: 8), on: .operation("salesforce.describe.global"))
            await #expect(throws: (any Error).self) { try await client.get(objects) }
            let well = try await client.get(objects)
            #expect(well.status == 200)
            let operations = server.journal.entries.compactMap(\.operation)
            #expect(Set(operations) == ["salesforce.describe.global"])
        }
    }

    @Test("Sheet §1: deprecated versions warn, and cookies are sent that nobody should keep")
    func headers() async throws {
        try await withSalesforce { server, client in
            let plain = try await client.get(objects)
            #expect(plain.headers["warning"] == nil && plain.headers["set-cookie"] != nil)
            try server.turn("deprecation_warning")
            let old = try await client.get(objects)
            #expect(old.headers["warning"]?.hasPrefix("299 - ") == true)
        }
    }
}
