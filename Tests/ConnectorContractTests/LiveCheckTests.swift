import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

/// Proves that the checks of real accounts work, without one.
@Suite("What is asked of a real account")
struct LiveCheckTests {
    @Test(
        "PREVIEW, I-24: Against a mock every check passes and writes nothing", arguments: Subject.all, LiveCheck.all)
    func againstMock(_ subject: Subject, check: LiveCheck) async throws {
        try await subject.run { session in
            let known = session.mock.credentials
            let token = try #require(known.staticToken ?? known.accessToken)
            let attributes = await session.tokens.credentials.attributes
            let key = LiveKey(token: Secret(token), attributes: attributes, origin: session.origin)
            try await subject.runLive(key) { try await check.run($0) }
            #expect(session.mock.journal.count > 0 && session.mock.journal.writes.isEmpty)
        }
    }

    @Test("A connector without a real account's token says which variable to set")
    func variableIsNamed() {
        #expect(LiveKey.tokenVariable(of: "hubspot") == "CRM_GATEWAY_LIVE_HUBSPOT_TOKEN")
    }
}
