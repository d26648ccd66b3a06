import ConnectorKit
import ConnectorTestKit
import Foundation
import MockKit
import Testing

/// Ways without a browser: a signed assertion, and the app's own credentials.
@Suite("Keys that a person enters")
struct EnteredKeysContract {
    @Test("A way without a browser says what a person enters for it, and which of it is secret", arguments: Subject.all)
    func inputsAreDescribed(_ subject: Subject) async throws {
        for method in subject.descriptor.authentication {
            #expect(Set(method.inputs.map(\.name)).count == method.inputs.count)
            #expect(method.inputs.allSatisfy { !$0.name.isEmpty && !$0.label.isEmpty })
            #expect(method.kind != .authorizationCode || method.inputs.isEmpty)
            #expect(method.kind != .jwtBearer || method.inputs.contains { $0.isSecret && !$0.isOptional })
        }
    }

    @Test("The first call fetches the first token, and the next ones use it", arguments: KeyCase.entered)
    func firstTokenIsFetched(_ keyCase: KeyCase) async throws {
        try await keyCase.subject.run(.with { $0.key = keyCase.key }) { session in
            #expect(await session.tokens.credentials.accessToken == nil)
            let first = try await session.reading.identify()
            let second = try await session.reading.identify()
            #expect(first == second && !first.account.rawValue.isEmpty)
            #expect(session.calls(of: session.operations.token) == 1)
            #expect(await session.tokens.credentials.refreshToken == nil)
        }
    }

    @Test("SYNC-15: The account is the one that a browser's grant leads to", arguments: KeyCase.entered)
    func accountIsTheSame(_ keyCase: KeyCase) async throws {
        try await keyCase.subject.run(.with { $0.key = keyCase.key }) { session in
            let mine = try await session.reading.identify()
            let others = try await session.with(await grant(of: session)).reading.identify()
            #expect(mine.account == others.account)
        }
    }

    @Test("SYNC-12: An ended token is followed by the next one, once for each call", arguments: KeyCase.entered)
    func endedTokenIsFollowed(_ keyCase: KeyCase) async throws {
        try await keyCase.subject.run(.with { $0.key = keyCase.key }) { session in
            _ = try await session.reading.identify()
            session.clock.advance(by: .seconds(7 * 86_400))
            _ = try await session.refused("an expired token") { try await session.reading.identify() }
            #expect(session.calls(of: session.operations.token) == 2)
        }
    }

    @Test(
        "T-14: Asking for such a token twice does no harm: a lost answer is asked for again", arguments: KeyCase.entered
    )
    func lostAnswerIsRepeated(_ keyCase: KeyCase) async throws {
        try await keyCase.subject.run(.with { $0.key = keyCase.key }) { session in
            session.inject(.lostAnswer, on: session.operations.token)
            let kind = await outcome { try await session.reading.identify() }
            #expect(kind == nil && session.calls(of: session.operations.token) == 2)
        }
    }

