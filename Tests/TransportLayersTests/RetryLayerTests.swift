import ConnectorKit
import Testing

@testable import TransportLayers

@Suite("Retry layer", .timeLimit(.minutes(1)))
struct RetryLayerTests {
    private let clock = EagerClock()

    private func send(
        over base: FakeTransport, jitter: @escaping @Sendable (Duration) -> Duration = { $0 }
    ) async -> Result<HTTPResponse, ConnectorError> {
        await LayeredTransport(RetryLayer(clock: clock, jitter: jitter), around: base).outcome(of: .toyRead())
    }

    @Test("A call is tried four times, with doubled pauses, and then says that it is exhausted")
    func triesFourTimes() async {
        let base = FakeTransport(answers: .error(.unavailable))
        let result = await send(over: base)
        #expect(throws: ConnectorError.self) { try result.get() }
        #expect(base.requests.count == 4)
        #expect(clock.sleeps == [.milliseconds(200), .milliseconds(400), .milliseconds(800)])
        guard case .failure(let error) = result else { return }
        #expect(error.retry == .exhausted && error.kind == .unavailable)
    }

    @Test("The vendor's pause is kept to the letter, without jitter")
    func keepsAdvice() async {
        let base = FakeTransport(answers: .error(.rateLimited, retry: .later(after: .seconds(3))), .status(200))
        let result = await send(over: base, jitter: { _ in .zero })
        #expect((try? result.get().status) == 200)
        #expect(clock.sleeps == [.seconds(3)])
    }

    @Test("Pauses of our own are spread by the jitter")
    func spreads() async {
        let base = FakeTransport(answers: .error(.unavailable), .error(.unavailable), .status(200))
        _ = await send(over: base, jitter: { $0 / 2 })
        #expect(clock.sleeps == [.milliseconds(100), .milliseconds(200)])
    }

    @Test("The usual jitter stays within the upper half of the pause")
    func usualJitter() {
        for _ in 0..<1_000 {
            let pause = RetryPolicy.spread(.seconds(1))
            #expect(pause >= .milliseconds(500) && pause <= .seconds(1))
        }
    }

    @Test("SYNC-14: a wait of more than 10 s is thrown as it is, for the run to be parked")
    func throwsLongWaits() async {
        let base = FakeTransport(answers: .error(.quotaExhausted, retry: .later(after: .seconds(11))))
        guard case .failure(let error) = await send(over: base) else { return #expect(Bool(false)) }
        #expect(error.retry == .later(after: .seconds(11)))
        #expect(base.requests.count == 1 && clock.sleeps.isEmpty)
    }

    @Test("What says never, or is exhausted below, is not repeated", arguments: [RetryAdvice.never, .exhausted])
    func obeysNever(_ advice: RetryAdvice) async {
        let base = FakeTransport(answers: .error(.unavailable, retry: advice))
        guard case .failure(let error) = await send(over: base) else { return #expect(Bool(false)) }
        #expect(error.retry == advice)
        #expect(base.requests.count == 1)
    }

    @Test("A pause that is cancelled ends the call as cancelled")
    func cancels() async {
        let clock = ManualClock()
        let stack = LayeredTransport(
            RetryLayer(clock: clock), around: FakeTransport(answers: .error(.unavailable)))
        let task = Task { await stack.outcome(of: .toyRead()) }
        await clock.untilSleepers(1)
        task.cancel()
        guard case .failure(let error) = await task.value else { return #expect(Bool(false)) }
        #expect(error.kind == .cancelled)
    }
}
