public import ConnectorKit

/// Asks the account's budget for a permit before each attempt: retries and resends pay too.
public struct RateBudgetLayer: TransportLayer {
    private let budget: RateBudget
    private let party: BudgetParty
    private let priority: CallPriority

    /// Asks a budget.
    ///
    /// - Parameters:
    ///   - party: on whose behalf; parties take turns.
    ///   - priority: whether a person waits.
    public init(budget: RateBudget, party: BudgetParty, priority: CallPriority) {
        self.budget = budget
        self.party = party
        self.priority = priority
    }

    /// Sends a request when its turn has come.
    public func send(
        _ request: HTTPRequest, through next: any HTTPTransport
    ) async throws(ConnectorError) -> HTTPResponse {
        let permit = try await budget.permit(
            for: request.operation, cost: request.cost, party: party, priority: priority)
        do {
            let response = try await next.send(request)
            await budget.finish(permit)
            return response
        } catch {
            await budget.finish(permit, failure: error)
            throw error
        }
    }
}
