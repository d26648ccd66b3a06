import Foundation
import HubSpotMock
import MockKit
import Testing

@Suite("Naive clients: tokens, scopes and limits")
struct NaiveTokenTests {
    private func form(_ server: MockServer, _ more: String) -> String {
        "client_id=\(server.credentials.clientID ?? "")&client_secret=\(server.credentials.clientSecret ?? "")&\(more)"
    }

    @Test("Sheet §3.6: an expired token and an unknown one are different 401s")
    func twoKindsOf401() async throws {
        try await withHubSpot { server, client in
            var client = client
            client.token = server.credentials.expiredAccessToken ?? ""
            let expired = try await client.get(Path.owners)
            #expect(expired.status == 401 && expired.json["category"] == "EXPIRED_AUTHENTICATION")
            #expect(expired.json["message"]?.string?.contains("expired 5 hour(s) ago") == true)
            client.token = "nobody"
            let answer1 = try await client.get(Path.owners)
            #expect(answer1.json["category"] == "INVALID_AUTHENTICATION")
        }
    }

    @Test("Sheet §3.3: tokens live 1800 seconds; a client that refreshes on 401 only is late")
    func expiry() async throws {
        try await withHubSpot { server, client in
            let early = try await client.get(Path.owners)
            #expect(early.status == 200)
            server.advanceClock(by: .seconds(1_801))
            let late = try await client.get(Path.owners)
            #expect(late.json["category"] == "EXPIRED_AUTHENTICATION")
        }
    }

    @Test("Sheet §3.2: a refresh returns the same refresh token, unless the app rotates, and then the old one is dead")
    func refresh() async throws {
        for rotates in [false, true] {
            var seed = HubSpotSeed()
            seed.app.rotatesRefreshTokens = rotates
            try await withHubSpot(seed) { server, client in
                let old = server.credentials.refreshToken ?? ""
                let fields = form(server, "grant_type=refresh_token&refresh_token=\(old)")
                let answer = try await client.send("POST", Path.token, form: fields)
                #expect(answer.status == 200 && answer.json["expires_in"] == 1_800)
                #expect((answer.json["refresh_token"]?.string == old) == !rotates)
                let again = try await client.send("POST", Path.token, form: fields)
                #expect(again.status == (rotates ? 400 : 200))
                if rotates {
                    #expect(again.json["status"] == "BAD_REFRESH_TOKEN" && again.json["error"] == "invalid_grant")
                }
            }
        }
    }

    @Test("Sheet §3.4: a client that takes a revoke for the end goes on with live access tokens")
    func revokeDoesNotCascade() async throws {
        try await withHubSpot { server, client in
            let refresh = server.credentials.refreshToken ?? ""
            let revoked = try await client.send(
                "POST", Path.token + "/revoke", form: form(server, "token=\(refresh)&token_type_hint=refresh_token"))
            #expect(revoked.status == 200)
            let dead = try await client.send(
                "POST", Path.token, form: form(server, "grant_type=refresh_token&refresh_token=\(refresh)"))
            #expect(dead.status == 400 && dead.json["error"] == "invalid_grant")
            let answer2 = try await client.get(Path.owners)
            #expect(answer2.status == 200)
            let facts = try await client.send(
                "POST", Path.token + "/introspect", form: form(server, "token=\(refresh)"))
            #expect(facts.json == ["active": false])
        }
    }

    @Test("Sheet §3.1 and §3.2: a code is used once, and needs its PKCE verifier and redirect address")
    func authorizationCode() async throws {
        try await withHubSpot { server, client in
            let redirect = "http%3A%2F%2F127.0.0.1%3A9%2Fback"
            let verifier = "a-verifier-that-is-long-enough-to-be-one-0123456789"
            func code() async throws -> String {
                let answer = try await client.get(
                    "/oauth/authorize?client_id=\(server.credentials.clientID ?? "")&redirect_uri=\(redirect)"
                        + "&scope=oauth%20crm.objects.owners.read&state=s1"
                        + "&code_challenge=\(PKCEChallenge.s256(verifier))&code_challenge_method=S256")
                #expect(answer.status == 302)
                let items = QueryItem.parse(String(answer.headers["location"]?.split(separator: "?").last ?? ""))
                #expect(items["state"] == "s1")
                return items["code"] ?? ""
            }
            func exchange(_ code: String, _ verifier: String) async throws -> NaiveClient.Answer {
                try await client.send(
                    "POST", Path.token,
                    form: form(
                        server,
                        "grant_type=authorization_code&code=\(code)&redirect_uri=\(redirect)&code_verifier=\(verifier)")
                )
            }
            let first = try await code()
            let granted = try await exchange(first, verifier)
            #expect(granted.json["scopes"] == ["oauth", "crm.objects.owners.read"])
            let answer3 = try await exchange(first, verifier)
            #expect(answer3.json["status"] == "BAD_AUTH_CODE")
            let answer4 = try await exchange(try await code(), "wrong")
            #expect(answer4.json["status"] == "BAD_CODE_VERIFIER")
        }
    }

