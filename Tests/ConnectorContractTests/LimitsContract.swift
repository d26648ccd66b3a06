import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing
import TransportLayers

@Suite("Limits and quotas")
struct LimitsContract {
    /// A day, and what the budget rounds the end of a rolling one up by.
    private static let dayAndMore: Duration = .seconds(86_400 + 90)

    @Test(
        "SYNC-14: What answers say of a limit replaces what we assumed", arguments: Subject.all)
    func readingsAreTakenOver(_ subject: Subject) async throws {
        try subject.needs(.budgetReadings, .burstLimit)
        let options = SessionOptions.with { $0.variant.callsPerBurstMax = 37 }
        try await subject.run(options) { session in
            _ = try await session.reading.identify()
            let standing = await session.budget.standing()
            #expect(standing.contains { $0.capacity == 37 && $0.spent >= 1 })
        }
    }

    @Test(
        "SYNC-14: Readings name limits that the descriptor knows", arguments: Subject.all)
    func readingsNameKnownLimits(_ subject: Subject) async throws {
        try subject.needs(.budgetReadings)
        let known = Set(subject.descriptor.limits.map(\.bucket))
        #expect(known.count == subject.descriptor.limits.count)
        let request = HTTPRequest(operation: "contract.probe.read", method: .get, path: "/")
        try await subject.run { session in
            _ = try await session.reading.pipelines(of: .deal)
            let headers = try #require(session.exchanges.exchanges.first?.responseHeaders)
            let response = HTTPResponse(status: 200, headers: HTTPHeaders(fields(of: headers)))
            let readings = subject.connector.budgetReadings(in: response, to: request)
            #expect(!readings.isEmpty && readings.allSatisfy { known.contains($0.bucket) })
        }
    }

