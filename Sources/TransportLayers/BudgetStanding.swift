import ConnectorKit

/// How one limit of an account stands.
public struct BudgetStanding: Sendable, Hashable {
    /// The name of the limit.
    public let bucket: String
    /// How much a window allows, as last told.
    public let capacity: Int
    /// How much is spent of it, calls on their way included.
    public let spent: Int
    /// How much is kept for interactive work.
    public let reserve: Int
    /// For how long nobody may pass, where the vendor asked for that.
    public let pausedFor: Duration?

    init(_ bucket: BudgetBucket, at now: Duration) {
        self.bucket = bucket.limit.bucket
        self.capacity = bucket.capacity
        self.spent = bucket.spent
        self.reserve = bucket.reserve
        self.pausedFor = bucket.pausedUntil.map { $0 - now }
    }
}
