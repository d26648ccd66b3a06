import ConnectorKit
import Logging
import TransportLayers

/// Builds the stack of layers for each use of a CRM.
struct CRMTransports: Sendable {
    let base: any HTTPTransport
    let budgets: RateBudgets
    /// The origins that stand in for a vendor's own, as the operator configured (mocks).
    let overrides: [CRMID: Origin]
    let clock: any TransportClock
    let logger: Logger
    let recorder: (any ExchangeRecorder)?

    /// For calls under a grant.
    func authorized(
        _ connector: any CRMConnector.Type, tokens: any TokenSource, account: CRMAccountID?, party: BudgetParty,
        priority: CallPriority
    ) -> any HTTPTransport {
        stack(
            connector, tokens: tokens, account: account, party: party, priority: priority,
            deadline: DeadlineLayer.budgetDefault, policy: RetryPolicy())
    }

    /// For token requests: they carry their own credentials, and each is sent once; repeating is the journal's business.
    func tokenEndpoint(
        _ connector: any CRMConnector.Type, account: CRMAccountID?, deadline: Duration
    ) -> any HTTPTransport {
        // No pause is acceptable, so the layer hands every failure back as it is, with the vendor's wish to wait.
        let once = RetryPolicy(attemptsMax: 1, pauseMin: .milliseconds(1), pauseMax: .zero)
        return stack(
            connector, tokens: nil, account: account, party: "tokens", priority: .interactive, deadline: deadline,
            policy: once)
    }

    private func stack(
        _ connector: any CRMConnector.Type, tokens: (any TokenSource)?, account: CRMAccountID?, party: BudgetParty,
        priority: CallPriority, deadline: Duration, policy: RetryPolicy
    ) -> any HTTPTransport {
        let descriptor = connector.descriptor
        let budget =
            account.map { budgets.budget(of: descriptor, account: $0) } ?? budgets.strangersBudget(of: descriptor)
        return TransportStack.standard(
            crm: descriptor.id, descriptor: descriptor, failure: { connector.failure(in: $0, to: $1) },
            budgetReadings: { connector.budgetReadings(in: $0, to: $1) }, base: base, tokens: tokens, budget: budget,
            party: party, priority: priority,
            allowedOrigins: overrides[descriptor.id].map { [$0] } ?? [], clock: clock, logger: logger,
            recorder: recorder, deadline: deadline, policy: policy)
    }
}
