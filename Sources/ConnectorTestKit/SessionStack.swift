import ConnectorKit
import Logging
import TransportLayers

/// The parts from which a session's two stacks are put together.
struct SessionStack: Sendable {
    let connector: any CRMConnector.Type
    let base: any HTTPTransport
    let origin: Origin?
    let clock: any TransportClock
    let budget: RateBudget
    let log: CapturedLog
    let exchanges: ExchangeLog
    let options: SessionOptions

    /// The standard stack around the transport; without a token source for token requests.
    func transport(tokens: (any TokenSource)?) -> any HTTPTransport {
        let connector = connector
        return TransportStack.standard(
            crm: connector.descriptor.id, descriptor: connector.descriptor,
            failure: { connector.failure(in: $0, to: $1) },
            budgetReadings: { connector.budgetReadings(in: $0, to: $1) }, base: bounded, tokens: tokens,
            budget: budget, party: "contract", priority: options.priority,
            allowedOrigins: origin.map { [$0] } ?? [], clock: clock, logger: log.logger, recorder: exchanges,
            deadline: options.deadline, policy: options.policy, jitter: { $0 })
    }

    private var bounded: any HTTPTransport {
        guard let bytesMax = options.responseBytesMax else { return base }
        return LayeredTransport(AnswerBound(bytesMax: bytesMax), around: base)
    }
}
