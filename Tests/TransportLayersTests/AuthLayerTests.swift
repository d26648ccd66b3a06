import ConnectorKit
import Testing

@testable import TransportLayers

@Suite("Auth layer", .timeLimit(.minutes(1)))
struct AuthLayerTests {
    /// Refuses every token but the second generation's.
    private func strict() -> FakeTransport {
        FakeTransport { request, _ in
            request.headers["Authorization"] == "Bearer token-2"
                ? .status(200) : .error(.unauthenticated, status: 401)
        }
    }

    private func send(
        _ request: HTTPRequest = .toyRead(), by tokens: any TokenSource, over base: FakeTransport
    ) async -> Result<HTTPResponse, ConnectorError> {
        await LayeredTransport(AuthLayer(tokens: tokens), around: base).outcome(of: request)
    }

    private func kind(_ result: Result<HTTPResponse, ConnectorError>) -> ConnectorErrorKind? {
        guard case .failure(let error) = result else { return nil }
        return error.kind
    }

    @Test("SYNC-12: a refused token is renewed once and the request resent once, even a create")
    func renewsAndResends() async throws {
        let tokens = ToyTokens()
        let base = strict()
        let response = try await send(.toyCreate(), by: tokens, over: base).get()
        #expect(response.status == 200)
        #expect(base.requests.map { $0.headers["Authorization"] } == ["Bearer token-1", "Bearer token-2"])
        #expect(await tokens.refreshes == 1)
    }

    @Test("I-01: 200 callers with an expired token share one refresh, and nobody fails")
    func sharesRefresh() async {
        let tokens = ToyTokens()
        let base = strict()
        let answered = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask { (try? await send(by: tokens, over: base).get().status) == 200 }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(answered == 200)
        #expect(await tokens.refreshes == 1)
    }

    @Test("A token that is refused again after its renewal is not renewed twice")
    func neverTwice() async {
        let tokens = ToyTokens()
        let base = FakeTransport(answers: .error(.unauthenticated, status: 401))
        #expect(kind(await send(by: tokens, over: base)) == .unauthenticated)
        #expect(base.requests.count == 2)
        #expect(await tokens.refreshes == 1)
    }

    @Test("A 403 that the connector reads as a dead token is renewed once, as a 401 is")
    func renewsAfterForbiddenToken() async throws {
        let tokens = ToyTokens()
        let base = FakeTransport { request, _ in
            request.headers["Authorization"] == "Bearer token-2"
                ? .status(200) : .error(.unauthenticated, status: 403)
        }
        let response = try await send(by: tokens, over: base).get()
        #expect(response.status == 200)
        #expect(await tokens.refreshes == 1)
    }

    @Test("T-14: unauthenticated without a 401 is not resent: the request may have been acted upon")
    func resendsAfter401Alone() async {
        let tokens = ToyTokens()
        let base = FakeTransport(answers: .error(.unauthenticated, status: 400))
        #expect(kind(await send(.toyCreate(), by: tokens, over: base)) == .unauthenticated)
        #expect(base.requests.count == 1)
        #expect(await tokens.refreshes == 0)
    }

    @Test("Other failures pass without a renewal", arguments: [ConnectorErrorKind.forbidden, .unavailable, .invalid])
    func passesOthers(_ expected: ConnectorErrorKind) async {
        let tokens = ToyTokens()
        let base = FakeTransport(answers: .error(expected, status: 401))
        #expect(kind(await send(by: tokens, over: base)) == expected)
        #expect(await tokens.refreshes == 0)
    }

    @Test("Where nothing newer is to be had, the CRM's own refusal is thrown")
    func fixedTokens() async {
        let base = FakeTransport(answers: .error(.unauthenticated, status: 401))
        let result = await send(by: FixedTokenSource(ToyAuthorizer(token: "token-1")), over: base)
        guard case .failure(let error) = result else { return #expect(Bool(false)) }
        #expect(error.vendor?.status == 401)
        #expect(base.requests.count == 1)
    }

    @Test("An authorizer without a token asks for a renewal before anything is sent")
    func renewsBeforeSending() async throws {
        let base = FakeTransport(answers: .status(200))
        let response = try await send(by: EmptyAtFirst(), over: base).get()
        #expect(response.status == 200)
        #expect(base.requests.map { $0.headers["Authorization"] } == ["Bearer fresh"])
    }

    @Test("T-19: the source is asked for each call, so that an ended key is refused")
    func asksEachTime() async {
        let base = FakeTransport(answers: .status(200))
        let result = await send(by: EndedKey(), over: base)
        #expect(kind(result) == .forbidden)
        #expect(base.requests.isEmpty)
    }

    private struct EmptyAtFirst: TokenSource {
        func current() async throws(ConnectorError) -> AuthorizedSession {
            AuthorizedSession(generation: 0, authorizer: ToyAuthorizer(token: nil))
        }
        func renewed(after session: AuthorizedSession) async throws(ConnectorError) -> AuthorizedSession {
            AuthorizedSession(generation: 1, authorizer: ToyAuthorizer(token: "fresh"))
        }
    }

    private struct EndedKey: TokenSource {
        func current() async throws(ConnectorError) -> AuthorizedSession {
            throw ConnectorError(.forbidden, operation: "toy.things.read", message: "the key was ended")
        }
        func renewed(after session: AuthorizedSession) async throws(ConnectorError) -> AuthorizedSession {
            session
        }
    }
}
