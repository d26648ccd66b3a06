import ConnectorKit
import ConnectorScripting
import Testing
import ZohoConnector

@Suite("Zoho: whose a key is")
struct IdentityTests {
    static let user =
        #"{"users":[{"id":"111133000000057662","email":"Ann@Example.com","full_name":"Ann Lee","status":"active","#
        + #""confirm":true,"profile":{"name":"Administrator","id":"1"},"offset":7200000}],"info":{"count":1}}"#
    static let org =
        #"{"org":[{"id":"4150868000000225001","zgid":"60012345678","company_name":"Acme","type":"production","#
        + #""license_details":{"paid":true,"paid_type":"enterprise"}}]}"#

    @Test("SYNC-15: Account, environment and user are told in two calls that read")
    func identity() async throws {
        let transport = try ScriptedTransport(.json(Self.user), .json(Self.org))
        let identity = try await transport.reading.identify()
        #expect(
            identity
                == CRMIdentity(
                    account: "4150868000000225001", accountName: "Acme", environment: "production",
                    user: "111133000000057662", userEmail: "ann@example.com", scopes: nil))
        #expect(await transport.targets == ["GET /crm/v8/users?type=CurrentUser", "GET /crm/v8/org"])
        #expect(await transport.requests.allSatisfy { $0.origin?.host == "www.zohoapis.eu" && $0.isIdempotent })
    }

    @Test("An id that came as a number is the same id")
    func numbers() async throws {
        let transport = try ScriptedTransport(
            .json(#"{"users":[{"id":4150868000000225013,"email":null}]}"#), .json(#"{"org":[{"zgid":60012345678}]}"#))
        let identity = try await transport.reading.identify()
        #expect(identity.user == "4150868000000225013" && identity.account == "60012345678")
        #expect(identity.userEmail == nil && identity.environment == nil)
    }

    @Test("An answer without a user or an organization is malformed")
    func missing() async throws {
        for script: [HTTPResponse] in [
            [.none], [.json(#"{"users":[]}"#)], [.json(Self.user), .none], [.json(Self.user), .json(#"{"org":[{}]}"#)],
            [.json(Self.user), .json("[]")], [.html(200)],
        ] {
            let transport = try ScriptedTransport(script)
            let error = await failure { () throws(ConnectorError) in try await transport.reading.identify() }
            #expect(error?.kind == .malformed)
        }
    }

    @Test("A dead token is unauthenticated, asked once")
    func dead() async throws {
        let transport = try ScriptedTransport(.refusal(401, "INVALID_TOKEN"))
        let error = await failure { () throws(ConnectorError) in try await transport.reading.identify() }
        #expect(error?.kind == .unauthenticated && error?.vendor?.status == 401)
        #expect(await transport.requests.count == 1)
    }

    @Test("There are no record types and no visibility to grant")
    func facets() throws {
        let transport = try ScriptedTransport()
        #expect(transport.reading.recordTypes == nil && transport.writing.fieldVisibility == nil)
    }
}
