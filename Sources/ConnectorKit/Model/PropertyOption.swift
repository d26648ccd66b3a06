/// One value that a choice property allows.
public struct PropertyOption: Hashable, Sendable, Codable {
    /// What a record holds.
    public let value: String
    /// What people see.
    public let label: String
    /// Whether it can still be chosen.
    public let isActive: Bool

    /// Names an option.
    public init(value: String, label: String, isActive: Bool = true) {
        self.value = value
        self.label = label
        self.isActive = isActive
    }
}