    @Test(
        "What is entered wrongly is refused before a byte leaves: the input is named, its value never shown",
        arguments: Subject.all)
    func wrongInputIsNamed(_ subject: Subject) async throws {
        try subject.needs(.signedAssertions)
        try await subject.run(.with { $0.key = .assertion }) { session in
            let flow = try flow(of: subject)
            let inputs = try subject.inputs(of: .jwtBearer, for: session.mock.credentials)
            let required = try method(.jwtBearer, of: subject).inputs.filter { !$0.isOptional }
            for input in required {
                for wrong in ["", "not-what-was-asked-for-4711"] {
                    var entered = inputs
                    entered[input.name] = Secret(wrong)
                    let error = try #require(throws: ConnectorError.self) {
                        _ = try flow.credentials(by: .jwtBearer, inputs: entered, app: session.app, at: .now)
                    }
                    #expect(error.kind == .invalid && error.message.contains(input.name))
                    #expect(!error.message.contains("4711"))
                }
            }
            #expect(session.mock.journal.count == 0)
        }
    }

    @Test(
        "The assertion names the app, the user's login and the sign-in host, and holds for minutes from the given moment",
        arguments: Subject.all)
    func claims(_ subject: Subject) async throws {
        try subject.needs(.signedAssertions)
        try await subject.run(.with { $0.key = .assertion }) { session in
            let now = Date(timeIntervalSince1970: 1_800_000_000)
            let form = try await form(ofRefresh: session, at: now)
            let parts = try #require(form["assertion"]).split(separator: ".")
            #expect(parts.count == 3)
            #expect(try json(parts[0])["alg"]?.string == "RS256")
            let claims = try json(parts[1])
            #expect(claims["iss"]?.string == session.app?.clientID)
            #expect(claims["sub"]?.string == session.mock.credentials.username)
            #expect(claims["aud"]?.string == session.samples.assertionAudience)
            let lasts = Double(try #require(claims["exp"]?.integer)) - now.timeIntervalSince1970
            #expect(lasts > 0 && lasts <= 300)
            #expect(form["client_secret"] == nil && form["refresh_token"] == nil)
        }
    }

    @Test(
        "SEC-2: The assertion is a secret of its request, and so is never shown", arguments: Subject.all)
    func assertionIsSecret(_ subject: Subject) async throws {
        try subject.needs(.signedAssertions)
        try await subject.run(.with { $0.key = .assertion }) { session in
            let request = try await refreshRequest(session, at: .now)
            let assertion = try #require(fields(of: request)["assertion"])
            #expect(request.secrets.contains(Secret(assertion)) && request.query.isEmpty)
            _ = try await session.reading.identify()
            // The header part is alike for all: what follows it is what nobody may see.
            let signed = assertion.split(separator: ".").dropFirst().map { Secret(String($0)) }
            #expect(SecretSearch(signed).hits(in: session.exchanges.lines).isEmpty)
            #expect(SecretSearch(signed).hits(in: session.log.lines.map(\.text)).isEmpty)
        }
    }

    @Test(
        "SYNC-7: The same app acts as another user, whose key is that user's", arguments: Subject.all)
    func actsAsAnother(_ subject: Subject) async throws {
        try subject.needs(.signedAssertions)
        try await subject.run(.with { $0.key = .assertion }) { session in
            let mine = try await session.reading.identify()
            let other = session.samples.secondOwner
            let theirs = try await session.acting(as: other).reading.identify()
            #expect(theirs.user == other.id && theirs.account == mine.account && theirs.user != mine.user)
            let flow = try flow(of: subject)
            let browser = await grant(of: session)
            #expect(flow.credentials(browser, actingAs: "somebody@example.com") == nil)
        }
    }

    @Test(
        "F-A5: A user for whom the app isn't approved gets no token: unauthenticated, asked once",
        arguments: Subject.all)
    func unapprovedUser(_ subject: Subject) async throws {
        try subject.needs(.signedAssertions)
        try await subject.run(.with { $0.key = .assertion }) { session in
            let other = try session.acting(as: try #require(session.samples.unapprovedOwner))
            let error = try await session.refused("a user without approval") {
                try await #require(throws: ConnectorError.self) { _ = try await other.reading.identify() }
            }
            #expect([.unauthenticated, .forbidden].contains(error.kind) && error.retry == .never)
            #expect(session.calls(of: session.operations.token) == 1)
        }
    }

    @Test(
        "F-A3: The app's own credentials with a wrong secret are invalid: our configuration, no dead grant",
        arguments: Subject.all)
    func wrongAppSecret(_ subject: Subject) async throws {
        try subject.needs(.clientCredentials)
        try await subject.run(.with { $0.key = .appCredentials }) { session in
            let good = try #require(session.app)
            let app = OAuthApp(
                clientID: good.clientID, clientSecret: Secret("not-the-secret-of-this-app"),
                redirectURI: good.redirectURI, signIn: good.signIn)
            let made = try subject.connector.oauth?.refreshRequest(
                app: app, credentials: await session.tokens.credentials, at: .now, override: session.origin)
            let request = try #require(made)
            let kind = await session.refused("a wrong client secret") {
                await outcome { try await session.tokenTransport.send(request) }
            }
            #expect(kind == .invalid)
        }
    }

    @Test(
        "SEC-4, T-09: A sign-in host that isn't the vendor's is refused before anything is made for it",
        arguments: Subject.all)
    func foreignSignInHost(_ subject: Subject) async throws {
        try subject.needs(.signedAssertions)
        try await subject.run(.with { $0.key = .assertion }) { session in
            let flow = try flow(of: subject)
            let good = try #require(session.app)
            let inputs = try subject.inputs(of: .jwtBearer, for: session.mock.credentials)
            let page = flow.authorizationURL(app: good, state: "state-1", challenge: nil, override: nil)
            let usual = try #require(URLComponents(string: page)?.host)
            for host in ["evil.example", "\(usual).evil.example", "127.0.0.1"] {
                let app = OAuthApp(
                    clientID: good.clientID, clientSecret: good.clientSecret, redirectURI: good.redirectURI,
                    signIn: Origin(https: host))
                let kind = await outcome {
                    let credentials = try flow.credentials(by: .jwtBearer, inputs: inputs, app: app, at: .now)
                    _ = try flow.refreshRequest(app: app, credentials: credentials, at: .now, override: nil)
                }
                #expect(kind == .invalid, "\(host)")
            }
        }
    }

    // MARK: Parts

    private func grant(of session: SubjectSession) async -> Credentials {
        let known = session.mock.credentials
        return Credentials(
            method: .authorizationCode, accessToken: known.accessToken.map(Secret.init),
            refreshToken: known.refreshToken.map(Secret.init), issuedAt: .now,
            attributes: await session.tokens.credentials.attributes)
    }

    private func method(_ kind: AuthenticationMethod.Kind, of subject: Subject) throws -> AuthenticationMethod {
        try #require(subject.descriptor.authentication.first { $0.kind == kind })
    }

    private func refreshRequest(_ session: SubjectSession, at now: Date) async throws -> HTTPRequest {
        let made = try session.subject.connector.oauth?.refreshRequest(
            app: session.app, credentials: await session.tokens.credentials, at: now, override: session.origin)
        return try #require(made)
    }

    private func form(ofRefresh session: SubjectSession, at now: Date) async throws -> [String: String] {
        fields(of: try await refreshRequest(session, at: now))
    }

    private func fields(of request: HTTPRequest) -> [String: String] {
        let text = String(decoding: request.body?.bytes ?? [], as: UTF8.self)
        let items = MockKit.QueryItem.parse(text).map { ($0.name, $0.value) }
        return Dictionary(items) { first, _ in first }
    }

    /// A part of an assertion: base64 for URLs, without padding.
    private func json(_ part: Substring) throws -> JSON {
        var text = part.replacing("-", with: "+").replacing("_", with: "/")
        while text.count % 4 != 0 { text += "=" }
        return try JSON.parse(Array(try #require(Data(base64Encoded: String(text)))))
    }
}
