/// One thing that a check saw.
public struct Evidence: Hashable, Sendable, Codable {
    /// What it is, `written`, `read back`, `status`.
    public let label: String
    /// What it was, as text.
    public let value: String
    /// Whether it is a value of a record, which users see masked in reports of themselves (ACC-12, T-20).
    public let isRecordValue: Bool

    /// Holds something seen.
    public init(_ label: String, _ value: String, isRecordValue: Bool = false) {
        self.label = label
        self.value = value
        self.isRecordValue = isRecordValue
    }

    /// The same without the value of a record.
    public var masked: Evidence {
        isRecordValue ? Evidence(label, Self.mask, isRecordValue: true) : self
    }

    /// What stands for a value that the reader may not see.
    public static let mask = "(hidden)"
}
