import ConnectorKit

/// What a ledger says to a call.
enum BudgetVerdict: Sendable {
    /// It may go.
    case free
    /// It waits for room in these buckets.
    case blocked(Set<Int>)
    /// It would wait too long: it is told when to come back.
    case refused(bucket: Int, after: Duration)
}
