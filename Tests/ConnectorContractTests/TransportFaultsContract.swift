import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing
import TransportLayers

@Suite("Faults of the wire")
struct TransportFaultsContract {
    /// Limits under which a fault shows soon, in real time: only the one that the fault passes is short, so that a busy
    /// machine is not taken for it.
    private static func options(for fault: Fault, attemptsMax: Int = 4) -> SessionOptions {
        .with {
            $0.policy = .init(attemptsMax: attemptsMax)
            $0.responseBytesMax = 512 * 1024
            switch fault {
            // A repeated request must come through within the limit, on a busy machine too.
            case .latency: $0.firstByteTimeout = attemptsMax == 1 ? .seconds(1) : .seconds(3)
            case .slowDrip:
                $0.lowSpeedBytesPerSecond = 500
                $0.lowSpeedDuration = attemptsMax == 1 ? .seconds(1) : .seconds(3)
            default: break
            }
        }
    }

    @Test(
        "SYNC-8, T-29, T-30: A spoilt answer to any read is told for what it is",
        arguments: FaultCase.all(
            .stall, .resetBeforeAnswer, .resetMidway(), .truncated(), .html(), .wrongType,
            .slowDrip(bytes: 1, every: .milliseconds(50)), .huge(bytes: 2 * 1024 * 1024),
            .deeplyNested(levels: 20_000), .lostAnswer))
    func spoiltRead(_ faultCase: FaultCase) async throws {
        let expected = try #require(TransportFaultsContract.kind(after: faultCase.fault))
        try await faultCase.subject.run(TransportFaultsContract.options(for: faultCase.fault, attemptsMax: 1)) {
            session in
            for read in Read.all(of: session) {
                let before = session.calls(of: read.operation)
                session.inject(faultCase.fault, on: read.operation)
                let kind = await read.kind(session)
                // On a connection that was used before, the transport itself sends once more what it may send again.
                let isSentAgain = kind == nil && session.calls(of: read.operation) > before + 1
                let mayBe = [.resetBeforeAnswer, .lostAnswer].contains(faultCase.fault)
                #expect(kind == expected || (isSentAgain && mayBe), "of \(read.operation)")
            }
        }
    }

    @Test(
        "T-14, F-C2: A creation whose answer is spoilt is outcome_unknown, and never sent again by itself",
        arguments: FaultCase.all(
            .stall, .resetBeforeAnswer, .resetMidway(), .truncated(), .html(), .wrongType,
            .slowDrip(bytes: 1, every: .milliseconds(50)), .deeplyNested(levels: 20_000), .lostAnswer))
    func spoiltCreation(_ faultCase: FaultCase) async throws {
        try await faultCase.subject.run(TransportFaultsContract.options(for: faultCase.fault)) { session in
            session.inject(faultCase.fault, on: session.operations.createRecords)
            #expect(await kindOfCreation(session) == .outcomeUnknown)
            #expect(session.calls(of: session.operations.createRecords) == 1)
        }
    }

    @Test(
        "A read that was cut off or lost once is asked again, and succeeds",
        arguments: FaultCase.all(
            .stall, .resetBeforeAnswer, .resetMidway(), .truncated(), .slowDrip(bytes: 1, every: .milliseconds(50)),
            .lostAnswer))
    func readIsRepeated(_ faultCase: FaultCase) async throws {
        try await faultCase.subject.run(TransportFaultsContract.options(for: faultCase.fault)) { session in
            session.inject(faultCase.fault, on: session.operations.properties)
            let found = try await property(session.samples.textProperty, .live, session)
            #expect(found != nil && session.calls(of: session.operations.properties) == 2)
        }
    }

