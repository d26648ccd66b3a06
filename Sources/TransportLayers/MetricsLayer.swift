public import ConnectorKit
public import CoreMetrics

/// Measures logical calls: how long each took and how it ended, by CRM, operation and outcome.
///
/// Outermost, so that a call with three attempts counts once. No label holds anything of a request but its
/// operation, which is a constant of the code: labels stay few, and hold no secret (T-11).
public struct MetricsLayer: TransportLayer {
    /// The timer's label: the duration of whole calls.
    public static let timerLabel = "crm_gateway_call_duration"
    /// The counter's label: calls.
    public static let counterLabel = "crm_gateway_calls"
    /// The outcome of a call that succeeded; others are named by the error's kind.
    public static let successOutcome = "ok"

    private let crm: CRMID
    private let clock: any TransportClock
    private let factory: (any MetricsFactory)?

    /// Measures calls to a CRM.
    ///
    /// - Parameter factory: who makes the metrics; the process's own when `nil`.
    public init(crm: CRMID, clock: any TransportClock, factory: (any MetricsFactory)? = nil) {
        self.crm = crm
        self.clock = clock
        self.factory = factory
    }

    /// Sends a request and measures it.
    public func send(
        _ request: HTTPRequest, through next: any HTTPTransport
    ) async throws(ConnectorError) -> HTTPResponse {
        let start = clock.now
        do {
            let response = try await next.send(request)
            note(request.operation, outcome: MetricsLayer.successOutcome, took: clock.now - start)
            return response
        } catch {
            note(request.operation, outcome: error.kind.rawValue, took: clock.now - start)
            throw error
        }
    }

    private func note(_ operation: OperationName, outcome: String, took duration: Duration) {
        let factory = factory ?? MetricsSystem.factory
        let labels = [("crm", crm.rawValue), ("operation", operation.rawValue), ("outcome", outcome)]
        Counter(label: MetricsLayer.counterLabel, dimensions: labels, factory: factory).increment()
        Timer(label: MetricsLayer.timerLabel, dimensions: labels, factory: factory)
            .recordMicroseconds(duration.inMicroseconds)
    }
}
