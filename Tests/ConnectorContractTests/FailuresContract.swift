import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

@Suite("Failures, as vendors word them")
struct FailuresContract {
    @Test("SYNC-8: A refused read is of the kind, advice and status that the vendor means", arguments: RefusalCase.all)
    func refusedRead(_ refusalCase: RefusalCase) async throws {
        let refusal = refusalCase.refusal
        try await refusalCase.subject.run(.oneAttempt) { session in
            session.inject(refusal.fault, on: session.operations.owners)
            let error = try await #require(throws: ConnectorError.self) {
                _ = try await session.reading.owners(withEmails: [session.samples.owner.email])
            }
            #expect(error.kind == refusal.kind)
            #expect(error.vendor?.status == refusal.status)
            #expect(error.operation.rawValue.hasPrefix("\(refusalCase.subject.descriptor.id)."))
            #expect(session.calls(of: session.operations.owners) == 1)
        }
    }

    @Test("T-14: A refused creation is never left as one to repeat while it may be done", arguments: RefusalCase.all)
    func refusedCreation(_ refusalCase: RefusalCase) async throws {
        try await refusalCase.subject.run(.oneAttempt) { session in
            session.inject(refusalCase.refusal.fault, on: session.operations.createRecords)
            #expect(await kindOfCreation(session) == refusalCase.refusal.kindOfCreation)
        }
    }

    @Test(
        "A wait that the vendor names is kept to, and the call then succeeds",
        arguments: RefusalCase.all.filter { $0.refusal.pause != nil })
    func namedWaitIsKept(_ refusalCase: RefusalCase) async throws {
        let pause = try #require(refusalCase.refusal.pause)
        try await refusalCase.subject.run { session in
            session.inject(refusalCase.refusal.fault, on: session.operations.owners)
            let found = try await session.reading.owners(withEmails: [session.samples.owner.email])
            #expect(found == [session.samples.owner])
            let waited = session.clock.jumps.reduce(Duration.zero, +)
            #expect(waited > pause - .seconds(1) && waited < pause + .seconds(2))
        }
    }

    @Test("A failure that stays is given up after four attempts, and says so", arguments: Subject.all)
    func attemptsAreBounded(_ subject: Subject) async throws {
        try await subject.run { session in
            session.inject(.status(503), on: session.operations.owners, times: nil)
            let error = try await #require(throws: ConnectorError.self) {
                _ = try await session.reading.owners(withEmails: [session.samples.owner.email])
            }
            #expect(error.kind == .unavailable && error.retry == .exhausted)
            #expect(session.calls(of: session.operations.owners) == 4)
        }
    }

    @Test("A call meets two failures and succeeds at the third attempt", arguments: Subject.all)
    func failuresPass(_ subject: Subject) async throws {
        try await subject.run { session in
            session.inject(.status(502, body: .html), on: session.operations.properties)
            session.inject(.status(503), on: session.operations.properties)
            let found = try await property(session.samples.textProperty, .live, session)
            #expect(found != nil && session.calls(of: session.operations.properties) == 3)
        }
    }

    @Test(
        "SEC-2: What a person reads of a failure is one line, with the operation and the kind", arguments: Subject.all)
    func descriptionIsOneLine(_ subject: Subject) async throws {
        try await subject.run(.oneAttempt) { session in
            for refusal in subject.refusals {
                session.inject(refusal.fault, on: session.operations.owners)
                let error = try await #require(throws: ConnectorError.self) {
                    _ = try await session.reading.owners(withEmails: [session.samples.owner.email])
                }
                let text = "\(error)"
                #expect(!text.contains("\n") && text.contains(error.kind.rawValue))
                #expect(
                    text.hasPrefix(error.operation.rawValue) && !text.contains(session.samples.owner.email.rawValue))
            }
        }
    }

    @Test(
        "SYNC-8: In another language a refusal is the same: codes decide, not texts",
        arguments: RefusalCase.all.filter { $0.isTranslatable })
    func languageDoesNotMatter(_ refusalCase: RefusalCase) async throws {
        let refusal = refusalCase.refusal
        guard case .json(let body) = refusal.body else { return }
        try await refusalCase.subject.run(.oneAttempt) { session in
            let fault = Fault.status(
                refusal.status, retryAfter: refusal.retryAfter, body: .json(FailuresContract.translated(body)))
            session.inject(fault, on: session.operations.owners)
            let read = await outcome {
                try await session.reading.owners(withEmails: [session.samples.owner.email])
            }
            #expect(read == refusal.kind)
            session.inject(fault, on: session.operations.createRecords)
            #expect(await kindOfCreation(session) == refusal.kindOfCreation)
        }
    }

    @Test(
        "VER-5: A CRM that speaks another language names the same causes",
        arguments: Subject.all.filter { $0.switches.speakOtherLanguage != nil })
    func causesInAnotherLanguage(_ subject: Subject) async throws {
        try subject.needs(.fieldFailures)
        try await subject.run { session in
            try session.mock.change(try #require(session.switches.speakOtherLanguage))
            let refused = try #require(session.samples.refusedValue)
            let sample = try #require(session.samples.draft(of: session.samples.object))
            let draft = RecordDraft(
                object: sample.object, values: sample.values.merging([refused.property: refused.value]) { $1 })
            let outcomes = try await session.refused("a value") { try await session.writing.create([draft]) }
            guard case .failed(let error) = outcomes.first else {
                Issue.record("the record was not refused")
                return
            }
            #expect(error.fields.contains { $0.property == refused.property && $0.cause == refused.cause })
        }
    }

    /// The body with every text for people in another language.
    private static func translated(_ body: JSON) -> JSON {
        switch body {
        case .array(let entries): return .array(entries.map(translated))
        case .object(let members):
            var copy = members
            for name in ["message", "error_description"] where copy[name]?.string != nil {
                copy[name] = "要求は処理されませんでした。管理者に連絡してください。"
            }
            return .object(copy)
        default: return body
        }
    }

    @Test("Every kind that a vendor's words can cause is caused here", arguments: Subject.all)
    func kindsAreCovered(_ subject: Subject) {
        var kinds = Set(subject.refusals.map(\.kind))
        kinds.formUnion(subject.refusals.map(\.kindOfCreation))
        var expected: Set<ConnectorErrorKind> = [
            .forbidden, .notFound, .invalid, .unavailable, .outcomeUnknown,
        ]
        if subject.has(.propertyNameConflicts) { expected.insert(.conflict) }
        if subject.has(.burstLimit) { expected.insert(.rateLimited) }
        if subject.has(.dailyQuota), subject.has(.wordedQuota) { expected.insert(.quotaExhausted) }
        #expect(kinds.isSuperset(of: expected))
    }

    @Test("A body that the vendor never sends doesn't hide the status", arguments: Subject.all)
    func strangeBodies(_ subject: Subject) async throws {
        let bodies: [FaultBody] = [.empty, .html, .json([]), .json("text"), .json(["message": 7, "errors": "none"])]
        try await subject.run(.oneAttempt) { session in
            for body in bodies {
                session.inject(.status(404, body: body), on: session.operations.owners)
                let kind = await outcome {
                    try await session.reading.owners(withEmails: [session.samples.owner.email])
                }
                #expect(kind == .notFound, "with \(body)")
            }
        }
    }
}
