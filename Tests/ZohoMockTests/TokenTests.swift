import Foundation
import MockKit
import Testing
import ZohoMock

@Suite("Zoho's mock: tokens")
struct TokenTests {
    @Test("Sheet §3.1: A refresh brings no refresh token, an hour in seconds, and the data centre's own address")
    func plainRefresh() async throws {
        try await withZoho { server, client in
            let answer = try await client.refresh()
            #expect(answer.status == 200 && answer.json["refresh_token"] == nil)
            #expect(answer.json["expires_in"] == 3600 && answer.json["token_type"] == "Bearer")
            #expect(answer.json["api_domain"] == "https://www.zohoapis.com")
            #expect(answer.json["scope"]?.string?.contains("ZohoCRM.modules.ALL ") == true)
            let again = try await client.refresh()
            #expect(again.status == 200, "the refresh token stays good")
            let used = try await client.with(token: answer.json["access_token"]?.string).get("/users?type=CurrentUser")
            #expect(used.first["email"] == "ann@example.com")
        }
    }

    @Test(
        "F-A9: A refused refresh arrives with HTTP 200 and no access token",
        arguments: ["invalid_code", "invalid_client"])
    func failuresWith200(_ error: String) async throws {
        try await withZoho { server, client in
            let answer: ZohoClient.Answer
            if error == "invalid_code" {
                answer = try await client.refresh("1000.dead.beef")
            } else {
                answer = try await client.send(
                    "POST", ZohoClient.tokenPath,
                    form: "grant_type=refresh_token&client_id=1000.NOBODY&client_secret=x&refresh_token=y")
            }
            #expect(answer.status == 200 && answer.error == error && answer.json["access_token"] == nil)
        }
    }

    @Test(
        "F-A10, T-22: The eleventh access token within 10 minutes is Access Denied, and the key lives",
        arguments: [false, true])
    func throttle(_ with200: Bool) async throws {
        try await withZoho { server, client in
            try server.turn("throttle_with_200", .bool(with200))
            for _ in 1...10 {
                let answer = try await client.refresh()
                #expect(answer.json["access_token"] != nil)
            }
            let eleventh = try await client.refresh()
            #expect(eleventh.status == (with200 ? 200 : 400) && eleventh.error == "Access Denied")
            #expect(eleventh.json["status"] == "failure" && eleventh.json["error_description"] != nil)
            server.advanceClock(by: .seconds(601))
            let later = try await client.refresh()
            #expect(later.status == 200 && later.json["access_token"] != nil)
        }
    }

    @Test("T-22: The sixteenth live access token of a refresh token ends the oldest, which then looks expired")
    func eviction() async throws {
        try await withZoho { server, client in
            let first = try await client.refresh()
            for _ in 1...9 { _ = try await client.refresh() }
            server.advanceClock(by: .seconds(601))
            // The demo token, ten of the first window and four of this one: fifteen.
            for _ in 1...4 { _ = try await client.refresh() }
            let before = try await client.get("/org")
            #expect(before.status == 200)
            _ = try await client.refresh()
            let demo = try await client.get("/org")
            #expect(demo.status == 401 && demo.code == "INVALID_TOKEN")
            let next = try await client.with(token: first.json["access_token"]?.string).get("/org")
            #expect(next.status == 200)
        }
    }

    @Test("Sheet §3.2: The limit of live tokens may be 10, as the accounts pages say")
    func tenActive() async throws {
        try await withZoho {
            $0.limits.activeTokens = 10
        } _: { server, client in
            for _ in 1...10 { _ = try await client.refresh() }
            let demo = try await client.get("/org")
            #expect(demo.code == "INVALID_TOKEN")
        }
    }

