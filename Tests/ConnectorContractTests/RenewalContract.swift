import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

@Suite("When a token is renewed, and when not")
struct RenewalContract {
    @Test(
        "SYNC-12: A token that was ended in the CRM is renewed once, whatever the call and whatever the status",
        arguments: Subject.all)
    func endedTokenIsRenewed(_ subject: Subject) async throws {
        try subject.needs(.refresh)
        let count = try await count(ofReads: subject)
        for index in 0..<count {
            try await subject.run { session in
                let read = Read.all(of: session)[index]
                try session.mock.change(.revokeToken(try #require(session.mock.credentials.accessToken)))
                let kind = await session.refused("a token that was ended") { await read.kind(session) }
                #expect(kind == nil, "of \(read.operation)")
                #expect(session.calls(of: session.operations.token) == 1, "of \(read.operation)")
            }
        }
    }

    @Test(
        "SYNC-12: A call that is refused with the new token too is given up: one renewal for one call",
        arguments: Subject.all)
    func renewalIsNotRepeated(_ subject: Subject) async throws {
        try subject.needs(.refresh)
        try await subject.run { session in
            session.inject(.status(401), on: session.operations.owners, times: nil)
            let error = try await #require(throws: ConnectorError.self) {
                _ = try await session.reading.owners(withEmails: [session.samples.owner.email])
            }
            #expect(error.kind == .unauthenticated && error.retry == .never)
            #expect(session.calls(of: session.operations.token) == 1)
            #expect(session.calls(of: session.operations.owners) == 2)
        }
    }

    @Test(
        "A creation that was refused for its token was not done, and is sent again with the new one",
        arguments: Subject.all)
    func creationIsSentAgain(_ subject: Subject) async throws {
        try subject.needs(.refresh)
        try await subject.run(.with { $0.key = .expiredGrant }) { session in
            let kind = await session.refused("an expired token") { await kindOfCreation(session) }
            #expect(kind == nil && session.calls(of: session.operations.token) == 1)
        }
    }

    @Test(
        "SYNC-8: A refusal that isn't the token's renews nothing",
        arguments: RefusalCase.all.filter {
            $0.subject.has(.refresh) && [401, 403].contains($0.refusal.status) && $0.refusal.kind != .unauthenticated
        })
    func otherRefusalsRenewNothing(_ refusalCase: RefusalCase) async throws {
        try await refusalCase.subject.run(.oneAttempt) { session in
            session.inject(refusalCase.refusal.fault, on: session.operations.owners)
            let kind = await outcome {
                try await session.reading.owners(withEmails: [session.samples.owner.email])
            }
            #expect(kind == refusalCase.refusal.kind)
            #expect(session.calls(of: session.operations.token) == 0)
            #expect(await session.tokens.generation == 1)
        }
    }

    @Test(
        "F-A5: A refusal that no new token mends renews nothing, and says that the CRM's admin must act",
        arguments: Subject.all)
    func permanentRefusal(_ subject: Subject) async throws {
        try subject.needs(.permanentRefusals)
        try await subject.run { session in
            try session.mock.change(try #require(session.switches.blockSessions))
            let error = try await session.refused("a session that is blocked for good") {
                try await #require(throws: ConnectorError.self) {
                    _ = try await session.reading.owners(withEmails: [session.samples.owner.email])
                }
            }
            #expect(error.kind == .forbidden && error.retry == .never)
            #expect(session.calls(of: session.operations.token) == 0)
            #expect(session.calls(of: session.operations.owners) == 1)
        }
    }

    @Test(
        "SYNC-12: A token of which the CRM doesn't say when it ends has no end here, and is used until it is refused",
        arguments: Subject.all)
    func endIsTheVendorsWord(_ subject: Subject) async throws {
        try subject.needs(.refresh)
        try await subject.run(.with { $0.key = .expiredGrant }) { session in
            _ = try await session.refused("an expired token") { try await session.reading.identify() }
            let end = await session.tokens.credentials.expiresAt
            #expect((end == nil) == subject.has(.unstatedExpiry))
            _ = try await session.reading.identify()
            #expect(session.calls(of: session.operations.token) == 1)
        }
    }

    /// How many reads the subject has; each case runs them one by one, in sessions of their own.
    private func count(ofReads subject: Subject) async throws -> Int {
        var count = 0
        try await subject.run { session in count = Read.all(of: session).count }
        return count
    }
}
