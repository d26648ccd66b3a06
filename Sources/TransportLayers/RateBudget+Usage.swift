public import ConnectorKit

extension RateBudget {
    /// What a party has called and how long it waited.
    public struct Usage: Sendable, Hashable {
        /// The sum of its calls' waits for permits.
        public internal(set) var waited: Duration = .zero
        /// Its calls by operation, resends and retries included.
        public internal(set) var calls: [OperationName: Int] = [:]

        /// How many calls there were.
        public var callCount: Int { calls.values.reduce(0, +) }
    }
}
