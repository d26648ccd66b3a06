import ConnectorKit
import ConnectorTestKit
import Foundation
import MockKit
import Testing
import TransportLayers

@Suite("Secrets are seen nowhere")
struct RedactionContract {
    private static let faults: [Fault] = [
        .status(400), .status(401), .status(403), .status(404), .status(409), .status(429), .status(500),
        .status(502, body: .html), .html(), .wrongType, .truncated(), .resetMidway(), .resetBeforeAnswer, .lostAnswer,
        .deeplyNested(levels: 2_000),
    ]

    @Test(
        "SEC-2, I-18, T-11: No token is in logs, errors or recordings, under any fault of any operation",
        arguments: Subject.all, [SessionKey.grant, .expiredGrant, .staticToken, .assertion, .appCredentials])
    func faultsShowNoSecret(_ subject: Subject, key: SessionKey) async throws {
        guard subject.offers(key) else { return }
        let options = SessionOptions.with {
            $0.key = key
            $0.policy = .init(attemptsMax: 1)
            $0.variant = .unlimited
        }
        try await subject.run(options) { session in
            var texts: [String] = []
            for fault in RedactionContract.faults {
                for read in Read.all(of: session) {
                    session.inject(fault, on: read.operation)
                    texts += await session.refused("a fault") { await words { try await read.call(session) } }
                    session.clock.advance(by: .seconds(60))
                }
                session.inject(fault, on: session.operations.createRecords)
                texts += await words { try await create(session) }
            }
            #expect(texts.count > RedactionContract.faults.count * 4)
            try await expectNoSecret(in: texts, of: session)
        }
    }

    @Test(
        "SEC-2, T-11: A refresh, an exchange and their failures show no token and no client secret",
        arguments: Subject.all)
    func tokenRequestsShowNoSecret(_ subject: Subject) async throws {
        try subject.needs(.refresh)
        for fault in RedactionContract.faults {
            try await subject.run(
                .with {
                    $0.key = .expiredGrant; $0.policy = .init(attemptsMax: 1)
                }
            ) { session in
                session.inject(fault, on: session.operations.token)
                let texts = await session.refused("an expired token") {
                    await words { _ = try await session.reading.identify() }
                        + words { _ = try await session.reading.identify() }
                }
                #expect(session.calls(of: session.operations.token) >= 1)
                try await expectNoSecret(in: texts, of: session)
            }
        }
    }

    @Test(
        "T-11: A vendor who echoes the token in its refusal, in whatever encoding, doesn't make us show it",
        arguments: Subject.all)
    func echoesAreStruckOut(_ subject: Subject) async throws {
        try await subject.run(.oneAttempt) { session in
            let secret = try #require(await session.tokens.credentials.accessToken).reveal()
            var texts: [String] = []
            for echo in RedactionContract.echoes(of: secret) {
                let body: JSON = [
                    "message": .string("bad token \(echo) given"), "error": .string(echo), "code": .string(echo),
                    "errors": [["message": .string(echo), "code": .string(echo)]], "correlationId": .string(echo),
                ]
                session.inject(.status(400, body: .json(body)), on: session.operations.owners)
                texts += await words {
                    _ = try await session.reading.owners(withEmails: [session.samples.owner.email])
                }
            }
            try await expectNoSecret(in: texts, of: session)
        }
    }

    @Test("SEC-2: Recordings keep what was sent and got, and the marker where a secret stood", arguments: Subject.all)
    func recordingsAreUseful(_ subject: Subject) async throws {
        try await subject.run { session in
            try await readEverything(session)
            let lines = session.exchanges.lines
            #expect(lines.count == session.mock.journal.count)
            #expect(lines.allSatisfy { $0.contains(Secret.marker) && $0.contains("\"status\":200") })
            #expect(lines.contains { $0.contains(session.samples.owner.id.rawValue) })
        }
    }

    @Test("SEC-2: Normal work logs nothing above debug", arguments: Subject.all)
    func normalWorkIsQuiet(_ subject: Subject) async throws {
        try await subject.run { session in
            try await readEverything(session)
            #expect(!session.log.lines.isEmpty)
            #expect(!session.log.lines.contains { $0.isLoud })
        }
    }

    @Test("SEC-2: Logs hold no email, no record and no path", arguments: Subject.all)
    func logsHoldNoRecords(_ subject: Subject) async throws {
        try await subject.run { session in
            try await readEverything(session)
            session.inject(.status(404), on: session.operations.owners)
            _ = await outcome { try await session.reading.owners(withEmails: [session.samples.owner.email]) }
            let text = session.log.lines.map(\.text).joined(separator: "\n")
            #expect(!text.contains(session.samples.owner.email.rawValue))
            let paths = session.exchanges.exchanges.compactMap { URLComponents(string: $0.url)?.path }
            #expect(!paths.isEmpty && !paths.contains { $0.count > 1 && text.contains($0) })
        }
    }

    @Test("SEC-2: Credentials print no secret, however they are printed", arguments: Subject.all)
    func credentialsPrintNoSecret(_ subject: Subject) async throws {
        try await subject.run { session in
            let credentials = await session.tokens.credentials
            var dumped = ""
            dump(credentials, to: &dumped)
            dump(session.app, to: &dumped)
            let texts = [dumped, "\(credentials)", String(reflecting: credentials), "\(session.tokens)"]
            #expect(SecretSearch(await session.secrets()).hits(in: texts).isEmpty)
        }
    }

    @Test("The search for secrets finds them: plain, cut, percent-encoded, hexadecimal and in base64")
    func searchFinds() {
        let secret = "pat-na1-0123/4567+89ab=cdef&0123-4567-89abcdef0123"
        let search = SecretSearch([Secret(secret)])
        for echo in RedactionContract.echoes(of: secret) {
            #expect(search.hits(in: ["x\(echo)y"]).count == 1, "\(echo)")
        }
        #expect(search.hits(in: ["pat-na1-", "nothing here", Secret.marker]).isEmpty)
    }

    private static func echoes(of secret: String) -> [String] {
        [
            secret, "Bearer \(secret)", PercentEncoding.encode(secret), Data(secret.utf8).base64EncodedString(),
            Data("x:\(secret)".utf8).base64EncodedString(),
        ]
    }

    private func create(_ session: SubjectSession) async throws {
        let draft = RecordDraft(object: session.samples.object, values: session.samples.newRecord)
        for outcome in try await session.writing.create([draft]) {
            if case .failed(let error) = outcome { throw error }
        }
    }

    /// Everything that could be printed of a failure.
    private func words(_ act: () async throws -> Void) async -> [String] {
        do {
            try await act()
            return []
        } catch {
            var dumped = ""
            dump(error, to: &dumped)
            return ["\(error)", String(reflecting: error), dumped]
        }
    }

    private func expectNoSecret(in texts: [String], of session: SubjectSession) async throws {
        let search = SecretSearch(await session.secrets())
        #expect(search.hits(in: texts).isEmpty, "in errors")
        #expect(search.hits(in: session.log.lines.map(\.text)).isEmpty, "in logs")
        #expect(search.hits(in: session.exchanges.lines).isEmpty, "in recordings")
    }
}
