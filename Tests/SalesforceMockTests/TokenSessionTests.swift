import Foundation
import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: sessions")
struct TokenSessionTests {
    private let describe = TokenClient.version + "/sobjects/Opportunity/describe"

    private func isDead(_ answer: TokenClient.Answer) -> Bool {
        answer.status == 401
            && answer.text == #"[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]"#
    }

    @Test("Sheet §2.7: unknown, expired and revoked tokens are one and the same 401, a list of errors")
    func dead() async throws {
        try await withSalesforce { server, client in
            var client = client
            for token in ["nobody", server.credentials.expiredAccessToken ?? ""] {
                client.bearer = token
                let answer = try await client.get(describe)
                #expect(isDead(answer))
            }
            client.bearer = server.credentials.accessToken
            try server.change(.revokeToken(server.credentials.accessToken ?? ""))
            let revoked = try await client.get(describe)
            #expect(isDead(revoked))
        }
    }

    @Test("Sheet §16.2: sessions end by clock when idle, by a count of requests, and on demand")
    func expiry() async throws {
        let clock = MockClock(standingAt: Date(timeIntervalSince1970: 1_795_000_000))
        try await withSalesforce(clock: clock) { server, client in
            clock.advance(by: .seconds(7_100))
            let used = try await client.get(describe)
            clock.advance(by: .seconds(7_100))
            let prolonged = try await client.get(describe)
            #expect(used.status == 200 && prolonged.status == 200)
            clock.advance(by: .seconds(7_300))
            let idle = try await client.get(describe)
            #expect(isDead(idle))
            var fresh = client
            fresh.bearer = try await client.refresh(server.credentials.refreshToken).json["access_token"]?.string
            try server.turn("session_requests", 2)
            var statuses: [Int] = []
            for _ in 0..<3 { statuses.append(try await fresh.get(describe).status) }
            #expect(statuses == [200, 200, 401])
            try server.turn("session_requests", 0)
            fresh.bearer = try await client.refresh(server.credentials.refreshToken).json["access_token"]?.string
            try server.change(.vendorSpecific("expire_access_tokens", [:]))
            let ended = try await fresh.get(describe)
            #expect(isDead(ended))
        }
    }

    @Test("Sheet §2.7: a policy block is a 401 that no refresh mends, with another message")
    func policyBlock() async throws {
        try await withSalesforce { server, client in
            try server.turn("block_session")
            let blocked = try await client.get(describe)
            #expect(blocked.status == 401)
            #expect(blocked.json[0]?["message"] == "This session is not valid for use with the REST API")
            var fresh = client
            fresh.bearer = try await client.refresh(server.credentials.refreshToken).json["access_token"]?.string
            let again = try await fresh.get(describe)
            #expect(again.status == 401)
        }
    }

    @Test("A deactivated user's session is over, and a user without API Enabled gets API_DISABLED_FOR_ORG")
    func userRights() async throws {
        try await withSalesforce(seedWithSessions()) { server, _ in
            let bob = TokenClient(server, bearer: "bobs")
            try server.change(
                .vendorSpecific(
                    "set_permission", ["profile": "Sales User", "permission": "ApiEnabled", "value": false]))
            let disabled = try await bob.get(describe)
            #expect(disabled.status == 403 && disabled.code == "API_DISABLED_FOR_ORG")
            try server.change(.deactivateUser(email: "bob@example.com"))
            let ended = try await bob.get(describe)
            #expect(isDead(ended))
        }
    }
}
