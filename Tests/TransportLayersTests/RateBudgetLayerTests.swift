import ConnectorKit
import Testing

@testable import TransportLayers

@Suite("Rate budget layer", .timeLimit(.minutes(1)))
struct RateBudgetLayerTests {
    private let clock = ManualClock()

    private func budget(_ capacity: Int) -> RateBudget {
        let limit = RateLimit(
            bucket: "burst", capacity: capacity, window: .rolling(.seconds(10)), unit: "tokens", source: "test")
        return RateBudget(limits: [limit], clock: clock)
    }

    private func stack(_ budget: RateBudget, over base: FakeTransport) -> any HTTPTransport {
        LayeredTransport(RateBudgetLayer(budget: budget, party: "run", priority: .bulk), around: base)
    }

    @Test("SYNC-14: each attempt pays its cost and hands its permit back, answered or not")
    func pays() async {
        let budget = budget(100)
        let base = FakeTransport(answers: .status(200), .error(.unavailable, progress: .cutOff), .error(.timedOut))
        for _ in 0..<3 { _ = await stack(budget, over: base).outcome(of: .toyRead(cost: 5)) }
        #expect(await budget.standing().map(\.spent) == [15])
        clock.advance(by: .seconds(10))
        #expect(await budget.standing().map(\.spent) == [0])
        #expect(await budget.usage(of: "run").calls == ["toy.things.read": 3])
    }

    @Test("SYNC-14: A limit on calls counts a costly call once, a limit on tokens counts its price")
    func unitsAreTheLimits() async {
        let limits = ["calls", "tokens"].map { unit in
            RateLimit(bucket: unit, capacity: 100, window: .rolling(.seconds(10)), unit: unit, source: "test")
        }
        let budget = RateBudget(limits: limits, clock: clock)
        let base = FakeTransport(answers: .status(200), .status(200))
        for _ in 0..<2 { _ = await stack(budget, over: base).outcome(of: .toyRead(cost: 20)) }
        #expect(await budget.standing().map(\.spent) == [2, 40])
    }

    @Test("What was never sent costs nothing")
    func unsent() async {
        let budget = budget(100)
        let base = FakeTransport(answers: .error(.unreachable), .error(.invalid, progress: .notConnected))
        for _ in 0..<2 { _ = await stack(budget, over: base).outcome(of: .toyRead()) }
        #expect(await budget.standing().map(\.spent) == [0])
    }

    @Test("A refusal for the rate keeps the next call waiting")
    func pauses() async {
        let budget = budget(100)
        let base = FakeTransport(answers: .error(.rateLimited, retry: .later(after: .seconds(4))), .status(200))
        let stack = stack(budget, over: base)
        _ = await stack.outcome(of: .toyRead())
        async let second = stack.outcome(of: .toyRead())
        await clock.untilSleepers(1)
        #expect(base.requests.count == 1)
        clock.advance(by: .seconds(4))
        #expect((try? await second.get().status) == 200)
    }
}
