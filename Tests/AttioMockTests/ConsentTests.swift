import AttioMock
import Foundation
import MockKit
import Testing

@Suite("Attio's mock: consent, exchange, revocation")
struct ConsentTests {
    private static let back = "http://127.0.0.1:9/back"
    private static let encodedBack = "http%3A%2F%2F127.0.0.1%3A9%2Fback"

    private func code(_ server: MockServer, _ client: AttioClient, more: String = "") async throws -> String {
        let answer = try await client.with(nil).get(
            "/authorize?response_type=code&client_id=\(server.credentials.clientID ?? "")"
                + "&redirect_uri=\(Self.encodedBack)&state=s1" + more)
        #expect(answer.status == 302)
        let items = QueryItem.parse(String(answer.headers["location"]?.split(separator: "?").last ?? ""))
        #expect(items["state"] == "s1")
        return items["code"] ?? ""
    }

    private func form(_ server: MockServer, _ more: String) -> String {
        "client_id=\(server.credentials.clientID ?? "")&client_secret=\(server.credentials.clientSecret ?? "")&\(more)"
    }

    private func exchange(
        _ server: MockServer, _ client: AttioClient, code: String, redirect: String? = encodedBack
    ) async throws -> AttioClient.Answer {
        let tail = redirect.map { "&redirect_uri=\($0)" } ?? ""
        return try await client.with(nil).send(
            "POST", "/oauth/token", form: form(server, "grant_type=authorization_code&code=\(code)\(tail)"))
    }

    @Test("Sheet §2: an exchange gives a token and its type, and nothing to refresh; the code is good once")
    func exchanged() async throws {
        try await withAttio { server, client in
            let code = try await code(server, client)
            let granted = try await exchange(server, client, code: code)
            #expect(granted.status == 200 && granted.json.object?.names == ["access_token", "token_type"])
            let facts = try await client.with(granted.json["access_token"]?.string).get("/v2/self")
            #expect(facts.json["active"] == true && facts.json["client_id"]?.string == server.credentials.clientID)
            let again = try await exchange(server, client, code: code)
            #expect(again.status == 400 && again.json["error"] == "invalid_grant")
        }
    }

    @Test("Sheet §2: scopes are the app's: a scope that is asked for in the address counts for nothing")
    func appScopes() async throws {
        let narrow = seed { $0.app.scopes = ["user_management:read"] }
        try await withAttio(narrow) { server, client in
            let code = try await code(server, client, more: "&scope=record_permission%3Aread-write")
            let granted = try await exchange(server, client, code: code)
            let facts = try await client.with(granted.json["access_token"]?.string).get("/v2/self")
            #expect(facts.json["scope"] == "user_management:read")
        }
    }

    @Test("Sheet §2: there is no refresh grant, no Basic for the client, and no other redirect than the registered one")
    func refusals() async throws {
        try await withAttio(seed { $0.app.redirectURIs = [Self.back] }) { server, client in
            let refresh = try await client.with(nil).send(
                "POST", "/oauth/token", form: form(server, "grant_type=refresh_token&refresh_token=x"))
            #expect(refresh.status == 400 && refresh.json["error"] == "unsupported_grant_type")
            let pair = "\(server.credentials.clientID ?? ""):\(server.credentials.clientSecret ?? "")"
            let basic = try await client.send(
                "POST", "/oauth/token", form: "grant_type=authorization_code&code=x",
                authorization: "Basic " + Data(pair.utf8).base64EncodedString())
            #expect(basic.status == 401 && basic.json["error"] == "invalid_client")
            let other = try await client.get(
                "/authorize?response_type=code&client_id=\(server.credentials.clientID ?? "")"
                    + "&redirect_uri=\(Self.encodedBack)%2F")
            #expect(other.status == 400)
            let moved = try await exchange(
                server, client, code: try await code(server, client), redirect: Self.encodedBack + "x")
            #expect(moved.json["error"] == "invalid_grant")
        }
    }

    @Test("Sheet §2 (unverified): the body of a refused exchange has three forms, and redirect_uri is needed or not")
    func openExchange() async throws {
        try await withAttio { server, client in
            try server.turn("oauth_error_body", "envelope")
            let envelope = try await exchange(server, client, code: "x")
            #expect(envelope.json["status_code"] == 400 && envelope.code == "invalid_grant")
            try server.turn("oauth_error_body", "empty")
            let empty = try await exchange(server, client, code: "x")
            #expect(empty.status == 400 && empty.json == .null)
            let first = try await exchange(server, client, code: try await code(server, client), redirect: nil)
            #expect(first.status == 400)
            try server.turn("redirect_uri_optional")
            let second = try await exchange(server, client, code: try await code(server, client), redirect: nil)
            #expect(second.status == 200)
        }
    }

    @Test("Sheet §2: a code is too old after ten minutes")
    func oldCode() async throws {
        try await withAttio { server, client in
            let code = try await code(server, client)
            server.advanceClock(by: .seconds(601))
            let late = try await exchange(server, client, code: code)
            #expect(late.json["error"] == "invalid_grant")
        }
    }

    @Test("SYNC-13: a copied key is the same token, so a revoke ends it for everyone; introspection is told 200 still")
    func revoked() async throws {
        try await withAttio { _, client in
            let copy = client
            let before = try await copy.send("POST", "/oauth/introspect")
            #expect(before.json["active"] == true)
            let revoked = try await client.send("POST", "/oauth/revoke")
            #expect(revoked.status == 204)
            let dead = try await copy.get(Path.members)
            #expect(dead.status == 401)
            let after = try await copy.send("POST", "/oauth/introspect")
            #expect(after.status == 200 && after.json == ["active": false])
        }
    }

    @Test("Sheet §2: a revoke takes the token in the body too, refuses none and two different ones, and has a limit")
    func revokeForms() async throws {
        let few = seed { $0.limits.revokesPerMinute = 3 }
        try await withAttio(few, clock: standingClock()) { server, client in
            let token = server.credentials.accessToken ?? ""
            let none = try await client.with(nil).send("POST", "/oauth/revoke", form: "")
            #expect(none.status == 400)
            let two = try await client.send("POST", "/oauth/revoke", form: "token=\(token)")
            #expect(two.status == 400)
            let body = try await client.with(nil).send("POST", "/oauth/revoke", form: "token=\(token)")
            #expect(body.status == 204)
            let many = try await client.send("POST", "/oauth/revoke")
            #expect(many.status == 429 && many.code == "rate_limit_exceeded")
            let facts = try await client.with(token).get("/v2/self")
            #expect(facts.json == ["active": false])
        }
    }

    @Test("An uninstalled app's tokens are dead, and API keys live on")
    func uninstalled() async throws {
        try await withAttio { server, client in
            try server.change(.uninstallApp)
            let app = try await client.with(server.credentials.accessToken).get("/v2/self")
            #expect(app.json == ["active": false])
            let key = try await client.get(Path.members)
            #expect(key.status == 200)
        }
    }
}
