import ConnectorKit
import ConnectorScripting
import SalesforceConnector
import Testing

@Suite("Salesforce: owners of a sandbox")
struct SandboxOwnersTests {
    private static let sandbox = IdentityTests.user(host: "acme--uat.sandbox.my.salesforce.com")

    @Test("Known as a sandbox, it is asked for both forms at once, and the plain email is told")
    func known() async throws {
        let transport = try ScriptedTransport(
            Self.sandbox, IdentityTests.versions("66.0"),
            .json(OwnersTests.page([OwnersTests.user(1, "rep@x.io.invalid"), OwnersTests.user(2, "dev@x.io")])))
        let reading = transport.reading
        _ = try await reading.identify()
        let found = try await reading.owners(withEmails: ["rep@x.io", "dev@x.io"])
        #expect(found.map(\.email) == ["rep@x.io", "dev@x.io"])
        let target = await transport.requests.last?.target
        #expect(target?.contains("rep%40x.io.invalid") == true && target?.contains("%27rep%40x.io%27") == true)
    }

    @Test("Not known yet, userinfo tells, and only for those who weren't found")
    func unknown() async throws {
        let transport = try ScriptedTransport(
            .json(OwnersTests.page([OwnersTests.user(2, "dev@x.io")])), Self.sandbox,
            .json(OwnersTests.page([OwnersTests.user(1, "rep@x.io.invalid")])))
        let found = try await transport.reading.owners(withEmails: ["rep@x.io", "dev@x.io"])
        #expect(found.map(\.email) == ["dev@x.io", "rep@x.io"])
        let targets = await transport.requests.map(\.target)
        #expect(targets[1] == "/services/oauth2/userinfo" && !targets[2].contains("dev%40x.io"))
    }

    @Test("A production org is never asked for such forms")
    func production() async throws {
        let transport = try ScriptedTransport(
            .json(OwnersTests.page()), IdentityTests.user(), .json(OwnersTests.page()))
        let reading = transport.reading
        #expect(try await reading.owners(withEmails: ["rep@x.io"]).isEmpty)
        #expect(try await reading.owners(withEmails: ["rep@x.io"]).isEmpty)
        let targets = await transport.requests.map(\.target)
        #expect(targets.count == 3 && !targets.contains { $0.contains("invalid") })
    }
}
