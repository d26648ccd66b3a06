/// One limit of a vendor on calls.
public struct RateLimit: Hashable, Sendable {
    /// What happens after the limit.
    public enum Window: Hashable, Sendable {
        /// So many in any interval of this length; of no length: so many under way at once.
        case rolling(Duration)
        /// So many until midnight in the account's time zone.
        case daily
    }

    /// The name of the bucket, unique within a CRM: `burst`, `search`, `daily`.
    public let bucket: String
    /// How much may be spent in a window, in the vendor's unit; what answers say replaces it.
    public let capacity: Int
    /// How long a window is.
    public let window: Window
    /// The unit for people: `calls`, `tokens`.
    public let unit: String
    /// The operations that it counts; `nil` for all.
    public let operations: Set<OperationName>?
    /// Operations that it doesn't count.
    public let exempt: Set<OperationName>
    /// Where the number comes from, and when it was read.
    public let source: String

    /// Describes a limit.
    public init(
        bucket: String, capacity: Int, window: Window, unit: String = RateLimit.calls,
        operations: Set<OperationName>? = nil,
        exempt: Set<OperationName> = [], source: String
    ) {
        self.bucket = bucket
        self.capacity = capacity
        self.window = window
        self.unit = unit
        self.operations = operations
        self.exempt = exempt
        self.source = source
    }

    /// The unit of limits that count calls, whatever a call does.
    public static let calls = "calls"

    /// What a request of this price costs here: one where the limit counts calls, else the vendor's own price.
    public func charge(for cost: CallCost) -> Int {
        unit == RateLimit.calls ? min(cost.price(in: unit), 1) : cost.price(in: unit)
    }

    /// Whether an operation is counted by this limit.
    public func counts(_ operation: OperationName) -> Bool {
        !exempt.contains(operation) && (operations?.contains(operation) ?? true)
    }
}
