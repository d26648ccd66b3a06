import ConnectorKit
import Testing

@testable import TransportLayers

@Suite("Deadline layer", .timeLimit(.minutes(1)))
struct DeadlineLayerTests {
    private let clock = ManualClock()

    /// A transport that answers only when its task is cancelled.
    private func silent(
        _ kind: ConnectorErrorKind = .cancelled, progress: TransferFacts.Progress? = nil
    ) -> FakeTransport {
        FakeTransport { [clock] _, _ in
            try? await clock.sleep(for: .seconds(100_000))
            return .error(kind, progress: progress)
        }
    }

    private func stack(over base: FakeTransport) -> any HTTPTransport {
        let classify = ClassifyLayer(failure: { _, _ in nil }, clock: clock)
        return LayeredTransport(
            DeadlineLayer(clock: clock), around: LayeredTransport(classify, around: base))
    }

    private func timedOut(_ request: HTTPRequest, over base: FakeTransport) async -> ConnectorError? {
        let stack = stack(over: base)
        async let error = failure { () async throws(ConnectorError) in try await stack.send(request) }
        await clock.untilSleepers(2)
        clock.advance(by: .seconds(60))
        return await error
    }

    @Test("T-30: a read without an answer ends as timed_out after 60 s, and its transfer is cancelled")
    func readTimesOut() async {
        let base = silent()
        let error = await timedOut(.toyRead(), over: base)
        #expect(error?.kind == .timedOut)
        #expect(error?.isRetryable == true)
        #expect(error?.message.contains("60 s") == true)
        #expect(clock.sleeperCount == 0)
    }

    @Test("T-14: a create that was sent and not answered in time is outcome_unknown, never to be repeated")
    func sentCreateIsUnknown() async {
        let error = await timedOut(.toyCreate(), over: silent(progress: .sentUnanswered))
        #expect(error?.kind == .outcomeUnknown)
        #expect(error?.retry == .never)
        #expect(error?.transfer?.progress == .sentUnanswered)
    }

    @Test("A create whose connection never stood is timed_out: nothing was sent")
    func unsentCreateTimesOut() async {
        let error = await timedOut(.toyCreate(), over: silent(progress: .notConnected))
        #expect(error?.kind == .timedOut)
    }

    @Test("A create that was refused, and waits for its next attempt, is timed_out: nothing is open")
    func pausedCreateTimesOut() async {
        let classify = ClassifyLayer(failure: { _, _ in nil }, clock: clock)
        let base = FakeTransport(answers: .status(429, ["Retry-After": "9"]))
        let retry = LayeredTransport(
            RetryLayer(clock: clock), around: LayeredTransport(classify, around: base))
        let stack = LayeredTransport(DeadlineLayer(budget: .seconds(5), clock: clock), around: retry)
        async let error = failure { () async throws(ConnectorError) in try await stack.send(.toyCreate()) }
        await clock.untilSleepers(2)
        clock.advance(by: .seconds(5))
        #expect(await error?.kind == .timedOut)
        #expect(base.requests.count == 1)
    }

    @Test("An answer in time passes, and nothing sleeps on")
    func answerPasses() async throws {
        let response = try await stack(over: FakeTransport(answers: .status(200))).send(.toyRead())
        #expect(response.status == 200)
        #expect(clock.sleeperCount == 0)
    }

    @Test("An answer that came while the deadline passed is returned")
    func lateAnswerIsKept() async throws {
        let base = FakeTransport { [clock] _, _ in
            try? await clock.sleep(for: .seconds(100_000))
            return .status(201)
        }
        let stack = stack(over: base)
        async let response = stack.send(.toyCreate())
        await clock.untilSleepers(2)
        clock.advance(by: .seconds(60))
        #expect(try await response.status == 201)
    }

    @Test("A caller who gives up gets cancelled, not timed_out")
    func cancellationPasses() async {
        let stack = stack(over: silent())
        let task = Task {
            await failure { () async throws(ConnectorError) in try await stack.send(.toyRead()) }
        }
        await clock.untilSleepers(2)
        task.cancel()
        #expect(await task.value?.kind == .cancelled)
    }
}
