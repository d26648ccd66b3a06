public import ConnectorKit

/// Gives a whole logical call one budget of time: attempts, pauses, waits for permits and refreshes together.
///
/// When it passes, the call is cancelled and ends as `.timed_out`; or as `.outcome_unknown` where a request that isn't
/// safe to repeat was sent and its answer hadn't come. An answer that arrives in the last moment is still returned.
/// A caller's own cancellation is passed down and comes back as `.cancelled`.
public struct DeadlineLayer: TransportLayer {
    /// The usual budget: 60 s.
    public static let budgetDefault: Duration = .seconds(60)

    private enum Event: Sendable {
        case ended(Result<HTTPResponse, ConnectorError>)
        case deadline
        case stoppedWaiting
    }

    private let budget: Duration
    private let clock: any TransportClock

    /// Bounds calls.
    public init(budget: Duration = DeadlineLayer.budgetDefault, clock: any TransportClock) {
        self.budget = budget
        self.clock = clock
    }

    /// Sends a request within the budget.
    public func send(
        _ request: HTTPRequest, through next: any HTTPTransport
    ) async throws(ConnectorError) -> HTTPResponse {
        let progress = CallProgress()
        let (result, isLate) = await CallProgress.$current.withValue(progress) {
            await race(request, through: next)
        }
        switch result {
        case .success(let response): return response
        case .failure(let error): throw isLate ? late(error, request, progress) : error
        }
    }

    private func race(
        _ request: HTTPRequest, through next: any HTTPTransport
    ) async -> (Result<HTTPResponse, ConnectorError>, isLate: Bool) {
        let deadline = clock.now + budget
        return await withTaskGroup(of: Event.self) { group in
            group.addTask { .ended(await next.outcome(of: request)) }
            group.addTask { [clock] in
                do { try await clock.sleep(until: deadline) } catch { return .stoppedWaiting }
                return .deadline
            }
            var isLate = false
            for await event in group {
                switch event {
                case .ended(let result):
                    group.cancelAll()
                    return (result, isLate)
                case .deadline:
                    isLate = true
                    group.cancelAll()
                case .stoppedWaiting:
                    continue
                }
            }
            preconditionFailure("a group with a call in it ends with the call")
        }
    }

    private func late(_ error: ConnectorError, _ request: HTTPRequest, _ progress: CallProgress) -> ConnectorError {
        if error.kind == .outcomeUnknown { return error }
        let isOpen = !request.isIdempotent && progress.mayHaveActed
        let words =
            isOpen
            ? "no answer within \(budget.inWords); whether it was done must be looked up"
            : "not done within \(budget.inWords)"
        return ConnectorError(
            isOpen ? .outcomeUnknown : .timedOut, operation: request.operation, message: words,
            vendor: error.vendor, transfer: error.transfer)
    }
}
