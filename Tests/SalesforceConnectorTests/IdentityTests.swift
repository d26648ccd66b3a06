import ConnectorKit
import ConnectorScripting
import SalesforceConnector
import Testing

@Suite("Salesforce: identity")
struct IdentityTests {
    static func user(host: String = "acme-demo.my.salesforce.com", isActive: Bool = true) -> HTTPResponse {
        .json(
            #"{"user_id":"005QH000002adMn","organization_id":"00DQH000001exAm","email":"Dana.Admin@Acme.example","#
                + #""preferred_username":"admin@acme.example","active":\#(isActive),"user_type":"STANDARD","address":{},"#
                + #""urls":{"rest":"https://\#(host)/services/data/v{version}/","custom_domain":"https://\#(host)"}}"#)
    }

    static func versions(_ names: String...) -> HTTPResponse {
        let entries = names.map { #"{"label":"Spring ’26","url":"/services/data/v\#($0)","version":"\#($0)"}"# }
        return .json("[\(entries.joined(separator: ","))]")
    }

    @Test("Account, user, email and environment in two calls that aren't counted; ids of 18 characters")
    func production() async throws {
        let transport = try ScriptedTransport(Self.user(), Self.versions("65.0", "66.0", "67.0"))
        let identity = try await transport.reading.identify()
        #expect(identity.account == "00DQH000001exAm2AI" && identity.user == "005QH000002adMnYAI")
        #expect(identity.userEmail == "dana.admin@acme.example" && identity.environment == "production")
        #expect(await transport.requests.map(\.target) == ["/services/oauth2/userinfo", "/services/data"])
        #expect(await transport.operations == ["salesforce.user.read", "salesforce.versions.list"])
    }

    @Test(
        "A sandbox is told by its host",
        arguments: [
            ("acme--uat.sandbox.my.salesforce.com", "sandbox"), ("acme--uat.my.salesforce.com", "sandbox"),
            ("cs42.salesforce.com", "sandbox"), ("na1.salesforce.com", "production"),
            ("acme-dev-ed.develop.my.salesforce.com", "production"), ("localhost:8080", "production"),
        ])
    func environments(host: String, environment: String) async throws {
        let transport = try ScriptedTransport(Self.user(host: host), Self.versions("66.0"))
        #expect(try await transport.reading.identify().environment == environment)
    }

    @Test("An org without the pinned version is unsupported, and the message names the versions that it lists")
    func version() async throws {
        let transport = try ScriptedTransport(Self.user(), Self.versions("64.0", "65.0"))
        let error = await failure { () throws(ConnectorError) in try await transport.reading.identify() }
        #expect(error?.kind == .unsupported && error?.operation == "salesforce.versions.list")
        #expect(error?.message.contains("v66.0") == true && error?.message.contains("v64.0, v65.0") == true)
    }

    @Test("A dead token is told by userinfo with 403 and a word of text")
    func dead() async throws {
        let transport = try ScriptedTransport(
            HTTPResponse(
                status: 403, headers: ["Content-Type": "text/html"], body: Array("Bad_OAuth_Token".utf8)))
        let error = await failure { () throws(ConnectorError) in try await transport.reading.identify() }
        #expect(error?.kind == .unauthenticated)
    }

    @Test("An inactive user's key is forbidden; an answer without the account is malformed")
    func refused() async throws {
        let inactive = try ScriptedTransport(Self.user(isActive: false))
        let first = await failure { () throws(ConnectorError) in try await inactive.reading.identify() }
        #expect(first?.kind == .forbidden)
        let odd = try ScriptedTransport(.json(#"{"user_id":"005QH000002adMnYAI"}"#))
        let second = await failure { () throws(ConnectorError) in try await odd.reading.identify() }
        #expect(second?.kind == .malformed)
    }
}
