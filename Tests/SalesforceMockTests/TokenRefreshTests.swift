import Foundation
import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: refresh tokens")
struct TokenRefreshTests {
    @Test(
        "Sheet §2.1: without rotation a refresh brings no refresh token, no lifetime, and the org's own https address")
    func plainRefresh() async throws {
        try await withSalesforce { server, client in
            let answer = try await client.refresh(server.credentials.refreshToken)
            #expect(answer.status == 200)
            #expect(answer.json["refresh_token"] == nil && answer.json["expires_in"] == nil)
            #expect(answer.json["instance_url"] == "https://acme-demo.my.salesforce.com")
            let issued = answer.json["issued_at"]?.string ?? ""
            #expect(issued.count == 13 && Int(issued) != nil)
            let id = answer.json["id"]?.string ?? ""
            #expect(id.hasPrefix("https://login.salesforce.com/id/00DQH000001exAm2AI/005"))
            let key = Array((server.credentials.clientSecret ?? "").utf8)
            let signature = Data(HMACSHA256.code(Array((id + issued).utf8), key: key)).base64EncodedString()
            #expect(answer.json["signature"]?.string == signature)
            let again = try await client.refresh(server.credentials.refreshToken)
            #expect(again.status == 200)
        }
    }

    @Test(
        "Sheet §2.4: with rotation each refresh kills the old token; showing a dead one ends the live one and all sessions"
    )
    func rotationAndReuse() async throws {
        var seed = SalesforceSeed()
        seed.switches.rotation = true
        try await withSalesforce(seed) { server, client in
            let first = server.credentials.refreshToken
            let one = try await client.refresh(first)
            let second = try #require(one.json["refresh_token"]?.string)
            let two = try await client.refresh(second)
            let third = try #require(two.json["refresh_token"]?.string)
            #expect(Set([first, second, third]).count == 3)
            var user = client
            user.bearer = two.json["access_token"]?.string
            let early = try await user.get("/services/oauth2/userinfo")
            #expect(early.status == 200)
            let reuse = try await client.refresh(first)
            #expect(reuse.status == 400 && reuse.description == "expired access/refresh token")
            let live = try await client.refresh(third)
            #expect(live.status == 400 && live.code == "invalid_grant")
            let late = try await user.get("/services/oauth2/userinfo")
            #expect(late.status == 403 && late.text == "Bad_OAuth_Token")
        }
    }

    @Test("A refresh that overlaps another one of the same token is refused, and kills nothing")
    func overlap() async throws {
        let clock = MockClock(standingAt: Date(timeIntervalSince1970: 1_795_000_000))
        try await withSalesforce(clock: clock) { server, client in
            try server.turn("refresh_overlap_seconds", 5)
            try server.turn("rotation")
            let first = try await client.refresh(server.credentials.refreshToken)
            let overlapping = try await client.refresh(server.credentials.refreshToken)
            #expect(overlapping.status == 400 && overlapping.code == "invalid_grant")
            #expect(overlapping.description == "token request is already being processed")
            clock.advance(by: .seconds(6))
            let next = try await client.refresh(first.json["refresh_token"]?.string)
            #expect(next.status == 200)
        }
    }

    @Test("Sheet §2.4: the sixth consent of a user ends the oldest grant, and only that one")
    func fiveGrants() async throws {
        var seed = SalesforceSeed()
        seed.app.needsPKCE = false
        try await withSalesforce(seed) { server, client in
            var refreshes: [String] = []
            for _ in 0..<5 {
                let page = try await client.consent()
                let query = page.headers["location"]?.split(separator: "?").last.map(String.init) ?? ""
                let code = QueryItem.parse(query)["code"] ?? ""
                let answer = try await client.exchange(
                    "grant_type=authorization_code&code=\(code)&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fback")
                refreshes.append(try #require(answer.json["refresh_token"]?.string))
            }
            let oldest = try await client.refresh(server.credentials.refreshToken)
            #expect(oldest.status == 400 && oldest.code == "invalid_grant")
            for token in refreshes {
                let answer = try await client.refresh(token)
                #expect(answer.status == 200)
            }
        }
    }

    @Test(
        "Sheet §2.2: refusals are objects; inactive users, unknown clients, bad secrets and grant types are told apart")
    func catalogue() async throws {
        try await withSalesforce { server, client in
            let id = server.credentials.clientID ?? ""
            let wrong = try await client.send(
                "POST", TokenClient.token,
                form: "grant_type=refresh_token&refresh_token=x&client_id=nobody&client_secret=x")
            #expect(wrong.status == 400 && wrong.code == "invalid_client_id")
            let secret = try await client.send(
                "POST", TokenClient.token,
                form: "grant_type=refresh_token&refresh_token=x&client_id=\(id)&client_secret=x")
            #expect(secret.code == "invalid_client" && secret.description == "invalid client credentials")
            let kind = try await client.exchange("grant_type=password")
            #expect(kind.code == "unsupported_grant_type")
            try server.turn("token_rate_limit")
            let limited = try await client.refresh(server.credentials.refreshToken)
            #expect(limited.code == "rate_limit_exceeded")
            try server.turn("token_rate_limit", false)
            try server.change(.deactivateUser(email: "ann@example.com"))
            let inactive = try await client.refresh(server.credentials.refreshToken)
            #expect(inactive.status == 400 && inactive.description == "inactive user")
            try server.change(.reactivateUser(email: "ann@example.com"))
            let back = try await client.refresh(server.credentials.refreshToken)
            #expect(back.status == 200)
        }
    }

    @Test("Sheet §2.1: the client may prove itself by Basic; secrets in the query are refused")
    func clientAuthentication() async throws {
        try await withSalesforce { server, client in
            let pair = "\(server.credentials.clientID ?? ""):\(server.credentials.clientSecret ?? "")"
            let basic = ["Authorization": "Basic " + Data(pair.utf8).base64EncodedString()]
            let token = server.credentials.refreshToken ?? ""
            let good = try await client.send(
                "POST", TokenClient.token, form: "grant_type=refresh_token&refresh_token=\(token)", headers: basic)
            #expect(good.status == 200)
            let leaky = try await client.send(
                "POST", TokenClient.token + "?client_secret=x", form: "grant_type=refresh_token&refresh_token=\(token)",
                headers: basic)
            #expect(leaky.status == 400 && leaky.code == "invalid_request")
        }
    }
}