    @Test("T-29: An answer that can't be read is not asked for again", arguments: FaultCase.all(.html(), .wrongType))
    func nonsenseIsFinal(_ faultCase: FaultCase) async throws {
        try await faultCase.subject.run { session in
            session.inject(faultCase.fault, on: session.operations.owners, times: nil)
            let error = try await #require(throws: ConnectorError.self) {
                _ = try await session.reading.owners(withEmails: [session.samples.owner.email])
            }
            #expect(error.kind == .malformed && error.retry == .never)
            #expect(session.calls(of: session.operations.owners) == 1)
        }
    }

    @Test("An answer that is late but within the limit is taken", arguments: Subject.all)
    func latencyWithinTheLimit(_ subject: Subject) async throws {
        try await subject.run { session in
            session.inject(.latency(.milliseconds(150)), on: session.operations.identify)
            let identity = try await session.reading.identify()
            #expect(!identity.account.rawValue.isEmpty)
        }
    }

    @Test("What was known of a broken transfer is told", arguments: Subject.all)
    func factsAreTold(_ subject: Subject) async throws {
        try await subject.run(.oneAttempt) { session in
            session.inject(.resetBeforeAnswer, on: session.operations.properties)
            let lost = try await brokenRead(session)
            #expect(lost.transfer?.progress == .sentUnanswered && lost.transfer?.bytesReceived == 0)
            session.inject(.truncated(keepingBytes: 100), on: session.operations.properties)
            let cut = try await brokenRead(session)
            #expect(cut.transfer?.progress == .cutOff && cut.transfer?.bytesReceived == 100)
            #expect((cut.transfer?.bytesPromised ?? 0) > 100)
        }
    }

    @Test("SYNC-8: A CRM that isn't there is unreachable: nothing was sent", arguments: Subject.all)
    func serverIsGone(_ subject: Subject) async throws {
        try await subject.run(.oneAttempt) { session in
            await session.mock.stop()
            let error = try await #require(throws: ConnectorError.self) { _ = try await session.reading.identify() }
            #expect(error.kind == .unreachable && error.transfer?.progress == .notConnected)
            #expect(await kindOfCreation(session) == .unreachable)
        }
    }

    @Test(
        "T-30: A list whose cursor goes round in a circle ends as malformed, after few calls", arguments: Subject.all,
        [1, 2, 50])
    func cursorLoop(_ subject: Subject, length: Int) async throws {
        try subject.needs(.ownerPages)
        let options = SessionOptions.with { $0.variant = .unlimited }
        try await subject.run(options) { session in
            lead(session, inCircleOf: length)
            let many = Set((1...10).map { EmailKey(rawValue: "member\($0)@example.com") })
            let before = session.mock.journal.count
            let kind = await outcome { try await session.reading.owners(withEmails: many) }
            #expect(kind == .malformed)
            #expect(session.mock.journal.count - before <= length + 2)
        }
    }

    @Test("A caller who gives up is told so, and the call ends", arguments: Subject.all)
    func cancellation(_ subject: Subject) async throws {
        try await subject.run { session in
            session.inject(.stall, on: session.operations.identify)
            let task = Task { await outcome { try await session.reading.identify() } }
            while session.calls(of: session.operations.identify) == 0 { await Task.yield() }
            task.cancel()
            #expect(await task.value == .cancelled)
        }
    }

    @Test("T-10: A redirect is a failure, and nothing follows it", arguments: Subject.all)
    func redirectIsNotFollowed(_ subject: Subject) async throws {
        try await subject.run(.oneAttempt) { session in
            for status in [301, 302, 307, 308] {
                session.inject(.status(status, body: .empty), on: session.operations.identify)
                let before = session.mock.journal.count
                let kind = await outcome { try await session.reading.identify() }
                #expect(kind != nil && session.mock.journal.count == before + 1)
            }
        }
    }

    /// Lets the list of owners never end: by the mock's own fault, or where a page's address is the cursor, by pages.
    private func lead(_ session: SubjectSession, inCircleOf length: Int) {
        guard let page = session.samples.endlessPage else {
            session.inject(.repeatedCursor(length: length), on: session.operations.owners, times: nil)
            return
        }
        for number in 1...(length + 4) {
            session.inject(.status(200, body: .json(page(number % length))))
        }
    }

    private func brokenRead(_ session: SubjectSession) async throws -> ConnectorError {
        try await #require(throws: ConnectorError.self) {
            _ = try await session.reading.properties(of: session.samples.object, scope: .live)
        }
    }

    private static func kind(after fault: Fault) -> ConnectorErrorKind? {
        switch fault {
        case .latency, .slowDrip: .timedOut
        case .resetBeforeAnswer, .resetMidway, .truncated, .lostAnswer: .unavailable
        case .html, .wrongType, .deeplyNested: .malformed
        case .huge: .tooLarge
        case .status, .repeatedCursor: nil
        }
    }
}
