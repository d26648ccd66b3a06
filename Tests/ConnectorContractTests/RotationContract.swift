import ConnectorKit
import ConnectorTestKit
import Foundation
import MockKit
import Testing

@Suite("Refresh tokens that are good once")
struct RotationContract {
    private static func options(_ change: (inout SessionOptions) -> Void = { _ in }) -> SessionOptions {
        .with {
            $0.key = .expiredGrant
            $0.variant = .rotating
            change(&$0)
        }
    }

    @Test(
        "SYNC-12, I-03: After a refresh the old token is dead: presenting it is unauthenticated, and sent once",
        arguments: Subject.all)
    func oldTokenIsDead(_ subject: Subject) async throws {
        try subject.needs(.replayRevocation)
        try await subject.run(RotationContract.options()) { session in
            let old = await session.tokens.credentials
            _ = try await session.refused("an expired token") { try await session.reading.identify() }
            let kind = await session.refused("a replay") { await outcome { try await refresh(old, session) } }
            #expect(kind == .unauthenticated)
            #expect(session.calls(of: session.operations.token) == 2)
        }
    }

    @Test(
        "I-03: A replay ends the whole family: access tokens and the newest refresh token too", arguments: Subject.all)
    func replayEndsFamily(_ subject: Subject) async throws {
        try subject.needs(.replayRevocation)
        try await subject.run(RotationContract.options()) { session in
            let old = await session.tokens.credentials
            _ = try await session.refused("an expired token") { try await session.reading.identify() }
            let newest = await session.tokens.credentials
            _ = await session.refused("a replay") { await outcome { try await refresh(old, session) } }
            let ofAccess = await session.refused("a dead grant") {
                await outcome { try await session.reading.identify() }
            }
            let ofRefresh = await session.refused("a dead grant") {
                await outcome { try await refresh(newest, session) }
            }
            #expect(ofAccess == .unauthenticated && ofRefresh == .unauthenticated)
        }
    }

    @Test(
        "I-03, T-14: A refresh of such a token is not safe to repeat, and says so", arguments: Subject.all)
    func refreshIsNotIdempotent(_ subject: Subject) async throws {
        try subject.needs(.replayRevocation)
        try await subject.run(RotationContract.options()) { session in
            let made = try subject.connector.oauth?.refreshRequest(
                app: session.app, credentials: await session.tokens.credentials, at: .now, override: session.origin)
            let request = try #require(made)
            #expect(!request.isIdempotent && request.needsFreshConnection)
            #expect(subject.descriptor.refresh == .singleUse)
        }
    }

    @Test(
        "F-A4, T-14: A refresh that was served, but whose answer was lost, is outcome_unknown, and sent once",
        arguments: Subject.all)
    func lostAnswerIsUnknown(_ subject: Subject) async throws {
        try subject.needs(.replayRevocation)
        try await subject.run(RotationContract.options()) { session in
            session.inject(.lostAnswer, on: session.operations.token)
            let kind = await session.refused("an expired token") {
                await outcome { try await session.reading.identify() }
            }
            #expect(kind == .outcomeUnknown)
            #expect(session.calls(of: session.operations.token) == 1)
            // Whoever tries once more, as there is no better move, is told plainly, and nothing goes in a circle.
            let again = await session.refused("a replay") { await outcome { try await session.reading.identify() } }
            #expect(again == .unauthenticated && session.calls(of: session.operations.token) == 2)
        }
    }

    @Test(
        "F-A4: A refresh that never reached the CRM is outcome_unknown too, and once more it succeeds",
        arguments: Subject.all)
    func lostRequestCanBeTriedAgain(_ subject: Subject) async throws {
        try subject.needs(.replayRevocation)
        try await subject.run(RotationContract.options()) { session in
            session.inject(.resetBeforeAnswer, on: session.operations.token)
            let kind = await session.refused("an expired token") {
                await outcome { try await session.reading.identify() }
            }
            #expect(kind == .outcomeUnknown)
            let again = await session.refused("an expired token") {
                await outcome { try await session.reading.identify() }
            }
            #expect(again == nil)
        }
    }

    @Test(
        "SYNC-12, I-01: 200 callers share one rotation, and the grant lives on through many of them",
        arguments: Subject.all)
    func callersShareRotations(_ subject: Subject) async throws {
        try subject.needs(.replayRevocation)
        let options = RotationContract.options { $0.variant.callsPerDayMax = 1_000_000 }
        try await subject.run(options) { session in
            for round in 1...3 {
                let failed = await session.refused("an expired token") {
                    await withTaskGroup(of: ConnectorErrorKind?.self) { group in
                        for _ in 0..<200 {
                            group.addTask { await outcome { try await session.reading.identify() } }
                        }
                        return await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
                    }
                }
                #expect(failed.isEmpty && session.calls(of: session.operations.token) == round)
                session.clock.advance(by: .seconds(7 * 86_400))
            }
        }
    }

    private func refresh(_ credentials: Credentials, _ session: SubjectSession) async throws {
        let made = try session.subject.connector.oauth?.refreshRequest(
            app: session.app, credentials: credentials, at: session.clock.wallClock, override: session.origin)
        _ = try await session.tokenTransport.send(try #require(made))
    }
}
