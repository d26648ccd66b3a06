import ConnectorKit
import ConnectorTestKit
import Foundation
import MockKit
import Testing

@Suite("Tokens and refresh")
struct RefreshContract {
    /// RFC 7636, appendix B.
    private static let verifier = Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    private static let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"

    @Test(
        "SYNC-12: An expired token is refreshed once, and the call succeeds", arguments: Subject.all)
    func expiredIsRefreshed(_ subject: Subject) async throws {
        try subject.needs(.refresh)
        try await subject.run(.with { $0.key = .expiredGrant }) { session in
            _ = try await session.refused("an expired token") { try await session.reading.identify() }
            #expect(session.calls(of: session.operations.token) == 1)
            #expect(await session.tokens.generation == 2)
            _ = try await session.reading.identify()
            #expect(session.calls(of: session.operations.token) == 1)
        }
    }

    @Test(
        "SYNC-12: A token that ends while it is in use is refreshed", arguments: Subject.all)
    func endsInUse(_ subject: Subject) async throws {
        try subject.needs(.refresh)
        try await subject.run { session in
            _ = try await session.reading.identify()
            session.clock.advance(by: .seconds(7 * 86_400))
            _ = try await session.refused("an expired token") { try await session.reading.identify() }
            #expect(session.calls(of: session.operations.token) == 1)
        }
    }

