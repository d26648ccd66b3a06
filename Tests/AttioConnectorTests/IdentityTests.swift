import AttioConnector
import ConnectorKit
import ConnectorScripting
import Testing

@Suite("Attio: who a key is")
struct IdentityTests {
    static let live =
        #"{"active":true,"scope":"object_configuration:read-write user_management:read","client_id":"3b9d6c14","#
        + #""token_type":"Bearer","exp":null,"iat":1672585200,"sub":"14beef7a-99f7-4534-a87e-70b564330a4c","#
        + #""iss":"attio.com","authorized_by_workspace_member_id":"50cf242c-7fa3-4cad-87d0-75b1af71c57b","#
        + #""workspace_id":"14beef7a-99f7-4534-a87e-70b564330a4c","workspace_name":"Salarya","#
        + #""workspace_slug":"salarya","workspace_logo_url":null,"token_level":"workspace"}"#

    @Test("SYNC-15: one call tells the workspace, the scopes and who made the key")
    func live() async throws {
        let transport = try ScriptedTransport(.json(Self.live))
        let identity = try await transport.reading.identify()
        #expect(identity.account == "14beef7a-99f7-4534-a87e-70b564330a4c" && identity.accountName == "Salarya")
        #expect(identity.user == "50cf242c-7fa3-4cad-87d0-75b1af71c57b" && identity.environment == nil)
        #expect(identity.scopes == ["object_configuration:read-write", "user_management:read"])
        let request = try #require(await transport.requests.first)
        #expect(request.method == .get && request.target == "/v2/self")
        #expect(await transport.requests.count == 1)
    }

    @Test("F-A5: a dead key is answered with 200 and is unauthenticated all the same, never to be asked again")
    func dead() async throws {
        let transport = try ScriptedTransport(
            .json(200, #"{"active":false}"#, headers: ["x-attio-execution-id": "exec-4711"]))
        let error = await failure { () throws(ConnectorError) in try await transport.reading.identify() }
        #expect(error?.kind == .unauthenticated && error?.retry == .never)
        #expect(error?.vendor?.status == 200 && error?.vendor?.requestID == "exec-4711")
        #expect(error?.message.contains("revoked") == true)
    }

    @Test("A dead key is dead though the answer still names its workspace")
    func deadWithNames() async throws {
        let transport = try ScriptedTransport(
            .json(#"{"active":false,"workspace_id":"14beef7a-99f7-4534-a87e-70b564330a4c"}"#))
        let error = await failure { () throws(ConnectorError) in try await transport.reading.identify() }
        #expect(error?.kind == .unauthenticated)
    }

    @Test("Any other answer may say \"active\": false without being a failure")
    func otherAnswers() {
        let request = HTTPRequest(operation: "attio.records.get", method: .get, path: "/v2/objects/deals/records/1")
        #expect(AttioConnector.failure(in: .json(#"{"active":false}"#), to: request) == nil)
    }

    @Test("Only \"active\" is promised: the rest may be left out, but for the workspace")
    func sparse() async throws {
        let transport = try ScriptedTransport(
            .json(#"{"active":true,"workspace_id":"w-1"}"#), .json(#"{"active":true}"#))
        let identity = try await transport.reading.identify()
        #expect(identity == CRMIdentity(account: "w-1"))
        let error = await failure { () throws(ConnectorError) in try await transport.reading.identify() }
        #expect(error?.kind == .malformed)
    }

    @Test(
        "T-29: an answer that is none is malformed",
        arguments: [#"{"active":"yes"}"#, "[]", "{}", "<html>", #"{"active":null}"#])
    func nonsense(body: String) async throws {
        let transport = try ScriptedTransport(.json(body))
        let error = await failure { () throws(ConnectorError) in try await transport.reading.identify() }
        #expect(error?.kind == .malformed && error?.retry == .never)
    }
}