    @Test(
        "SYNC-14: More calls than a window allows are spread over windows, and all succeed", arguments: Subject.all)
    func burstIsSpread(_ subject: Subject) async throws {
        try subject.needs(.burstLimit)
        // Where no answer tells a limit, the vendor's own is kept to.
        let told = subject.has(.budgetReadings) ? 10 : nil
        let options = SessionOptions.with { $0.variant.callsPerBurstMax = told }
        try await subject.run(options) { session in
            _ = try await session.reading.identify()
            _ = try await session.reading.pipelines(of: .deal)
            let calls = try #require(told ?? capacity(session)) * 4
            let count = try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<calls { group.addTask { _ = try await session.reading.pipelines(of: .deal) } }
                return try await group.reduce(into: 0) { count, _ in count += 1 }
            }
            #expect(count == calls && !session.clock.jumps.isEmpty)
            let refused = session.mock.journal.entries.filter { $0.status == 429 }
            #expect(refused.count <= 10, "the budget, not the CRM, keeps us below the limit")
        }
    }

    @Test(
        "SYNC-14: A day's quota that is used up is quota_exhausted, says when it goes on, and makes no call",
        arguments: Subject.all)
    func quotaIsUsedUp(_ subject: Subject) async throws {
        try subject.needs(.dailyQuota)
        let options = SessionOptions.with {
            $0.variant.callsPerDayMax = 6
            $0.key = subject.has(.staticTokens) ? .staticToken : nil
        }
        try await subject.run(options) { session in
            let error = try await #require(throws: ConnectorError.self) {
                for _ in 0..<20 { _ = try await session.reading.pipelines(of: .deal) }
            }
            #expect(error.kind == .quotaExhausted)
            guard case .later(let wait?) = error.retry else {
                Issue.record("it doesn't say when to go on: \(error.retry)")
                return
            }
            #expect(wait > .zero && wait <= LimitsContract.dayAndMore)
            let before = session.mock.journal.count
            let kind = await outcome { try await session.reading.pipelines(of: .deal) }
            #expect(kind == .quotaExhausted && session.mock.journal.count == before)
            // The CRM's day may end in another time zone than the budget's: a whole day is over in both.
            session.clock.advance(by: LimitsContract.dayAndMore)
            let next = await session.refused("a token that a day has ended") {
                await outcome { try await session.reading.pipelines(of: .deal) }
            }
            #expect(next == nil)
        }
    }

    @Test(
        "SYNC-14: Runs leave the reserve of a day's quota to people", arguments: Subject.all)
    func reserveIsKept(_ subject: Subject) async throws {
        try subject.needs(.dailyQuota, .budgetReadings)
        // Where no answer tells the quota's size, ours is what the reserve is a part of.
        let quota = subject.descriptor.limits.first(where: LimitsContract.isQuota)
        let size = subject.has(.quotaSizes) ? 40 : try #require(quota).capacity
        let options = SessionOptions.with {
            $0.variant.callsPerDayMax = size
            $0.variant.callsPerDayUsed = size * 9 / 10 - 36
            $0.key = subject.has(.staticTokens) ? .staticToken : nil
            $0.priority = .bulk
        }
        try await subject.run(options) { session in
            let kind = await outcome {
                for _ in 0..<60 { _ = try await session.reading.pipelines(of: .deal) }
            }
            #expect(kind == .quotaExhausted)
            #expect(session.mock.journal.count <= 37 && session.mock.journal.count >= 30)
        }
    }

    @Test(
        "A wait longer than a call may be held is handed to the caller, with the time", arguments: Subject.all)
    func longWaitIsHandedOver(_ subject: Subject) async throws {
        try subject.needs(.burstLimit, .retryAfter)
        let refusal = subject.refusals.first { $0.kind == .rateLimited }
        try await subject.run { session in
            let refusal = try #require(refusal)
            session.inject(.status(refusal.status, retryAfter: 300, body: refusal.body), on: session.operations.owners)
            let error = try await #require(throws: ConnectorError.self) {
                _ = try await session.reading.owners(withEmails: [session.samples.owner.email])
            }
            #expect(error.kind == .rateLimited && error.retry == .later(after: .seconds(300)))
            #expect(session.calls(of: session.operations.owners) == 1 && session.clock.jumps.isEmpty)
        }
    }

    @Test(
        "A creation that was refused for the rate was not done, and is sent again", arguments: Subject.all)
    func limitedCreationIsRepeated(_ subject: Subject) async throws {
        try subject.needs(.burstLimit)
        let refusal = subject.refusals.first { $0.kind == .rateLimited }
        try await subject.run { session in
            session.inject(try #require(refusal).fault, on: session.operations.createRecords)
            #expect(await kindOfCreation(session) == nil)
            #expect(session.calls(of: session.operations.createRecords) == 2)
        }
    }

    @Test("Every limit says where its number comes from", arguments: Subject.all)
    func limitsHaveSources(_ subject: Subject) {
        #expect(!subject.descriptor.limits.isEmpty)
        #expect(subject.descriptor.limits.allSatisfy { !$0.source.isEmpty && $0.capacity > 0 })
    }

    /// Whether a limit is used up for hours: until midnight, or over a rolling day.
    private static func isQuota(_ limit: RateLimit) -> Bool {
        switch limit.window {
        case .daily: true
        case .rolling(let length): length >= .seconds(3_600)
        }
    }

    /// How many calls like the last one the vendor allows in one window, by its descriptor.
    private func capacity(_ session: SubjectSession) -> Int? {
        guard let asked = session.exchanges.exchanges.last?.operation else { return nil }
        return session.subject.descriptor.limits.filter { $0.counts(asked) }.map(\.capacity).min()
    }

    private func fields(of headers: RecordedValue) -> [HTTPHeaders.Field] {
        guard case .object(let members) = headers else { return [] }
        return members.compactMap { member in
            guard case .string(let value) = member.value else { return nil }
            return HTTPHeaders.Field(name: member.name, value: value)
        }
    }
}