    @Test("Sheet §4: schema write does not read, and the 403 names the scopes of which one suffices")
    func scopes() async throws {
        var seed = HubSpotSeed()
        seed.tokens = [.init("writer", kind: .static, scopes: ["oauth", "crm.schemas.deals.write"])]
        try await withHubSpot(seed) { server, _ in
            let client = NaiveClient(server, token: "writer")
            let refused = try await client.get(Path.properties("deals"))
            #expect(refused.status == 403 && refused.json["category"] == "MISSING_SCOPES")
            #expect(
                refused.json["errors"]?[0]?["context"]?["requiredGranularScopes"]
                    == ["crm.schemas.deals.read", "crm.objects.deals.read", "crm.objects.deals.write"])
            let answer5 = try await client.get("/crm/limits/2026-09/custom-properties")
            #expect(answer5.status == 403)
            let facts = try await client.post(
                "/oauth/v2/private-apps/get/access-token-info", ["tokenKey": "writer"])
            #expect(facts.json["scopes"] == ["oauth", "crm.schemas.deals.write"])
        }
    }

    @Test("Sheet §13: a 429 has no Retry-After, and a client that needs one does not know when to go on")
    func burst() async throws {
        var seed = HubSpotSeed()
        seed.limits.oauthBurst = 3
        try await withHubSpot(seed) { server, client in
            for left in [2, 1, 0] {
                let answer6 = try await client.get(Path.owners)
                #expect(answer6.headers["x-hubspot-ratelimit-remaining"] == String(left))
            }
            let refused = try await client.get(Path.owners)
            #expect(refused.status == 429 && refused.headers["retry-after"] == nil)
            #expect(refused.json["policyName"] == "TEN_SECONDLY_ROLLING" && refused.json["errorType"] == "RATE_LIMIT")
            #expect(refused.json["message"] == "You have reached your ten_secondly_rolling limit.")
            #expect(refused.headers["x-hubspot-ratelimit-daily"] == nil)
            server.advanceClock(by: .seconds(11))
            let answer7 = try await client.get(Path.owners)
            #expect(answer7.status == 200)
        }
    }

    @Test("Sheet §13: the daily limit counts static tokens only, and ends at the portal's midnight")
    func daily() async throws {
        var seed = HubSpotSeed()
        seed.limits.daily = 1
        try await withHubSpot(seed) { server, client in
            let fixed = NaiveClient(server, token: server.credentials.staticToken)
            let answer8 = try await fixed.get(Path.owners)
            #expect(answer8.headers["x-hubspot-ratelimit-daily-remaining"] == "0")
            let refused = try await fixed.get(Path.owners)
            #expect(refused.json["policyName"] == "DAILY" && refused.json["requestId"] != nil)
            let answer9 = try await client.get(Path.owners)
            #expect(answer9.status == 200)
            server.advanceClock(by: .seconds(86_400))
            let answer10 = try await fixed.get(Path.owners)
            #expect(answer10.status == 200)
        }
    }

    @Test("Sheet §10 and §13: searches have a limit of their own, and no limit headers")
    func searchLimit() async throws {
        var seed = HubSpotSeed()
        seed.limits.searchesPerSecond = 1
        // On a busy machine a second may pass between the two searches.
        try await withHubSpot(seed, clock: MockClock(standingAt: Date())) { _, client in
            let first = try await client.post(Path.records("deals") + "/search", [:])
            #expect(first.status == 200 && first.headers["x-hubspot-ratelimit-max"] == nil)
            let second = try await client.post(Path.records("deals") + "/search", [:])
            #expect(second.json["message"] == "You have reached your secondly limit.")
        }
    }

    @Test("Sheet §5: the token acts as the installer, and account info says STANDARD or SANDBOX")
    func identity() async throws {
        try await withHubSpot(profile: .sandbox) { server, client in
            let facts = try await client.send(
                "POST", Path.token + "/introspect", form: form(server, "token=\(client.token)"))
            #expect(facts.json["user"] == "ann@example.com" && facts.json["hub_id"] == 1_234_567)
            let details = try await client.get("/account-info/2026-09/details").json
            #expect(details["accountType"] == "SANDBOX" && details["portalId"] == 1_234_567)
        }
    }

    @Test("Sheet §2: without Accept some 404s are HTML")
    func htmlNotFound() async throws {
        try await withHubSpot { _, client in
            let page = try await client.send("GET", "/crm/nowhere", accept: "*/*")
            #expect(page.status == 404 && page.headers["content-type"]?.hasPrefix("text/html") == true)
            let answer11 = try await client.get("/crm/nowhere")
            #expect(answer11.json["status"] == "error")
        }
    }
}
