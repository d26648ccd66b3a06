import Foundation
import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: consent, introspection, revocation, identity")
struct TokenConsentTests {
    private let redirect = "http%3A%2F%2F127.0.0.1%3A9%2Fback"
    private let verifier = "a-verifier-that-is-long-enough-to-be-one-0123456789"

    private func code(_ client: TokenClient, _ more: String = "") async throws -> String {
        let challenge = "&code_challenge=\(PKCEChallenge.s256(verifier))&code_challenge_method=S256"
        let answer = try await client.consent(challenge + more)
        #expect(answer.status == 302)
        let items = QueryItem.parse(String(answer.headers["location"]?.split(separator: "?").last ?? ""))
        #expect(items["state"] == "s1")
        return items["code"] ?? ""
    }

    private func exchange(_ client: TokenClient, _ code: String, _ verifier: String) async throws -> TokenClient.Answer
    {
        try await client.exchange(
            "grant_type=authorization_code&code=\(code)&redirect_uri=\(redirect)&code_verifier=\(verifier)")
    }

    @Test("Sheet §2.1: a code is used once, needs its S256 verifier, and PKCE can't be left out")
    func codes() async throws {
        try await withSalesforce { _, client in
            let first = try await code(client, "&login_hint=bob%40example.com&scope=api%20refresh_token%20openid")
            let granted = try await exchange(client, first, verifier)
            #expect(granted.json["scope"] == "api refresh_token openid" && granted.json["refresh_token"] != nil)
            var bob = client
            bob.bearer = granted.json["access_token"]?.string
            let facts = try await bob.get("/services/oauth2/userinfo")
            #expect(facts.json["email"] == "bob@example.com")
            let again = try await exchange(client, first, verifier)
            #expect(again.code == "invalid_grant")
            let guessed = try await exchange(client, try await code(client), "wrong")
            #expect(guessed.code == "invalid_grant" && guessed.description == "invalid code verifier")
            let bare = try await client.consent()
            #expect(bare.status == 400 && bare.code == "invalid_request")
            let old = try await client.consent("&code_challenge=x&code_challenge_method=plain")
            #expect(old.status == 400)
        }
    }

    @Test("Sheet §2.5: revoking an access token ends one session, revoking a refresh token all of them")
    func revocation() async throws {
        try await withSalesforce { server, client in
            let refresh = server.credentials.refreshToken ?? ""
            let made = try await client.refresh(refresh)
            var second = client
            second.bearer = made.json["access_token"]?.string
            let one = try await client.send(
                "POST", "/services/oauth2/revoke", form: "token=\(server.credentials.accessToken ?? "")")
            #expect(one.status == 200 && one.text.isEmpty)
            let ended = try await client.get("/services/oauth2/userinfo")
            #expect(ended.status == 403)
            let other = try await second.get("/services/oauth2/userinfo")
            #expect(other.status == 200)
            let all = try await client.send("POST", "/services/oauth2/revoke", form: "token=\(refresh)")
            #expect(all.status == 200)
            let gone = try await second.get("/services/oauth2/userinfo")
            #expect(gone.status == 403 && gone.text == "Bad_OAuth_Token")
            let dead = try await client.refresh(refresh)
            #expect(dead.code == "invalid_grant")
            let unknown = try await client.send("POST", "/services/oauth2/revoke", form: "token=nobody")
            #expect(unknown.status == 400 && unknown.text.hasPrefix("error=invalid_token"))
        }
    }

    @Test("Sheet §2.5: introspection tells live tokens from dead ones, to the app only")
    func introspection() async throws {
        try await withSalesforce { server, client in
            let id = server.credentials.clientID ?? ""
            let secret = server.credentials.clientSecret ?? ""
            func ask(_ token: String?, secret: String) async throws -> TokenClient.Answer {
                try await client.send(
                    "POST", "/services/oauth2/introspect",
                    form: "token=\(token ?? "")&client_id=\(id)&client_secret=\(secret)")
            }
            let live = try await ask(server.credentials.accessToken, secret: secret)
            #expect(live.json["active"] == true && live.json["username"] == "ann@acme-demo.example")
            #expect(live.json["token_type"] == "access_token")
            let expired = try await ask(server.credentials.expiredAccessToken, secret: secret)
            #expect(expired.status == 200 && expired.json == ["active": false])
            let refused = try await ask(server.credentials.accessToken, secret: "x")
            #expect(refused.status == 400)
        }
    }

    @Test("Sheet §2.6: userinfo and the identity URL name org and user, and refuse bad tokens with 403 and one word")
    func identity() async throws {
        try await withSalesforce { server, client in
            let facts = try await client.get("/services/oauth2/userinfo")
            #expect(facts.json["organization_id"] == "00DQH000001exAm2AI" && facts.json["user_type"] == "STANDARD")
            #expect(facts.json["preferred_username"]?.string == server.credentials.username)
            #expect(facts.json["email"]?.string == server.credentials.userEmail)
            #expect(facts.json["urls"]?["rest"]?.string?.contains("{version}") == true)
            #expect(facts.headers["sforce-limit-info"] == nil)
            let id = URL(string: facts.json["sub"]?.string ?? "")?.path ?? ""
            let same = try await client.get(id)
            #expect(same.status == 200 && same.json["user_id"] == facts.json["user_id"])
            var stranger = client
            stranger.bearer = "nobody"
            let bad = try await stranger.get("/services/oauth2/userinfo")
            #expect(bad.status == 403 && bad.text == "Bad_OAuth_Token")
            stranger.bearer = nil
            let none = try await stranger.get("/services/oauth2/userinfo")
            #expect(none.status == 403 && none.text == "Missing_OAuth_Token")
        }
    }

    @Test("Sheet §1: the versions need no token, ascend from 31.0 and are not counted")
    func versions() async throws {
        try await withSalesforce { _, client in
            var nobody = client
            nobody.bearer = nil
            let answer = try await nobody.get("/services/data")
            let list = answer.json.array ?? []
            #expect(answer.status == 200 && answer.headers["sforce-limit-info"] == nil)
            #expect(list.first?["version"] == "31.0" && list.last?["version"] == "67.0")
            let pinned = list.first { $0["version"] == "66.0" }
            #expect(pinned?["label"] == "Spring '26" && pinned?["url"] == "/services/data/v66.0")
            #expect(list.contains { $0["version"] == "65.0" && $0["label"] == "Winter '26" })
        }
    }
}
