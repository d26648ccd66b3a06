public import Foundation

/// What is spent of an account's quotas (daily limits, and rolling ones of an hour or more), to outlive a restart.
///
/// Short windows aren't kept: they are over before a process is up again, or nearly so.
public struct BudgetSnapshot: Sendable, Hashable, Codable {
    /// An amount that counts until a moment.
    public struct Spend: Sendable, Hashable, Codable {
        /// The bucket of the ``RateLimit``.
        public var bucket: String
        /// How much, in the limit's unit.
        public var cost: Int
        /// When it no longer counts.
        public var endsAt: Date

        /// Holds an amount.
        public init(bucket: String, cost: Int, endsAt: Date) {
            self.bucket = bucket
            self.cost = cost
            self.endsAt = endsAt
        }
    }

    /// What is spent.
    public var spends: [Spend]
    /// Until when the vendor said to stay away, by bucket.
    public var pauses: [String: Date]

    /// Holds a snapshot.
    public init(spends: [Spend] = [], pauses: [String: Date] = [:]) {
        self.spends = spends
        self.pauses = pauses
    }
}
