/// One value that a choice property allows.
public struct PropertyOption: Hashable, Sendable, Codable {
    /// What a record holds.
    public let value: String
    /// What people see.
    public let label: String
    /// Whether it can still be chosen.
    public let isActive: Bool
    /// The values of the property's ``PropertyDefinition/controller`` beside which it can be chosen, `true` and `false`
    /// of one that is a flag; `nil` where it can always be chosen.
    public let validFor: Set<String>?

    /// Names an option.
    public init(value: String, label: String, isActive: Bool = true, validFor: Set<String>? = nil) {
        self.value = value
        self.label = label
        self.isActive = isActive
        self.validFor = validFor
    }
}
