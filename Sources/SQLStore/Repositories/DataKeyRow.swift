/// A data key as it is stored: wrapped by a root key.
public struct DataKeyRow: Sendable, Hashable {
    /// Which data key.
    public let id: String
    /// The root key that wraps it.
    public let rootKey: String
    /// The wrapped key.
    public let wrapped: [UInt8]
    /// Shows that a rewrap holds the same key.
    public let checkValue: [UInt8]
    /// How many seals were made with it, as far as counted.
    public let seals: Int64
    /// When it was made, in milliseconds since 1970.
    public let createdAt: Int64
    /// Whether new secrets are sealed with it.
    public let isCurrent: Bool

    /// Describes a data key.
    public init(
        id: String, rootKey: String, wrapped: [UInt8], checkValue: [UInt8], seals: Int64 = 0, createdAt: Int64,
        isCurrent: Bool
    ) {
        self.id = id
        self.rootKey = rootKey
        self.wrapped = wrapped
        self.checkValue = checkValue
        self.seals = seals
        self.createdAt = createdAt
        self.isCurrent = isCurrent
    }
}
