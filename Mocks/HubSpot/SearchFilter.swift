import MockKit

/// One filter of a search.
struct SearchFilter {
    let property: String
    let operation: String
    let value: String?
    let highValue: String?
    let values: [String]
    /// Enumerations are compared by case, texts are not.
    let isText: Bool

    private static let operations: Set<String> = [
        "EQ", "NEQ", "LT", "LTE", "GT", "GTE", "BETWEEN", "IN", "NOT_IN", "HAS_PROPERTY", "NOT_HAS_PROPERTY",
        "CONTAINS_TOKEN", "NOT_CONTAINS_TOKEN",
    ]

    init(_ json: JSON, in store: ObjectStore) throws {
        let problem = HubSpotFailure(400, "There was a problem with the request.")
        guard let name = json["propertyName"]?.string, let property = store.properties[name],
            let operation = json["operator"]?.string, Self.operations.contains(operation)
        else { throw problem }
        self.property = name
        self.operation = operation
        value = json["value"]?.string
        highValue = json["highValue"]?.string
        values = (json["values"]?.array ?? []).compactMap(\.string)
        isText = property.type == "string" || property.type == "phone_number"
        switch operation {
        case "HAS_PROPERTY", "NOT_HAS_PROPERTY": break
        case "IN", "NOT_IN": guard !values.isEmpty else { throw problem }
        case "BETWEEN": guard value != nil, highValue != nil else { throw problem }
        default: guard value != nil else { throw problem }
        }
    }

    func accepts(_ record: [String: String]) -> Bool {
        let stored = record[property]
        let text = isText ? stored?.lowercased() : stored
        let wanted = (isText ? value?.lowercased() : value) ?? ""
        switch operation {
        case "HAS_PROPERTY": return stored != nil
        case "NOT_HAS_PROPERTY": return stored == nil
        case "EQ": return text == wanted
        case "NEQ": return text != nil && text != wanted
        // The values of a list are not folded: of texts only lower-case ones are found.
        case "IN": return text.map(values.contains) ?? false
        case "NOT_IN": return text.map { !values.contains($0) } ?? false
        case "CONTAINS_TOKEN": return text.map { Self.contains($0, wanted) } ?? false
        case "NOT_CONTAINS_TOKEN": return text.map { !Self.contains($0, wanted) } ?? false
        default: return compares(text)
        }
    }

    private func compares(_ text: String?) -> Bool {
        guard let text, let value else { return false }
        let low = Self.order(text, value)
        switch operation {
        case "LT": return low < 0
        case "LTE": return low <= 0
        case "GT": return low > 0
        case "GTE": return low >= 0
        default: return low >= 0 && Self.order(text, highValue ?? "") <= 0
        }
    }

    /// Below, equal or above: as numbers, as instants, or else as texts.
    static func order(_ a: String, _ b: String) -> Int {
        let pair = (number(a), number(b))
        if let x = pair.0, let y = pair.1 { return x < y ? -1 : x > y ? 1 : 0 }
        return a < b ? -1 : a > b ? 1 : 0
    }

    private static func number(_ text: String) -> Double? {
        Double(text) ?? HubSpotTime.milliseconds(text).map(Double.init)
    }

    /// Whole words, with `*` for any ending or beginning.
    private static func contains(_ text: String, _ token: String) -> Bool {
        let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let core = token.filter { $0 != "*" }
        switch (token.hasPrefix("*"), token.hasSuffix("*")) {
        case (true, true): return words.contains { $0.contains(core) }
        case (true, false): return words.contains { $0.hasSuffix(core) }
        case (false, true): return words.contains { $0.hasPrefix(core) }
        case (false, false): return words.contains(core) || text == core
        }
    }
}