    @Test(
        "SYNC-12, I-01: 200 callers of an expired grant cause one refresh, and nobody fails", arguments: Subject.all)
    func manyWaitForOne(_ subject: Subject) async throws {
        try subject.needs(.refresh)
        let options = SessionOptions.with {
            $0.key = .expiredGrant
            $0.variant = .unlimited
        }
        try await subject.run(options) { session in
            let accounts = try await session.refused("an expired token") {
                try await withThrowingTaskGroup(of: CRMAccountID.self) { group in
                    for _ in 0..<200 { group.addTask { try await session.reading.identify().account } }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
            }
            #expect(accounts.count == 200 && Set(accounts).count == 1)
            #expect(session.calls(of: session.operations.token) == 1)
            #expect(await session.tokens.generation == 2)
        }
    }

    @Test(
        "SYNC-12, I-03: A rotated refresh token is kept, and the old one is never sent again", arguments: Subject.all)
    func rotationIsKept(_ subject: Subject) async throws {
        try subject.needs(.refreshRotation)
        let options = SessionOptions.with {
            $0.key = .expiredGrant
            $0.variant = .rotating
        }
        try await subject.run(options) { session in
            var seen: Set<Secret?> = [await session.tokens.credentials.refreshToken]
            for round in 1...3 {
                _ = try await session.refused("an expired token") { try await session.reading.identify() }
                #expect(session.calls(of: session.operations.token) == round)
                #expect(seen.insert(await session.tokens.credentials.refreshToken).inserted)
                session.clock.advance(by: .seconds(7 * 86_400))
            }
        }
    }

    @Test("SYNC-12: Without rotation the refresh token stays", arguments: Subject.all)
    func unrotatedStays(_ subject: Subject) async throws {
        try subject.needs(.refresh)
        try await subject.run(.with { $0.key = .expiredGrant }) { session in
            let before = await session.tokens.credentials.refreshToken
            _ = try await session.refused("an expired token") { try await session.reading.identify() }
            #expect(await session.tokens.credentials.refreshToken == before && before != nil)
        }
    }

    @Test(
        "F-A5: A dead grant is unauthenticated, asked once, and not taken for the app's fault", arguments: Subject.all)
    func deadGrant(_ subject: Subject) async throws {
        try subject.needs(.refresh)
        try await subject.run(.with { $0.key = .expiredGrant }) { session in
            try session.mock.change(.uninstallApp)
            let error = try await session.refused("a dead grant") {
                try await #require(throws: ConnectorError.self) { _ = try await session.reading.identify() }
            }
            #expect(error.kind == .unauthenticated && error.retry == .never)
            #expect(session.calls(of: session.operations.token) == 1)
            #expect(await session.tokens.generation == 1)
        }
    }

    @Test(
        "F-A3, I-19: A wrong client secret is invalid: the grant is not dead", arguments: Subject.all)
    func wrongClientSecret(_ subject: Subject) async throws {
        try subject.needs(.refresh)
        try await subject.run { session in
            let good = try #require(session.app)
            let app = OAuthApp(
                clientID: good.clientID, clientSecret: Secret("not-the-secret-of-this-app"),
                redirectURI: good.redirectURI)
            let error = try await session.refused("a wrong client secret") {
                try await #require(throws: ConnectorError.self) { try await refresh(session, app: app) }
            }
            #expect(error.kind == .invalid && error.retry == .never)
        }
    }

    @Test(
        "F-A4: A refresh that the CRM can't serve now leaves the grant as it was", arguments: Subject.all)
    func refreshUnavailable(_ subject: Subject) async throws {
        try subject.needs(.refresh)
        try await subject.run(.with { $0.key = .expiredGrant }) { session in
            session.inject(.status(503), on: session.operations.token, times: nil)
            let error = try await session.refused("an expired token") {
                try await #require(throws: ConnectorError.self) { _ = try await session.reading.identify() }
            }
            #expect([.unavailable, .outcomeUnknown].contains(error.kind))
            session.mock.clearFaults()
            _ = try await session.refused("an expired token") { try await session.reading.identify() }
            #expect(await session.tokens.generation == 2)
        }
    }

    @Test(
        "T-14, I-03: A refresh whose answer was lost is repeated only where that does no harm", arguments: Subject.all)
    func lostRefresh(_ subject: Subject) async throws {
        try subject.needs(.refresh)
        try await subject.run(.with { $0.key = .expiredGrant }) { session in
            session.inject(.lostAnswer, on: session.operations.token)
            let result = await session.refused("an expired token") {
                await outcome { try await session.reading.identify() }
            }
            let isSafe = subject.descriptor.refresh == .replaySafe
            #expect((result == nil) == isSafe)
            #expect(session.calls(of: session.operations.token) == (isSafe ? 2 : 1))
        }
    }

    @Test(
        "SEC-7: A token answer that is none is malformed, and the grant stays", arguments: Subject.all)
    func nonsenseTokenAnswer(_ subject: Subject) async throws {
        try subject.needs(.refresh)
        for fault in [Fault.html(), .wrongType, .deeplyNested(levels: 10_000)] {
            try await subject.run(.with { $0.key = .expiredGrant }) { session in
                session.inject(fault, on: session.operations.token, times: nil)
                let kind = await session.refused("an expired token") {
                    await outcome { try await session.reading.identify() }
                }
                #expect(kind == .malformed, "after \(fault.name)")
                #expect(await session.tokens.generation == 1)
            }
        }
    }

    @Test(
        "T-38: A code is exchanged for a grant that works, with PKCE where the CRM has it", arguments: Subject.all)
    func codeIsExchanged(_ subject: Subject) async throws {
        try subject.needs(.consent)
        try await subject.run { session in
            let credentials = try await exchange(try await consent(session), session)
            #expect(credentials.accessToken?.isEmpty == false)
            #expect((credentials.refreshToken != nil) == (subject.descriptor.refresh != .none))
            let authorizer = try subject.connector.authorizer(for: credentials, override: session.origin)
            let asked = try authorizer.authorize(
                HTTPRequest(operation: "contract.probe.read", method: .get, path: "/"))
            #expect(asked.origin == session.origin)
        }
    }

    @Test("T-38: A code is good once", arguments: Subject.all)
    func codeIsGoodOnce(_ subject: Subject) async throws {
        try subject.needs(.consent)
        try await subject.run { session in
            let callback = try await consent(session)
            _ = try await exchange(callback, session)
            let kind = await session.refused("a spent code") { await outcome { try await exchange(callback, session) } }
            #expect(kind == .invalid)
        }
    }

    @Test("SEC-2: The consent page's address carries no secret", arguments: Subject.all)
    func consentHoldsNoSecret(_ subject: Subject) async throws {
        try subject.needs(.consent)
        try await subject.run { session in
            let app = try #require(session.app)
            let flow = try flow(of: subject)
            let url = flow.authorizationURL(
                app: app, state: "state-1", challenge: RefreshContract.challenge, override: nil)
            #expect(url.contains(app.clientID) && url.contains("state-1"))
            #expect(SecretSearch(await session.secrets()).hits(in: [url]).isEmpty)
            let host = try #require(URLComponents(string: url)?.host)
            #expect(subject.descriptor.owns(host: host))
        }
    }

    @Test(
        "SYNC-13: A revoked grant is of no more use; revoking it again is known as done", arguments: Subject.all)
    func revocation(_ subject: Subject) async throws {
        try subject.needs(.revocation)
        try await subject.run(.with { $0.key = .grant }) { session in
            let flow = try flow(of: subject)
            let credentials = await session.tokens.credentials
            let made = try flow.revokeRequest(app: session.app, credentials: credentials, override: session.origin)
            let request = try #require(made)
            _ = try await session.tokenTransport.send(request)
            let kind = await session.refused("a revoked grant") {
                await outcome {
                    guard subject.has(.refresh) else { return _ = try await session.reading.identify() }
                    try await refresh(session, app: session.app)
                }
            }
            #expect(kind == .unauthenticated)
            let again = await session.refused("a revoked grant") {
                await outcome { try await session.tokenTransport.send(request) }
            }
            #expect(again == nil || again == .notFound)
        }
    }

    @Test("A static token is never refreshed", arguments: Subject.all)
    func staticIsNotRefreshed(_ subject: Subject) async throws {
        try subject.needs(.staticTokens)
        try await subject.run(.with { $0.key = .staticToken }) { session in
            let request = try subject.connector.oauth?.refreshRequest(
                app: session.app, credentials: await session.tokens.credentials, at: .now, override: session.origin)
            #expect(request == nil)
        }
    }

    @Test(
        "SEC-4, T-09: Token requests go to the vendor's hosts, fresh, and show only named fields",
        arguments: Subject.all)
    func tokenRequestsAreGuarded(_ subject: Subject) async throws {
        try subject.needs(.refresh)
        try await subject.run { session in
            let made = try subject.connector.oauth?.refreshRequest(
                app: session.app, credentials: await session.tokens.credentials, at: .now, override: nil)
            let request = try #require(made)
            #expect(request.origin.map { subject.descriptor.owns(host: $0.host) } == true)
            #expect(request.needsFreshConnection && request.showableFields != nil)
            #expect(request.query.isEmpty)
            #expect(request.isIdempotent == (subject.descriptor.refresh == .replaySafe))
        }
    }

    private func refresh(_ session: SubjectSession, app: OAuthApp?) async throws {
        let made = try session.subject.connector.oauth?.refreshRequest(
            app: app, credentials: await session.tokens.credentials, at: .now, override: session.origin)
        _ = try await session.tokenTransport.send(try #require(made))
    }

    /// Opens the consent page, which the mock grants at once, and reads the redirect.
    private func consent(_ session: SubjectSession) async throws -> AuthorizationCallback {
        let flow = try flow(of: session.subject)
        let url = flow.authorizationURL(
            app: try #require(session.app), state: "state-1", challenge: RefreshContract.challenge,
            override: session.origin)
        let parts = try #require(URLComponents(string: url))
        let query = (parts.queryItems ?? []).map { ConnectorKit.QueryItem($0.name, $0.value ?? "") }
        let redirect = try await session.browse(parts.path, query: query)
        let items = URLComponents(string: redirect)?.queryItems ?? []
        #expect(items.first { $0.name == "state" }?.value == "state-1")
        var others: [String: String] = [:]
        for item in items where item.name != "code" && item.name != "state" { others[item.name] = item.value }
        let code = try #require(items.first { $0.name == "code" }?.value)
        return AuthorizationCallback(code: Secret(code), parameters: others)
    }

    private func exchange(_ callback: AuthorizationCallback, _ session: SubjectSession) async throws -> Credentials {
        let flow = try flow(of: session.subject)
        let request = try flow.exchangeRequest(
            app: try #require(session.app), callback: callback, verifier: RefreshContract.verifier,
            override: session.origin)
        let answer = try await session.tokenTransport.send(request)
        return try flow.credentials(from: answer, previous: nil, at: session.clock.wallClock)
    }
}

/// The subject's ways to tokens.
func flow(of subject: Subject) throws -> any OAuthFlow {
    let flow = subject.connector.oauth
    return try #require(flow)
}
