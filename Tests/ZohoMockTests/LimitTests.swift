import Foundation
import MockKit
import Testing
import ZohoMock

@Suite("Zoho's mock: limits and faults")
struct LimitTests {
    @Test("Sheet §12: What is left of the credits is told once half of them are used; then 429 without Retry-After")
    func credits() async throws {
        try await withZoho {
            $0.limits.credits = 10
        } _: { server, client in
            for used in 1...10 {
                let answer = try await client.get("/org")
                #expect(answer.status == 200)
                #expect(answer.headers["x-api-credits-remaining"] == (used < 5 ? nil : String(10 - used)))
            }
            let over = try await client.get("/org")
            #expect(over.status == 429 && over.code == "TOO_MANY_REQUESTS" && over.headers["retry-after"] == nil)
            server.advanceClock(by: .seconds(86_460))
            let fresh = try await client.refresh()
            let next = try await client.with(token: fresh.json["access_token"]?.string).get("/org")
            #expect(next.status == 200, "24 hours that move along")
        }
    }

    @Test("Sheet §12: Eleven records cost two credits, a query of 2,000 rows three, a composite one")
    func costs() async throws {
        try await withZoho {
            $0.limits.credits = 100
            $0.limits.creditsUsed = 50
        } _: { server, client in
            let many: JSON = ["data": .array(Array(repeating: ["Last_Name": "x"], count: 11)), "trigger": []]
            let write = try await client.post("/Leads", many)
            #expect(write.headers["x-api-credits-remaining"] == "48")
            let query = try await client.query("select id from Leads where id is not null limit 2000")
            #expect(query.headers["x-api-credits-remaining"] == "45")
            let composite = try await client.composite([ZohoClient.row("GET", "/org"), ZohoClient.row("GET", "/org")])
            #expect(composite.headers["x-api-credits-remaining"] == "44")
        }
    }

    @Test("Sheet §12: A composite takes five of the free edition's five places: nothing runs beside it")
    func concurrency() async throws {
        try await withZoho {
            $0.organization.edition = "free"
            $0.switches.callMilliseconds = 200
        } _: { server, client in
            _ = try await client.get("/org")
            let beside = try await client.composite([ZohoClient.row("GET", "/org")])
            #expect(beside.status == 429)
            server.advanceClock(by: .milliseconds(250))
            let alone = try await client.composite([ZohoClient.row("GET", "/org")])
            #expect(alone.status == 200)
            let next = try await client.get("/org")
            #expect(next.status == 429 && next.code == "TOO_MANY_REQUESTS")
        }
    }

    @Test("Sheet §12, §6.4: Editions differ in credits and custom fields")
    func editions() async throws {
        try await withZoho {
            $0.organization.edition = "free"
            $0.limits.creditsUsed = 4_998
        } _: { server, client in
            let org = try await client.get("/org")
            #expect(org.first["license_details"]?["paid"] == false && org.headers["x-api-credits-remaining"] == "1")
            let field = try await client.post(
                "/settings/fields?module=Deals", ["fields": [["field_label": "A", "data_type": "text"]]])
            #expect(field.code == "LIMIT_EXCEEDED")
        }
    }

    @Test(
        "Sheet §11: An unknown path is INVALID_URL_PATTERN, a wrong method INVALID_REQUEST_METHOD, an old version refused"
    )
    func paths() async throws {
        try await withZoho { server, client in
            let path = try await client.get("/settings/nothing/at/all")
            #expect(path.status == 404 && path.code == "INVALID_URL_PATTERN")
            let method = try await client.delete("/org")
            #expect(method.status == 400)
            let patch = try await client.send("PATCH", "/settings/modules")
            #expect(patch.status == 400 && patch.code == "INVALID_REQUEST_METHOD")
            let old = try await client.get("/crm/v1/org")
            #expect(old.status == 400 && old.code == "VERSION_NOT_SUPPORTED")
        }
    }

    @Test("Sheet §14: Faults show Zoho's body, HTML, a lost answer, and a 207 whose first item failed")
    func faults() async throws {
        try await withZoho { server, client in
            server.inject(.status(503, body: .vendor), on: .operation("zoho.users.list"))
            let vendor = try await client.get("/users")
            #expect(vendor.status == 503 && vendor.code == "INTERNAL_ERROR")
            server.inject(.html(status: 502), on: .any)
            let html = try await client.get("/users")
            #expect(html.status == 502 && html.json == .null)
            try server.turn("first_record_fails", 1)
            let mixed = try await client.post(
                "/Leads", ["data": [["Last_Name": "a"], ["Last_Name": "b"]], "trigger": []])
            #expect(
                mixed.status == 207 && mixed.items[0]["code"] == "INTERNAL_ERROR" && mixed.items[1]["code"] == "SUCCESS"
            )
        }
    }

    @Test("T-30: With a repeated cursor every page of users is the first one and says that more follow")
    func endlessPages() async throws {
        try await withZoho { server, client in
            server.inject(.repeatedCursor(length: 1), on: .operation("zoho.users.list"), times: nil)
            for page in 1...3 {
                let answer = try await client.get("/users?per_page=5&page=\(page)")
                #expect(answer.first["email"] == "ann@example.com" && answer.json["info"]?["more_records"] == true)
            }
        }
    }

    @Test("T-11: Tokens and secrets are in no journal and in no state")
    func secrets() async throws {
        try await withZoho { server, client in
            let answer = try await client.refresh()
            _ = try await client.send(
                "POST",
                "/oauth/v2/token?refresh_token=\(server.credentials.refreshToken ?? "")&grant_type=refresh_token")
            _ = try await client.get("/users")
            let shown = server.journal.entries.map(\.json.text).joined() + server.state().text
            let secrets = [
                server.credentials.refreshToken, server.credentials.clientSecret, server.credentials.accessToken,
                answer.json["access_token"]?.string,
            ]
            for secret in secrets.compactMap({ $0 }) { #expect(!shown.contains(secret)) }
            #expect(server.journal.entries.map(\.operation).contains("zoho.users.list"))
        }
    }

    @Test("A seed file with every member is read, and a wrong member is named with its path")
    func seeds() async throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Mocks/Zoho/Fixtures/example-seed.json").path
        let seed = try ZohoSeed(file: folder)
        #expect(seed.users?.count == 3 && seed.organization.dataCenter == .eu)
        let server = try await MockServer.start(vendor: ZohoMock(seed: seed))
        let client = ZohoClient(server)
        let answer = try await client.with(token: "1000.token-of-mona").get("/users?type=CurrentUser")
        #expect(answer.first["email"] == "mona@example.com")
        await server.stop()
        let wrong: [(JSON, String)] = [
            (["user": []], "seed.user"), (["organization": ["data_center": "mars"]], "seed.organization.data_center"),
            (["switches": ["no_switch": true]], "seed.switches.no_switch"),
            (["crm": "hubspot"], "seed.crm"),
            (["users": [["email": "a@b.c", "last_name": "x", "status": "gone"]]], "seed.users[0].status"),
        ]
        for (json, path) in wrong {
            let error = #expect(throws: SeedError.self) { try ZohoSeed(json) }
            #expect(error?.description.contains(path) == true)
        }
    }
}
