/// One value of a picklist.
struct PicklistEntry: Sendable, Equatable {
    var value: String
    var label: String
    var isActive = true
    var isDefault = false
    /// The entries of the controlling field for which this one is allowed, by place; `nil` when nothing controls it.
    var validFor: [Int]?

    init(_ value: String, label: String? = nil, isActive: Bool = true, validFor: [Int]? = nil) {
        self.value = value
        self.label = label ?? value
        self.isActive = isActive
        self.validFor = validFor
    }
}
