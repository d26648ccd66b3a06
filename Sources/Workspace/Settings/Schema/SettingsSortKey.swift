/// By what elements of a list are sorted: numbers by size, then texts by their bytes.
enum SettingsSortKey {
    case number(Int)
    case text(String)

    init(_ value: SettingsJSON) {
        switch value {
        case .number(let number): self = .number(number)
        case .text(let text): self = .text(text)
        default: self = .text("")
        }
    }

    /// Whether the first list of keys comes before the second.
    static func precedes(_ left: [SettingsSortKey], _ right: [SettingsSortKey]) -> Bool {
        for (one, other) in zip(left, right) {
            if one.precedes(other) { return true }
            if other.precedes(one) { return false }
        }
        return left.count < right.count
    }

    private func precedes(_ other: SettingsSortKey) -> Bool {
        switch (self, other) {
        case (.number(let left), .number(let right)): left < right
        case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.number, .text): true
        case (.text, .number): false
        }
    }
}
