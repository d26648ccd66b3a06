import ConnectorKit

/// Who has used a budget, for a bounded number of parties.
struct BudgetUsageRecord: Sendable {
    /// How many parties are remembered: 1,024; the one that came first is forgotten first.
    static let partiesMax = 1_024

    private var usages: [BudgetParty: RateBudget.Usage] = [:]
    private var order = FirstInFirstOut<BudgetParty>()

    func usage(of party: BudgetParty) -> RateBudget.Usage {
        usages[party] ?? RateBudget.Usage()
    }

    mutating func noteCall(_ operation: OperationName, by party: BudgetParty) {
        remember(party)
        usages[party]?.calls[operation, default: 0] += 1
    }

    mutating func noteWait(_ wait: Duration, by party: BudgetParty) {
        remember(party)
        usages[party]?.waited += wait
    }

    mutating func forget(_ party: BudgetParty) {
        usages[party] = nil
        order.dropFirst { usages[$0] == nil }
    }

    private mutating func remember(_ party: BudgetParty) {
        guard usages[party] == nil else { return }
        if usages.count >= BudgetUsageRecord.partiesMax, let oldest = order.first { forget(oldest) }
        usages[party] = RateBudget.Usage()
        order.append(party)
    }
}
