import ConnectorKit
import Foundation
import Synchronization
import Testing

@testable import TransportLayers

@Suite("Rate budget", .timeLimit(.minutes(1)))
struct RateBudgetTests {
    private let clock = ManualClock()
    private let read: OperationName = "toy.things.read"
    private let search: OperationName = "toy.things.search"

    private func burst(_ capacity: Int, seconds: Int = 10) -> RateLimit {
        RateLimit(
            bucket: "burst", capacity: capacity, window: .rolling(.seconds(seconds)), unit: "tokens", source: "test")
    }

    private func daily(_ capacity: Int) -> RateLimit {
        RateLimit(bucket: "daily", capacity: capacity, window: .daily, source: "test")
    }

    private func budget(_ limits: RateLimit..., queueMax: Int = 100, restored: BudgetSnapshot = .init()) -> RateBudget {
        RateBudget(limits: limits, clock: clock, queueMax: queueMax, restored: restored)
    }

    /// Takes permits and hands them back as spent.
    private func spend(
        _ count: Int, from budget: RateBudget, _ party: BudgetParty = "run", _ priority: CallPriority = .interactive
    ) async throws(ConnectorError) {
        for _ in 0..<count {
            await budget.finish(try await budget.permit(for: read, party: party, priority: priority))
        }
    }

    private func refusal(
        by budget: RateBudget, _ priority: CallPriority = .bulk, operation: OperationName? = nil
    ) async -> ConnectorError? {
        await failure { () async throws(ConnectorError) in
            try await budget.permit(for: operation ?? read, party: "run", priority: priority)
        }
    }

    /// Starts a call that notes its party when it is done, and waits until it stands in the queue.
    private func join(
        _ budget: RateBudget, _ party: BudgetParty, _ priority: CallPriority = .bulk, into order: Order,
        operation: OperationName? = nil, cost: CallCost = 1
    ) async -> Task<Void, any Error> {
        let waiting = await budget.waitingCount
        let operation = operation ?? read
        let task = Task {
            let permit = try await budget.permit(for: operation, cost: cost, party: party, priority: priority)
            await budget.finish(permit)
            // Noted last: who sees the name may move the clock, and the spending stands at its moment.
            order.append(party.rawValue)
        }
        while await budget.waitingCount <= waiting, !Task.isCancelled { await Task.yield() }
        return task
    }

    private final class Order: Sendable {
        private let names = Mutex([String]())
        var all: [String] { names.withLock { $0 } }
        func append(_ name: String) { names.withLock { $0.append(name) } }
    }

    @Test("What fits the limit passes at once, what doesn't waits for the window to move on")
    func waits() async throws {
        let budget = budget(burst(2))
        try await spend(2, from: budget)
        let order = Order()
        let task = await join(budget, "late", .interactive, into: order)
        clock.advance(by: .milliseconds(9_999))
        #expect(await budget.waitingCount == 1)
        clock.advance(by: .milliseconds(1))
        try await task.value
        #expect(await budget.usage(of: "late").waited == .seconds(10))
        #expect(await budget.usage(of: "run").waited == .zero)
    }

    @Test("A permit that is handed back unused lets the next one pass at once")
    func refund() async throws {
        let budget = budget(burst(1))
        let permit = try await budget.permit(for: read, party: "a", priority: .interactive)
        let order = Order()
        let task = await join(budget, "b", .interactive, into: order)
        await budget.finish(
            permit, failure: ConnectorError(.unreachable, operation: read, message: "no connection"))
        try await task.value
        #expect(order.all == ["b"])
    }

