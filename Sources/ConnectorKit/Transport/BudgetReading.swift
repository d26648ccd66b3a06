/// What an answer said of one limit.
public struct BudgetReading: Hashable, Sendable {
    /// The bucket of the ``RateLimit`` that it speaks of.
    public let bucket: String
    /// The capacity of the window, where said.
    public let capacity: Int?
    /// What is left in the window, where said.
    public let remaining: Int?
    /// How long until the window is new, where said.
    public let resetsAfter: Duration?

    /// Holds a reading.
    public init(bucket: String, capacity: Int? = nil, remaining: Int? = nil, resetsAfter: Duration? = nil) {
        self.bucket = bucket
        self.capacity = capacity
        self.remaining = remaining
        self.resetsAfter = resetsAfter
    }
}
