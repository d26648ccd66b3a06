public import ConnectorKit
public import CoreMetrics
public import Logging

/// The layers around a transport, in their one order.
public enum TransportStack {
    /// Puts the nine layers around a transport, outermost first: metrics, deadline, retry, auth, rate budget, classify,
    /// host guard, log, recorder.
    ///
    /// - Parameters:
    ///   - crm: the label of metrics and recordings.
    ///   - descriptor: names the vendor's hosts.
    ///   - failure: the connector's `failure(in:to:)`.
    ///   - budgetReadings: the connector's `budgetReadings(in:to:)`; asked of refusals too.
    ///   - base: what touches the network.
    ///   - tokens: who authorizes; `nil` for requests that carry their own credentials (token requests).
    ///   - budget: the CRM account's.
    ///   - party: on whose behalf calls are made.
    ///   - priority: whether a person waits for them.
    ///   - allowedOrigins: what the operator allowed besides the vendor's hosts.
    ///   - recorder: where exchanges are recorded, or `nil`.
    ///   - deadline: the budget of time of a whole call.
    ///   - policy: how often and how patiently calls are repeated.
    ///   - jitter: makes the real pause of a planned one.
    ///   - metrics: who makes the metrics; the process's own when `nil`.
    public static func standard(
        crm: CRMID, descriptor: ConnectorDescriptor, failure: @escaping ClassifyLayer.FailureReading,
        budgetReadings: @escaping @Sendable (HTTPResponse, HTTPRequest) -> [BudgetReading],
        base: any HTTPTransport, tokens: (any TokenSource)?, budget: RateBudget, party: BudgetParty,
        priority: CallPriority, allowedOrigins: Set<Origin> = [], clock: any TransportClock = SystemTransportClock(),
        logger: Logger, recorder: (any ExchangeRecorder)? = nil, deadline: Duration = DeadlineLayer.budgetDefault,
        policy: RetryPolicy = RetryPolicy(), jitter: @escaping @Sendable (Duration) -> Duration = RetryPolicy.spread,
        metrics: (any MetricsFactory)? = nil
    ) -> any HTTPTransport {
        let layers: [(any TransportLayer)?] = [
            MetricsLayer(crm: crm, clock: clock, factory: metrics),
            DeadlineLayer(budget: deadline, clock: clock),
            RetryLayer(policy: policy, clock: clock, jitter: jitter),
            tokens.map { AuthLayer(tokens: $0) },
            RateBudgetLayer(budget: budget, party: party, priority: priority),
            ClassifyLayer(failure: failure, clock: clock) { response, request in
                await budget.apply(budgetReadings(response, request))
            },
            HostGuardLayer(hosts: descriptor.hosts, allowedOrigins: allowedOrigins),
            LogLayer(logger: logger, clock: clock),
            recorder.map { RecorderLayer(crm: crm, recorder: $0, clock: clock) },
        ]
        return layers.compactMap { $0 }.reversed().reduce(base) { LayeredTransport($1, around: $0) }
    }
}
