import ConnectorKit
import ConnectorScripting
import Foundation
import HubSpotConnector
import Testing

@Suite("HubSpot: identity")
struct IdentityTests {
    static let account = HTTPResponse.json(
        #"{"portalId":123456,"accountType":"STANDARD","timeZone":"US/Eastern","uiDomain":"app.hubspot.com"}"#)
    static let token = HTTPResponse.json(
        #"{"userId":222222,"hubId":123456,"appId":999,"scopes":["oauth","crm.objects.deals.read"]}"#)

    @Test("A static token: account, environment, maker and scopes in two calls")
    func staticToken() async throws {
        let transport = try ScriptedTransport(Self.account, Self.token)
        let identity = try await transport.reading.identify()
        #expect(identity.account == "123456" && identity.environment == "STANDARD" && identity.user == "222222")
        #expect(identity.scopes == ["oauth", "crm.objects.deals.read"])
        #expect(await transport.operations == ["hubspot.account.read", "hubspot.token.describe"])
        let requests = await transport.requests
        #expect(requests[0].target == "/account-info/2026-09/details" && requests[0].body == nil)
        #expect(requests[1].target == "/oauth/v2/private-apps/get/access-token-info")
        #expect(requests[1].json == ["tokenKey": "pat-na1-canary-static"])
    }

    @Test("An OAuth grant: one call, the scopes are left to the token answer")
    func oauth() async throws {
        let transport = try ScriptedTransport(Self.account, credentials: .oauth)
        let identity = try await transport.reading.identify()
        #expect(identity.account == "123456" && identity.scopes == nil && identity.user == nil)
        #expect(await transport.operations == ["hubspot.account.read"])
    }

    @Test("A portal's name is told where HubSpot tells it")
    func named() async throws {
        let account = HTTPResponse.json(#"{"portalId":1,"accountType":"SANDBOX","portalName":"Acme"}"#)
        let identity = try await ScriptedTransport(account, credentials: .oauth).reading.identify()
        #expect(identity.accountName == "Acme" && identity.environment == "SANDBOX")
    }

    @Test("A refusal to describe the token leaves the scopes unknown", arguments: [400, 401, 403, 404])
    func undescribed(status: Int) async throws {
        let identity = try await ScriptedTransport(Self.account, .html(status)).reading.identify()
        #expect(identity.account == "123456" && identity.scopes == nil)
    }

    @Test("A dead token is found by the first call; a passing failure of the second is passed on")
    func failures() async throws {
        let dead = try ScriptedTransport(.json(401, #"{"category":"INVALID_AUTHENTICATION"}"#))
        #expect(
            await failure { () throws(ConnectorError) in try await dead.reading.identify() }?.kind == .unauthenticated)
        let down = try ScriptedTransport(Self.account, .html(503))
        #expect(await failure { () throws(ConnectorError) in try await down.reading.identify() }?.kind == .unavailable)
    }

    @Test("SYNC-15: two accounts for one token are not believed")
    func twoAccounts() async throws {
        let transport = try ScriptedTransport(Self.account, .json(#"{"hubId":7,"scopes":[]}"#))
        #expect(
            await failure { () throws(ConnectorError) in try await transport.reading.identify() }?.kind == .malformed)
    }
}
