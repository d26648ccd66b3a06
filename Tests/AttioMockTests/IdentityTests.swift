import AttioMock
import Foundation
import MockKit
import Testing

@Suite("Attio's mock: what a token is")
struct IdentityTests {
    @Test(
        "Sheet §3: self answers 200 for dead, unknown and missing tokens, so a client that takes 2xx for a valid key errs"
    )
    func deadKeys() async throws {
        try await withAttio { server, client in
            let live = try await client.get("/v2/self")
            #expect(live.status == 200 && live.json["active"] == true && live.json["data"] == nil)
            try server.change(.revokeToken(client.token ?? ""))
            for token in [client.token, key("nobody"), "short", nil] {
                let dead = try await client.with(token).get("/v2/self")
                #expect(dead.status == 200 && dead.json == ["active": false])
            }
            let refused = try await client.get("/v2/objects")
            #expect(refused.status == 401 && refused.json["type"] == "auth_error" && refused.code == "unauthorized")
        }
    }

    @Test("Sheet §2: nothing expires, and exp is always null")
    func noExpiry() async throws {
        try await withAttio { server, client in
            #expect(server.credentials.refreshToken == nil && server.credentials.expiredAccessToken == nil)
            server.advanceClock(by: .seconds(5 * 365 * 86_400))
            for token in [server.credentials.staticToken, server.credentials.accessToken] {
                let facts = try await client.with(token).get("/v2/self")
                #expect(facts.json["active"] == true && facts.json["exp"] == .null)
                let answer = try await client.with(token).get(Path.members)
                #expect(answer.status == 200)
            }
        }
    }

    @Test("Sheet §3: a key's client is the key itself, an app's token names the app; sub is the workspace")
    func whose() async throws {
        try await withAttio { server, client in
            let key = try await client.get("/v2/self").json
            #expect(key["sub"] == key["workspace_id"] && key["aud"] == key["client_id"])
            #expect(key["authorized_by_workspace_member_id"]?.string == Path.member(1))
            #expect(key["token_level"] == "workspace" && key["workspace_slug"] == "example-ltd")
            let app = try await client.with(server.credentials.accessToken).get("/v2/self").json
            #expect(app["client_id"]?.string == server.credentials.clientID && app["client_id"] != key["client_id"])
        }
    }

    @Test(
        "Sheet §3: members that are absent are left out: no maker for an app's own token, no token_level before autumn 2026"
    )
    func leftOut() async throws {
        let own = seed {
            $0.tokens = [.init(key("app"), kind: .app, scopes: []), .init(key("user"), scopes: [], level: "user")]
        }
        try await withAttio(own) { server, client in
            let facts = try await client.with(key("app")).get("/v2/self").json
            #expect(facts["active"] == true && facts["authorized_by_workspace_member_id"] == nil)
            let user = try await client.with(key("user")).get("/v2/self").json
            #expect(user["token_level"] == "user" && user["scope"] == "")
            try server.turn("token_level_omitted")
            let older = try await client.get("/v2/self").json
            #expect(older["token_level"] == nil)
        }
    }

    @Test("Sheet §2 and §12: a key that is not 64 characters long is told so")
    func lengths() async throws {
        try await withAttio { _, client in
            let short = try await client.with("abc").get("/v2/objects")
            #expect(short.status == 401 && short.message.contains("wrong length"))
            let unknown = try await client.with(key("x")).get("/v2/objects")
            #expect(unknown.status == 401 && !unknown.message.contains("wrong length"))
            let none = try await client.with(nil).get("/v2/objects")
            #expect(none.status == 401 && none.code == "unauthorized")
        }
    }

    @Test("Sheet §2: Basic with the token as user name and no password works too")
    func basic() async throws {
        try await withAttio { _, client in
            let pair = Data("\(client.token ?? ""):".utf8).base64EncodedString()
            let answer = try await client.send("GET", Path.members, authorization: "Basic \(pair)")
            #expect(answer.status == 200)
            let other = Data("\(client.token ?? ""):secret".utf8).base64EncodedString()
            let refused = try await client.send("GET", Path.members, authorization: "Basic \(other)")
            #expect(refused.status == 401)
        }
    }

    @Test("Sheet §2: a fresh key has no scopes, and scopes are edited later: who reads them once is wrong tomorrow")
    func editedScopes() async throws {
        let fresh = seed { $0.tokens = [.init(key("fresh"), scopes: [])] }
        try await withAttio(fresh) { server, client in
            let client = client.with(key("fresh"))
            let before = try await client.get(Path.members)
            #expect(before.status == 403 && before.json["type"] == "auth_error" && before.code == "unauthorized")
            try server.change(
                .vendorSpecific("set_scopes", ["token": .string(key("fresh")), "scopes": ["user_management:read"]]))
            let after = try await client.get(Path.members)
            #expect(after.status == 200)
            let facts = try await client.get("/v2/self").json
            #expect(facts["scope"] == "user_management:read")
        }
    }

    @Test(
        "Sheet §2: each operation needs its scopes, and records need two",
        arguments: [
            ("user_management:read", [Path.members]), ("list_configuration:read", ["/v2/lists"]),
            ("object_configuration:read", ["/v2/objects", Path.attributes("deals"), Path.stages]),
        ])
    func scopes(_ scope: String, _ opened: [String]) async throws {
        let narrow = seed { $0.tokens = [.init(key("narrow"), scopes: [scope])] }
        let all = [Path.members, "/v2/objects", Path.attributes("deals"), Path.stages, "/v2/lists"]
        try await withAttio(narrow) { _, client in
            let client = client.with(key("narrow"))
            for path in all {
                let answer = try await client.get(path)
                #expect(answer.status == (opened.contains(path) ? 200 : 403), "\(path)")
            }
            let record = try await client.get(Path.record(501, of: "deals"))
            #expect(record.status == 403)
        }
    }

    @Test("Sheet §2 (unverified): read-write includes read, or it does not; a refusal names the scope, or it does not")
    func openScopes() async throws {
        try await withAttio { server, client in
            let usual = try await client.get("/v2/objects")
            #expect(usual.status == 200)
            try server.turn("write_implies_read", false)
            let silent = try await client.get("/v2/objects")
            #expect(silent.status == 403 && !silent.message.contains("object_configuration"))
            try server.turn("scope_refusals_name_scope")
            let telling = try await client.get("/v2/objects")
            #expect(telling.message.contains("object_configuration:read"))
        }
    }

    @Test("Sheet §12: a plan without the interface is 403 with another code than a missing scope")
    func billing() async throws {
        try await withAttio { server, client in
            try server.turn("billing_refused")
            let refused = try await client.get("/v2/objects")
            #expect(refused.status == 403 && refused.code == "billing_error")
        }
    }

    @Test("Sheet §1: every answer carries an execution id and the proxy's headers")
    func headers() async throws {
        try await withAttio { _, client in
            let one = try await client.get("/v2/self")
            let two = try await client.get("/v2/nowhere")
            #expect(one.headers["x-attio-execution-id"] != two.headers["x-attio-execution-id"])
            #expect(two.headers["server"] == "cloudflare" && two.headers["cf-ray"] != nil)
            #expect(two.status == 404 && two.message == "Could not find endpoint \"GET /v2/nowhere\".")
        }
    }
}