    @Test("SYNC-14: parties of one priority take turns, however many calls one of them has waiting")
    func fair() async throws {
        let budget = budget(burst(2, seconds: 1))
        try await spend(2, from: budget)
        let order = Order()
        var tasks: [Task<Void, any Error>] = []
        for _ in 0..<6 { tasks.append(await join(budget, "greedy", into: order)) }
        for _ in 0..<3 { tasks.append(await join(budget, "modest", into: order)) }
        for served in 1...9 {
            clock.advance(by: .seconds(1))
            while order.all.count < served, !Task.isCancelled { await Task.yield() }
        }
        for task in tasks { try await task.value }
        #expect(
            order.all == [
                "greedy", "modest", "greedy", "modest", "greedy", "modest", "greedy", "greedy", "greedy",
            ])
    }

    @Test("I-15: an interactive call passes at once from the reserve, while bulk waits")
    func interactiveFirst() async throws {
        let budget = budget(burst(10))
        try await spend(9, from: budget, "run", .bulk)
        let order = Order()
        let bulk = await join(budget, "run", into: order)
        try await spend(1, from: budget, "person", .interactive)
        #expect(order.all.isEmpty)
        #expect(await budget.usage(of: "person").waited == .zero)
        clock.advance(by: .seconds(10))
        try await bulk.value
    }

    @Test("An interactive call that waits is served before bulk calls that came earlier")
    func interactiveOvertakes() async throws {
        let budget = budget(burst(1))
        try await spend(1, from: budget)
        let order = Order()
        let bulk = await join(budget, "run", .bulk, into: order)
        let person = await join(budget, "person", .interactive, into: order)
        for served in 1...2 {
            clock.advance(by: .seconds(10))
            while order.all.count < served, !Task.isCancelled { await Task.yield() }
        }
        try await bulk.value
        try await person.value
        #expect(order.all == ["person", "run"])
    }

    @Test("A costly call is not overtaken for ever by cheap ones")
    func costlyIsServed() async throws {
        let budget = budget(burst(10))
        try await spend(6, from: budget)
        let order = Order()
        let costly = await join(budget, "costly", .interactive, into: order, cost: 8)
        let cheap = await join(budget, "cheap", .interactive, into: order)
        #expect(await budget.waitingCount == 2)
        #expect(await budget.standing().map(\.spent) == [6])
        clock.advance(by: .seconds(10))
        try await costly.value
        try await cheap.value
        #expect(await budget.standing().map(\.spent) == [9])
    }

    @Test("A full bucket holds up only the operations that it counts")
    func lanes() async throws {
        let limit = RateLimit(
            bucket: "search", capacity: 1, window: .rolling(.seconds(1)), operations: [search], source: "test")
        let budget = budget(burst(100), limit)
        await budget.finish(try await budget.permit(for: search, party: "run", priority: .bulk))
        let order = Order()
        let held = await join(budget, "run", into: order, operation: search)
        try await spend(3, from: budget, "run", .bulk)
        #expect(await budget.waitingCount == 1)
        clock.advance(by: .seconds(1))
        try await held.value
        #expect(await budget.usage(of: "run").calls == [search: 2, read: 3])
    }

    @Test("SYNC-14: a quota that is used up is an error with the time to its reset; the reserve stays for people")
    func quota() async throws {
        // 2026-11-21 10:00 UTC: 14 hours to midnight.
        let budget = budget(daily(10))
        try await spend(9, from: budget, "run", .bulk)
        let error = await refusal(by: budget)
        #expect(error?.kind == .quotaExhausted)
        #expect(error?.retry == .later(after: .seconds(14 * 3_600)))
        try await spend(1, from: budget, "person", .interactive)
        #expect(await refusal(by: budget, .interactive)?.kind == .quotaExhausted)
        clock.advance(by: .seconds(14 * 3_600))
        try await spend(9, from: budget, "run", .bulk)
    }

    @Test("The day ends in the account's time zone")
    func timeZone() async throws {
        let zone = try #require(TimeZone(identifier: "America/New_York"))
        let budget = RateBudget(limits: [daily(1)], clock: clock, timeZone: zone)
        try await spend(1, from: budget)
        #expect(await refusal(by: budget, .interactive)?.retry == .later(after: .seconds(19 * 3_600)))
    }

    @Test("After rate_limited the short limits of the call pause for the time that the vendor named")
    func rateLimited() async throws {
        let budget = budget(burst(100), daily(1_000))
        let permit = try await budget.permit(for: read, party: "run", priority: .bulk)
        await budget.finish(
            permit,
            failure: ConnectorError(
                .rateLimited, operation: read, message: "slow down", retry: .later(after: .seconds(7))))
        let order = Order()
        let task = await join(budget, "person", .interactive, into: order)
        clock.advance(by: .milliseconds(6_999))
        #expect(await budget.waitingCount == 1)
        clock.advance(by: .milliseconds(1))
        try await task.value
        #expect(await budget.standing().map(\.pausedFor) == [nil, nil])
    }

    @Test("After rate_limited without a time the fullest limit pauses for its window")
    func rateLimitedUnadvised() async throws {
        let limit = RateLimit(
            bucket: "search", capacity: 2, window: .rolling(.seconds(1)), operations: [search], source: "test")
        let budget = budget(burst(100), limit)
        let permit = try await budget.permit(for: search, party: "run", priority: .interactive)
        await budget.finish(
            permit, failure: ConnectorError(.rateLimited, operation: search, message: "slow down"))
        #expect(await budget.standing().map(\.pausedFor) == [nil, .seconds(1)])
        try await spend(1, from: budget)
    }

    @Test("A pause longer than a minute is told, not waited for")
    func longPause() async throws {
        let budget = budget(burst(100))
        let permit = try await budget.permit(for: read, party: "run", priority: .bulk)
        await budget.finish(
            permit,
            failure: ConnectorError(
                .rateLimited, operation: read, message: "slow down", retry: .later(after: .seconds(300))))
        let error = await refusal(by: budget, .interactive)
        #expect(error?.kind == .rateLimited && error?.retry == .later(after: .seconds(300)))
    }

    @Test("After quota_exhausted everybody stays away until the reset that the vendor named")
    func quotaFromVendor() async throws {
        let budget = budget(burst(100), daily(1_000))
        let permit = try await budget.permit(for: read, party: "run", priority: .bulk)
        await budget.finish(
            permit,
            failure: ConnectorError(
                .quotaExhausted, operation: read, message: "enough", retry: .later(after: .seconds(5_000))))
        #expect(await refusal(by: budget, .interactive)?.retry == .later(after: .seconds(5_000)))
        clock.advance(by: .seconds(5_000))
        try await spend(1, from: budget)
    }

    @Test("Readings of answers are taken over, those of unknown buckets passed over")
    func readings() async throws {
        let budget = budget(burst(100))
        await budget.apply([
            BudgetReading(bucket: "burst", capacity: 150, remaining: 0),
            BudgetReading(bucket: "unheard-of", capacity: 1, remaining: 0),
        ])
        let standing = await budget.standing()
        #expect(standing.map(\.capacity) == [150] && standing.map(\.spent) == [150] && standing.map(\.reserve) == [15])
    }

    @Test("SEC-7: no more than a bounded number of calls wait")
    func boundedQueue() async throws {
        let budget = budget(burst(1), queueMax: 3)
        try await spend(1, from: budget)
        let order = Order()
        var tasks: [Task<Void, any Error>] = []
        for _ in 0..<3 { tasks.append(await join(budget, "run", into: order)) }
        #expect(await refusal(by: budget)?.kind == .rateLimited)
        for task in tasks { task.cancel() }
        for task in tasks { _ = await task.result }
        #expect(await budget.waitingCount == 0)
    }

    @Test("A waiting call that is given up leaves the queue, and nobody waits for it")
    func cancellation() async throws {
        let budget = budget(burst(1))
        try await spend(1, from: budget)
        let order = Order()
        let first = await join(budget, "first", into: order)
        let second = await join(budget, "second", into: order)
        first.cancel()
        let result = await first.result
        #expect(throws: ConnectorError.self) { try result.get() }
        clock.advance(by: .seconds(10))
        try await second.value
        #expect(order.all == ["second"])
        #expect(await budget.usage(of: "first").callCount == 0)
    }

    @Test("A call whose task was cancelled before it asked is told so, where it would have to wait")
    func cancelledBefore() async throws {
        let budget = budget(burst(1))
        try await spend(1, from: budget)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await refusal(by: budget)
        }
        task.cancel()
        #expect(await task.value?.kind == .cancelled)
        #expect(await budget.waitingCount == 0)
    }

    @Test("What was spent of the day is restored after a restart, and ends at the same moment")
    func snapshot() async throws {
        let first = budget(burst(100), daily(10))
        try await spend(6, from: first)
        _ = try await first.permit(for: read, party: "run", priority: .interactive)
        let snapshot = try JSONDecoder().decode(
            BudgetSnapshot.self, from: JSONEncoder().encode(await first.snapshot()))
        #expect(snapshot.spends.map(\.cost).reduce(0, +) == 7)
        #expect(Set(snapshot.spends.map(\.bucket)) == ["daily"])

        clock.advance(by: .seconds(3_600))
        let second = budget(burst(100), daily(10), restored: snapshot)
        try await spend(3, from: second)
        #expect(await refusal(by: second, .interactive)?.retry == .later(after: .seconds(13 * 3_600)))
        clock.advance(by: .seconds(13 * 3_600))
        #expect(await second.standing().map(\.spent) == [0, 0])
        let third = budget(burst(100), daily(10), restored: snapshot)
        #expect(await third.standing().map(\.spent) == [0, 0])
    }

    @Test("A pause that the vendor asked for outlives a restart")
    func snapshotOfPause() async throws {
        let first = budget(daily(10))
        let permit = try await first.permit(for: read, party: "run", priority: .bulk)
        await first.finish(
            permit, failure: ConnectorError(.quotaExhausted, operation: read, message: "enough"))
        let second = budget(daily(10), restored: await first.snapshot())
        #expect(await refusal(by: second, .interactive)?.retry == .later(after: .seconds(14 * 3_600)))
    }

    @Test("Usage counts calls by operation, forgets on demand, and remembers a bounded number of parties")
    func usage() async throws {
        let budget = budget(burst(100_000))
        try await spend(3, from: budget, "run")
        #expect(await budget.usage(of: "run").callCount == 3)
        await budget.forget("run")
        #expect(await budget.usage(of: "run").callCount == 0)
        for index in 0..<(BudgetUsageRecord.partiesMax + 5) {
            try await spend(1, from: budget, BudgetParty(rawValue: "\(index)"))
        }
        #expect(await budget.usage(of: "4").callCount == 0)
        #expect(await budget.usage(of: "5").callCount == 1)
    }

    @Test("A permit that is handed back twice counts once")
    func finishTwice() async throws {
        let budget = budget(burst(10))
        let permit = try await budget.permit(for: read, party: "run", priority: .bulk)
        await budget.finish(permit)
        await budget.finish(permit)
        #expect(await budget.standing().map(\.spent) == [1])
    }

    @Test("An operation that no limit counts passes freely")
    func uncounted() async throws {
        let limit = RateLimit(
            bucket: "search", capacity: 1, window: .rolling(.seconds(1)), operations: [search], source: "test")
        try await spend(50, from: budget(limit))
        #expect(clock.sleeperCount == 0)
    }

    @Test("SYNC-14: A window of no length limits what is under way at once, and frees its place with the answer")
    func atOnce() async throws {
        let budget = budget(burst(2, seconds: 0))
        let first = try await budget.permit(for: read, party: "a", priority: .interactive)
        let second = try await budget.permit(for: read, party: "a", priority: .interactive)
        let order = Order()
        let third = await join(budget, "third", .interactive, into: order)
        #expect(order.all.isEmpty)
        await budget.finish(first)
        try await third.value
        #expect(order.all == ["third"])
        await budget.finish(second)
        try await spend(20, from: budget)
        #expect(await budget.waitingCount == 0)
    }
}