    @Test("Sheet §3.3: A code is for one use within a minute, and brings a refresh token when it was asked for offline")
    func codes() async throws {
        try await withZoho { server, client in
            let back = try await client.consent()
            #expect(back["location"] == "us" && back["accounts-server"] == "https://accounts.zoho.com")
            #expect(back["state"] == "s1")
            let form = "grant_type=authorization_code&redirect_uri=http://127.0.0.1:9/back&code=\(back["code"] ?? "")"
            let answer = try await client.exchange(form)
            #expect(
                answer.json["refresh_token"] != nil && answer.json["scope"] == "ZohoCRM.users.READ ZohoCRM.modules.ALL")
            let again = try await client.exchange(form)
            #expect(again.status == 200 && again.error == "invalid_code")
            let online = try await client.consent("")
            let short = try await client.exchange(
                "grant_type=authorization_code&redirect_uri=http://127.0.0.1:9/back&code=\(online["code"] ?? "")")
            #expect(short.json["access_token"] != nil && short.json["refresh_token"] == nil)
            let late = try await client.consent()
            server.advanceClock(by: .seconds(61))
            let expired = try await client.exchange(
                "grant_type=authorization_code&redirect_uri=http://127.0.0.1:9/back&code=\(late["code"] ?? "")")
            #expect(expired.error == "invalid_code")
        }
    }

    @Test("Sheet §3.3: A self client's code needs no redirect address and lives three minutes")
    func selfClient() async throws {
        try await withZoho { server, client in
            try server.change("self_client_code", ["code": "1000.self", "scopes": ["ZohoCRM.org.READ"]])
            server.advanceClock(by: .seconds(179))
            let answer = try await client.exchange("grant_type=authorization_code&code=1000.self")
            #expect(answer.json["refresh_token"] != nil)
            try server.change("self_client_code", ["code": "1000.late", "scopes": ["ZohoCRM.org.READ"]])
            server.advanceClock(by: .seconds(181))
            let late = try await client.exchange("grant_type=authorization_code&code=1000.late")
            #expect(late.error == "invalid_code")
        }
    }

    @Test("T-22: The 21st refresh token of a user ends the first one and its access tokens")
    func twentyFirstGrant() async throws {
        try await withZoho { server, client in
            for round in 1...20 {
                if round == 11 { server.advanceClock(by: .seconds(601)) }
                let back = try await client.consent()
                _ = try await client.exchange(
                    "grant_type=authorization_code&redirect_uri=http://127.0.0.1:9/back&code=\(back["code"] ?? "")")
            }
            let demo = try await client.get("/users?type=CurrentUser")
            #expect(demo.code == "INVALID_TOKEN")
            let refresh = try await client.refresh()
            #expect(refresh.error == "invalid_code")
        }
    }

    @Test("Sheet §3.3: Ten codes within 10 minutes are all that an app gets")
    func codeLimit() async throws {
        try await withZoho { server, client in
            for _ in 1...10 { _ = try await client.consent() }
            let more = try await client.consent()
            #expect(more.isEmpty)
        }
    }

    @Test("Sheet §3.3: Revoking a refresh token kills its access tokens; an unknown token is 400")
    func revoke() async throws {
        try await withZoho { server, client in
            let token = server.credentials.refreshToken ?? ""
            let done = try await client.send("POST", "/oauth/v2/token/revoke", form: "token=\(token)")
            #expect(done.status == 200 && done.json["status"] == "success")
            let call = try await client.get("/org")
            #expect(call.code == "INVALID_TOKEN")
            let again = try await client.send("POST", "/oauth/v2/token/revoke", form: "token=\(token)")
            #expect(again.status == 400)
        }
    }

    @Test("Sheet §11: No header, and a header that says Bearer, are AUTHENTICATION_FAILURE", arguments: ["", "Bearer"])
    func otherScheme(_ scheme: String) async throws {
        try await withZoho { server, client in
            var client = client
            client.scheme = scheme
            let answer = try await client.get("/org")
            #expect(answer.status == 401 && answer.code == "AUTHENTICATION_FAILURE")
        }
    }

    @Test("Sheet §11: An expired token is INVALID_TOKEN, or AUTHENTICATION_FAILURE", arguments: [false, true])
    func expired(_ isFailure: Bool) async throws {
        try await withZoho { server, client in
            try server.turn("dead_token_is_failure", .bool(isFailure))
            let answer = try await client.with(token: server.credentials.expiredAccessToken).get("/org")
            #expect(answer.status == 401 && answer.code == (isFailure ? "AUTHENTICATION_FAILURE" : "INVALID_TOKEN"))
        }
    }

    @Test("Sheet §1: Another data centre's API host refuses a good token, and its accounts host the app")
    func otherDataCenter() async throws {
        try await withZoho {
            $0.organization.dataCenter = .eu
        } _: { server, client in
            #expect(server.credentials.instanceURL == "https://www.zohoapis.eu")
            let wrong = try await client.get("/org", headers: ["Host": "www.zohoapis.com"])
            #expect(wrong.status == 401 && wrong.code == "INVALID_TOKEN")
            let sandbox = try await client.get("/org", headers: ["Host": "sandbox.zohoapis.eu"])
            #expect(sandbox.code == "INVALID_TOKEN", "a token is for one environment")
            let right = try await client.get("/org", headers: ["Host": "www.zohoapis.eu"])
            #expect(right.status == 200)
            let form = "grant_type=refresh_token&refresh_token=x&client_id=\(server.credentials.clientID ?? "")"
            let accounts = try await client.send(
                "POST", ZohoClient.tokenPath, form: form, headers: ["Host": "accounts.zoho.com"])
            #expect(accounts.status == 200 && accounts.error == "invalid_client")
        }
    }

    @Test("Sheet §1: The switches do the same where a test cannot set the host")
    func otherDataCenterBySwitch() async throws {
        try await withZoho { server, client in
            try server.turn("wrong_api_host")
            let call = try await client.get("/org")
            #expect(call.code == "INVALID_TOKEN")
            try server.turn("wrong_accounts_host")
            let refresh = try await client.refresh()
            #expect(refresh.status == 200 && refresh.error == "invalid_code")
        }
    }

    @Test("Sheet §3.1: scope and api_domain may be absent, and expires_in may be milliseconds beside expires_in_sec")
    func oddShapes() async throws {
        try await withZoho { server, client in
            for name in ["omit_scope", "omit_api_domain", "legacy_expiry"] { try server.turn(name) }
            let answer = try await client.refresh()
            #expect(answer.json["scope"] == nil && answer.json["api_domain"] == nil)
            #expect(answer.json["expires_in"] == 3_600_000 && answer.json["expires_in_sec"] == 3_600)
        }
    }

    @Test("Sheet §3.5: A missing scope is OAUTH_SCOPE_MISMATCH, 401 or 403", arguments: [401, 403])
    func scopes(_ status: Int) async throws {
        try await withZoho { server, client in
            try server.turn("scope_with_403", .bool(status == 403))
            try server.change(.withdrawScope("ZohoCRM.org.READ"))
            let answer = try await client.get("/org")
            #expect(answer.status == status && answer.code == "OAUTH_SCOPE_MISMATCH")
            let other = try await client.get("/users?type=CurrentUser")
            #expect(other.status == 200)
            let refresh = try await client.refresh()
            #expect(refresh.json["scope"]?.string?.contains("ZohoCRM.org.READ") == false)
        }
    }

    @Test("Sheet §3.4: The grant dies with the user who gave it")
    func deadUser() async throws {
        try await withZoho { server, client in
            try server.change(.deactivateUser(email: "ann@example.com"))
            let call = try await client.get("/org")
            #expect(call.code == "INVALID_TOKEN")
            let refresh = try await client.refresh()
            #expect(refresh.status == 200 && refresh.error == "invalid_code")
        }
    }

    @Test("Sheet §1: The accounts host tells where the others are; ca is at zohocloud")
    func serverInfo() async throws {
        try await withZoho { server, client in
            let answer = try await client.get("/oauth/serverinfo")
            #expect(answer.json["result"] == "success")
            #expect(answer.json["locations"]?["ca"] == "https://accounts.zohocloud.ca")
            #expect(answer.json["locations"]?["au"] == "https://accounts.zoho.com.au")
        }
    }
}
