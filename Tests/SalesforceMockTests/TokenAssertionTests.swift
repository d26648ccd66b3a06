import Foundation
import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: signed assertions and client credentials")
struct TokenAssertionTests {
    private static let grant = "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer"

    private struct Claims {
        var issuer: String
        var subject = "bob@acme-demo.example"
        var audience = "https://login.salesforce.com"
        var lifetime = 180.0

        func text(_ now: Date) -> String {
            let end = Int(now.timeIntervalSince1970 + lifetime)
            return #"{"iss":"\#(issuer)","sub":"\#(subject)","aud":"\#(audience)","exp":\#(end)}"#
        }
    }

    private func post(
        _ client: TokenClient, _ change: (inout Claims) -> Void = { _ in }, key: String? = nil
    ) async throws -> TokenClient.Answer {
        var claims = Claims(issuer: client.server.credentials.clientID ?? "")
        change(&claims)
        let assertion = try TokenSigner.assertion(
            claims: claims.text(client.server.clock.now),
            privateKey: key ?? client.server.credentials.privateKey ?? "")
        return try await client.send(
            "POST", TokenClient.token, form: "grant_type=\(Self.grant)&assertion=\(assertion)")
    }

    @Test("Sheet §2.3: an assertion for a user name opens that user's session, without refresh token and secret")
    func accepted() async throws {
        try await withSalesforce { _, client in
            let answer = try await post(client)
            #expect(answer.status == 200 && answer.json["refresh_token"] == nil)
            #expect(answer.json["scope"] == "api id openid")
            var bob = client
            bob.bearer = answer.json["access_token"]?.string
            let facts = try await bob.get("/services/oauth2/userinfo")
            #expect(facts.json["email"] == "bob@example.com")
            let domain = try await post(client) { $0.audience = "https://acme-demo.my.salesforce.com" }
            #expect(domain.status == 200)
        }
    }

    @Test(
        "Sheet §2.3: another key, audience, lifetime, e-mail or a user who did not agree is refused, each in its words")
    func refused() async throws {
        try await withSalesforce { server, client in
            let forged = try await post(client, key: try TokenSigner.makeKey())
            #expect(forged.status == 400 && forged.description == "invalid assertion")
            let audience = try await post(client) { $0.audience = "https://test.salesforce.com" }
            #expect(audience.description == "Audience validation failed")
            let past = try await post(client) { $0.lifetime = -10 }
            #expect(past.code == "invalid_grant" && past.description == "expired authorization code")
            let long = try await post(client) { $0.lifetime = 3_600 }
            #expect(long.description == "expired authorization code")
            let email = try await post(client) { $0.subject = "bob@example.com" }
            #expect(email.description == "user hasn't approved this consumer")
            let heidi = try await post(client) { $0.subject = "heidi@acme-demo.example" }
            #expect(heidi.description == "user hasn't approved this consumer")
            let frank = try await post(client) { $0.subject = "frank@acme-demo.example" }
            #expect(frank.description == "inactive user")
            let client2 = try await post(client) { $0.issuer = "nobody" }
            #expect(client2.code == "invalid_client_id")
            #expect(server.credentials.privateKey?.contains("PRIVATE KEY") == true)
        }
    }

    @Test("Sheet §1: client_credentials acts as the run-as user, and is refused on sign-in hosts")
    func clientCredentials() async throws {
        var seed = SalesforceSeed()
        seed.app.runAs = "erin@acme-demo.example"
        try await withSalesforce(seed) { server, client in
            let answer = try await client.exchange("grant_type=client_credentials")
            #expect(answer.status == 200 && answer.json["refresh_token"] == nil)
            #expect(answer.json["api_instance_url"] == "https://api.salesforce.com")
            try server.turn("loopback_is_login")
            let refused = try await client.exchange("grant_type=client_credentials")
            #expect(refused.status == 400 && refused.description == "request not supported on this domain")
        }
    }

    @Test("A sandbox has its own host, sign-in host and quota")
    func sandbox() async throws {
        try await withSalesforce(profile: .sandbox) { server, client in
            #expect(server.credentials.instanceURL == "https://acme-demo--uat.sandbox.my.salesforce.com")
            let answer = try await client.refresh(server.credentials.refreshToken)
            #expect(answer.json["id"]?.string?.hasPrefix("https://test.salesforce.com/id/") == true)
            let call = try await client.get(TokenClient.version + "/sobjects")
            #expect(call.headers["sforce-limit-info"]?.hasSuffix("/5000000") == true)
        }
    }
}
