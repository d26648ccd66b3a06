public import ConnectorKit

/// Repeats a call that may succeed later.
///
/// It obeys `error.retry` and judges nothing itself: whoever made the error knew the request and the answer.
/// A wait beyond the policy's `pauseMax` is thrown to the caller, who parks the work instead of holding a task.
public struct RetryLayer: TransportLayer {
    private let policy: RetryPolicy
    private let clock: any TransportClock
    private let jitter: @Sendable (Duration) -> Duration

    /// Repeats by a policy.
    ///
    /// - Parameter jitter: makes the real pause of a planned one; not asked where the vendor named the pause.
    public init(
        policy: RetryPolicy = RetryPolicy(), clock: any TransportClock,
        jitter: @escaping @Sendable (Duration) -> Duration = RetryPolicy.spread
    ) {
        self.policy = policy
        self.clock = clock
        self.jitter = jitter
    }

    /// Sends a request, again if that may help.
    ///
    /// - Throws: the last failure, its `retry` turned to `.exhausted` when all attempts are used up.
    public func send(
        _ request: HTTPRequest, through next: any HTTPTransport
    ) async throws(ConnectorError) -> HTTPResponse {
        var planned = policy.pauseMin
        var attempt = 1
        while true {
            do {
                return try await next.send(request)
            } catch {
                let pause = try pause(after: error, attempt: attempt, planned: planned)
                try await wait(pause, request)
            }
            attempt += 1
            planned = min(planned * 2, policy.pauseMax)
        }
    }

    private func pause(
        after error: ConnectorError, attempt: Int, planned: Duration
    ) throws(ConnectorError) -> Duration {
        guard case .later(let advised) = error.retry else { throw error }
        let pause = advised ?? jitter(planned)
        guard pause <= policy.pauseMax else { throw error }
        guard attempt < policy.attemptsMax else { throw error.exhausted() }
        return max(pause, .zero)
    }

    private func wait(_ pause: Duration, _ request: HTTPRequest) async throws(ConnectorError) {
        do {
            try await clock.sleep(for: pause)
        } catch {
            throw ConnectorError(
                .cancelled, operation: request.operation, message: "given up while waiting to ask again")
        }
    }
}
