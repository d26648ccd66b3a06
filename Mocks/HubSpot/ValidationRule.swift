import MockKit

/// A rule that an administrator set for the values of a property.
struct ValidationRule: Sendable {
    let property: String
    /// HubSpot's word, such as `MIN_NUMBER`.
    let type: String
    let arguments: [String]

    var json: JSON {
        ["ruleType": .string(type), "ruleArguments": .strings(arguments), "shouldApplyNormalization": false]
    }

    /// Whether a value keeps the rule. Rules of types that are not imitated are always kept.
    func accepts(_ value: String) -> Bool {
        let bound = arguments.first.flatMap { Double($0) }
        switch type {
        case "MIN_NUMBER": return (Double(value) ?? 0) >= (bound ?? -.infinity)
        case "MAX_NUMBER": return (Double(value) ?? 0) <= (bound ?? .infinity)
        case "MIN_LENGTH": return Double(value.count) >= (bound ?? 0)
        case "MAX_LENGTH": return Double(value.count) <= (bound ?? .infinity)
        case "DECIMAL": return Double(value.split(separator: ".").dropFirst().first?.count ?? 0) <= (bound ?? .infinity)
        case "ALPHANUMERIC" where arguments.contains("NUMERIC_ONLY"): return value.allSatisfy(\.isNumber)
        case "ALPHANUMERIC": return value.allSatisfy { $0.isLetter || $0.isNumber }
        default: return true
        }
    }
}
