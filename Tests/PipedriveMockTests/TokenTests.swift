import Foundation
import MockKit
import PipedriveMock
import Testing

@Suite("Tokens of Pipedrive's mock")
struct TokenTests {
    private let callback = "http%3A%2F%2F127.0.0.1%3A9%2Fback"

    private func escaped(_ text: String?) -> String {
        text?.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    /// The parameters of the redirect of the consent page.
    private func consent(_ server: MockServer, _ client: PipedriveClient, more: String = "") async throws -> [String:
        String]
    {
        let id = server.credentials.clientID ?? ""
        let answer = try await client.get(
            "/oauth/authorize?client_id=\(id)&redirect_uri=\(callback)&state=s1\(more)")
        #expect(answer.status == 302)
        let items = URLComponents(string: answer.headers["location"] ?? "")?.queryItems ?? []
        return Dictionary(uniqueKeysWithValues: items.map { ($0.name, $0.value ?? "") })
    }

    @Test("A code gives tokens once, with api_domain, scopes behind commas and 3,599 seconds")
    func code() async throws {
        try await withPipedrive { server, client in
            let back = try await consent(server, client)
            #expect(back["state"] == "s1")
            let form = "grant_type=authorization_code&code=\(back["code"] ?? "")&redirect_uri=\(callback)"
            let answer = try await client.token(server, form)
            #expect(answer.status == 200 && answer.json["expires_in"] == 3599)
            #expect(answer.json["api_domain"] == "https://acme-demo.pipedrive.com")
            #expect(answer.json["scope"]?.string?.hasPrefix("base,users:read,deals:full") == true)
            let access = answer.json["access_token"]?.string ?? ""
            #expect(access.count > 255 && access.contains("/") && access.contains("+") && access.hasSuffix("=="))
            let mine = try await PipedriveClient(server, token: access).get(Path.me)
            #expect(mine.content?["email"] == "ann@example.com")
            let again = try await client.token(server, form)
            #expect(again.status == 400 && again.json["error"] == "invalid_grant")
        }
    }

    @Test("A client that proves itself in the body, or with another secret, is 401 invalid_client")
    func basicProof() async throws {
        try await withPipedrive { server, client in
            let form = "grant_type=refresh_token&refresh_token=\(escaped(server.credentials.refreshToken))"
            let wrong = try await client.token(server, form, secret: "no")
            #expect(wrong.status == 401 && wrong.json["error"] == "invalid_client")
            let inBody =
                form + "&client_id=\(server.credentials.clientID ?? "")"
                + "&client_secret=\(server.credentials.clientSecret ?? "")"
            let bearer = try await client.send("POST", Path.token, form: inBody)
            #expect(bearer.status == 401)
            let odd = try await client.token(server, "grant_type=password")
            #expect(odd.status == 400 && odd.json["error"] == "invalid_request")
        }
    }

    @Test(
        "SYNC-12: a client that expects rotation sees the same refresh token come back, and copies refresh side by side"
    )
    func noRotation() async throws {
        try await withPipedrive { server, client in
            let form = "grant_type=refresh_token&refresh_token=\(escaped(server.credentials.refreshToken))"
            let first = try await client.token(server, form)
            let second = try await client.token(server, form)
            #expect(first.json["refresh_token"]?.string == server.credentials.refreshToken)
            #expect(second.json["refresh_token"] == first.json["refresh_token"])
            #expect(first.json["access_token"] != second.json["access_token"])
            for token in [first, second].compactMap({ $0.json["access_token"]?.string }) {
                let mine = try await PipedriveClient(server, token: token).get(Path.me)
                #expect(mine.status == 200)
            }
        }
    }

    @Test("A refresh token lives sixty days from its last use, no longer", arguments: [59, 61])
    func slidingEnd(days: Int) async throws {
        let clock = MockClock(standingAt: Date(timeIntervalSince1970: 1_800_000_000))
        try await withPipedrive(clock: clock) { server, client in
            let form = "grant_type=refresh_token&refresh_token=\(escaped(server.credentials.refreshToken))"
            for _ in 0..<2 {
                server.advanceClock(by: .seconds(59 * 86_400))
                let answer = try await client.token(server, form)
                #expect(answer.status == 200)
            }
            server.advanceClock(by: .seconds(days * 86_400))
            let answer = try await client.token(server, form)
            #expect(answer.status == (days == 59 ? 200 : 400))
        }
    }

    @Test("Unverified: a refresh may end the access token before it", arguments: [false, true])
    func refreshEndsAccess(isOn: Bool) async throws {
        try await withPipedrive({ $0.refreshEndsAccess = isOn }) { server, client in
            let form = "grant_type=refresh_token&refresh_token=\(escaped(server.credentials.refreshToken))"
            _ = try await client.token(server, form)
            let answer = try await client.get(Path.me)
            #expect(answer.status == (isOn ? 401 : 200))
        }
    }

    @Test("Unverified: the code of a token error stands in `error`, or inside of `message`", arguments: [false, true])
    func errorPlace(isOn: Bool) async throws {
        try await withPipedrive({ $0.oauthErrorInMessage = isOn }) { server, client in
            let answer = try await client.token(server, "grant_type=refresh_token&refresh_token=no")
            #expect(answer.status == 400)
            #expect((answer.json["error"] == "invalid_grant") == !isOn)
            #expect(answer.json["message"]?.string?.contains("invalid_grant") == (isOn ? true : nil))
        }
    }

    @Test("SYNC-13: revoking a refresh token ends all that the user gave; revoking an access token ends that one alone")
    func revoking() async throws {
        try await withPipedrive { server, client in
            let form = "grant_type=refresh_token&refresh_token=\(escaped(server.credentials.refreshToken))"
            let other = try await client.token(server, form)
            let gone = "token=\(escaped(other.json["access_token"]?.string))&token_type_hint=access_token"
            let one = try await client.token(server, gone, path: "/oauth/revoke")
            #expect(one.status == 200)
            let still = try await client.get(Path.me)
            #expect(still.status == 200)
            let all = "token=\(escaped(server.credentials.refreshToken))&token_type_hint=refresh_token"
            _ = try await client.token(server, all, path: "/oauth/revoke")
            let dead = try await client.get(Path.me)
            #expect(dead.status == 401 && dead.headers["x-401-by-gw"] == "true")
            let refused = try await client.token(server, form)
            #expect(refused.json["error"] == "invalid_grant")
            let api = try await PipedriveClient.api(server).get(Path.me)
            #expect(api.status == 200)
        }
    }

    @Test(
        "T-11: An API token goes into x-api-token or the query, never into bearer, and an access token the other way round"
    )
    func apiToken() async throws {
        try await withPipedrive { server, _ in
            let token = server.credentials.staticToken ?? ""
            #expect(token.count == 40)
            let header = try await PipedriveClient.api(server).get(Path.me)
            #expect(header.status == 200)
            let bearer = try await PipedriveClient(server, token: token).get(Path.me)
            #expect(bearer.status == 401)
            let access = try await PipedriveClient.api(server, token: server.credentials.accessToken).get(Path.me)
            #expect(access.status == 401)
            var anonymous = PipedriveClient(server)
            anonymous.proof = ("Accept", "application/json")
            let query = try await anonymous.get(Path.me + "?api_token=\(token)")
            #expect(query.status == 200)
            let entry = server.journal.entries.last
            #expect(entry?.query.first?.value == "<redacted>")
            try server.turn("query_token", false)
            let refused = try await anonymous.get(Path.me + "?api_token=\(token)")
            #expect(refused.status == 401)
        }
    }

    @Test(
        "A dead, an unknown and an absent token have the gateway's 401; an expired one lives on through its refresh token"
    )
    func deadTokens() async throws {
        try await withPipedrive { server, client in
            for token in ["no", server.credentials.expiredAccessToken ?? "", ""] {
                let answer = try await PipedriveClient(server, token: token).get(Path.deals)
                #expect(answer.status == 401 && answer.json["errorCode"] == 401)
                #expect(answer.error == "unauthorized access")
            }
            server.advanceClock(by: .seconds(3_600))
            let late = try await client.get(Path.me)
            #expect(late.status == 401)
        }
    }

    @Test("A missing scope and an unknown path have one and the same 403")
    func scopes() async throws {
        var seed = PipedriveSeed()
        seed.tokens = [.init("read-only", kind: .oauth, scopes: ["base", "deals:read"])]
        try await withPipedrive(seed) { server, _ in
            let client = PipedriveClient(server, token: "read-only")
            let fine = try await client.get(Path.deals)
            #expect(fine.status == 200)
            let fields = try await client.get(Path.dealFields)
            #expect(fields.status == 200)
            let list: [(String, String)] = [
                ("GET", Path.users), ("GET", Path.persons), ("POST", Path.deals), ("POST", Path.dealFields),
                ("GET", "/api/v2/nowhere"), ("GET", "/v2/deals"), ("GET", "/v1/deals"), ("GET", "/api/v2/users"),
            ]
            for (method, path) in list {
                let answer = try await client.send(method, path, body: method == "POST" ? [:] : nil)
                #expect(answer.status == 403 && answer.error == "Scope and URL mismatch", "\(method) \(path)")
            }
        }
    }

    @Test("An older app that has `admin` and no *-fields:full creates fields all the same")
    func olderScope() async throws {
        var seed = PipedriveSeed()
        seed.tokens = [
            .init("older", kind: .oauth, scopes: ["base", "admin"]),
            .init("full", kind: .oauth, scopes: ["base", "deals:full"]),
        ]
        try await withPipedrive(seed) { server, _ in
            let draft: JSON = ["field_name": "X", "field_type": "user"]
            let older = try await PipedriveClient(server, token: "older").post(Path.dealFields, draft)
            #expect(older.status == 200)
            let code = older.content?["field_code"]?.string ?? ""
            let full = PipedriveClient(server, token: "full")
            let refused = try await full.post(Path.dealFields, draft)
            #expect(refused.status == 403)
            let renamed = try await full.patch("\(Path.dealFields)/\(code)", ["field_name": "Y"])
            #expect(renamed.status == 200)
        }
    }

    @Test("The consent page refuses unknown apps and addresses, and a user may say no")
    func consentPage() async throws {
        try await withPipedrive { server, client in
            let id = server.credentials.clientID ?? ""
            let unknown = try await client.get("/oauth/authorize?client_id=x&redirect_uri=\(callback)")
            #expect(unknown.status == 400)
            let foreign = try await client.get(
                "/oauth/authorize?client_id=\(id)&redirect_uri=https%3A%2F%2Fevil.example%2F")
            #expect(foreign.status == 400 && foreign.json == ["error": "Invalid redirect URL"])
            try server.turn("deny_consent")
            let back = try await consent(server, client)
            #expect(back["error"] == "access_denied" && back["code"] == nil && back["state"] == "s1")
        }
    }

    @Test("T-09: a company's answer may name a foreign api_domain, which a client must not trust")
    func hostileDomain() async throws {
        var seed = PipedriveSeed()
        seed.company.apiDomain = "https://acme.pipedrive.com.evil.example"
        try await withPipedrive(seed) { server, client in
            let form = "grant_type=refresh_token&refresh_token=\(escaped(server.credentials.refreshToken))"
            let answer = try await client.token(server, form)
            #expect(answer.json["api_domain"] == "https://acme.pipedrive.com.evil.example")
        }
    }
}
