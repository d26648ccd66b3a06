import MockKit

/// A filter over records, in the short form (`{"name": "Acme"}`) or the long one (`{"name": {"value": {"$eq": "Acme"}}}`).
struct RecordFilter {
    private let json: JSON
    private let object: Definition

    private static let operators = [
        "$eq", "$in", "$not_empty", "$contains", "$starts_with", "$ends_with", "$lt", "$lte", "$gt", "$gte",
    ]

    init(_ json: JSON, of object: Definition) {
        self.json = json
        self.object = object
    }

    func accepts(_ record: Record) throws -> Bool { try accepts(record, json) }

    private func accepts(_ record: Record, _ filter: JSON) throws -> Bool {
        guard let members = filter.object?.members else { throw AttioFailure.filter("Expected an object.") }
        // Every member is judged, so that a mistake in one is told whatever the others say.
        return try members.map { try accepts(record, name: $0.name, condition: $0.value) }.allSatisfy { $0 }
    }

    private func accepts(_ record: Record, name: String, condition: JSON) throws -> Bool {
        switch name {
        case "$and": return try parts(condition).map { try accepts(record, $0) }.allSatisfy { $0 }
        case "$or": return try parts(condition).map { try accepts(record, $0) }.contains(true)
        case "$not": return try !accepts(record, condition)
        default: break
        }
        guard let attribute = object.liveAttribute(name) else {
            throw AttioFailure.filter("Unknown attribute slug/ID \"\(name)\".")
        }
        return try accepts(record.active[attribute.id] ?? [], of: attribute, condition)
    }

    private func parts(_ json: JSON) throws -> [JSON] {
        guard let list = json.array else { throw AttioFailure.filter("Expected an array.") }
        return list
    }

    private func accepts(_ values: [StoredValue], of attribute: Attribute, _ condition: JSON) throws -> Bool {
        guard let members = condition.object?.members else {
            return values.contains { matches($0, attribute, attribute.type.mainField, "$eq", condition) }
        }
        return try members.map { member in
            if member.name.hasPrefix("$") {
                return try accepts(values, attribute, attribute.type.mainField, member.name, member.value)
            }
            guard let inner = member.value.object?.members else {
                return values.contains { matches($0, attribute, member.name, "$eq", member.value) }
            }
            return try inner.map { try accepts(values, attribute, member.name, $0.name, $0.value) }
                .allSatisfy { $0 }
        }.allSatisfy { $0 }
    }

    private func accepts(
        _ values: [StoredValue], _ attribute: Attribute, _ field: String, _ word: String, _ operand: JSON
    ) throws -> Bool {
        guard Self.operators.contains(word) else { throw AttioFailure.filter("Unknown operator \"\(word)\".") }
        if word == "$not_empty" { return values.isEmpty != (operand.bool ?? true) }
        if word == "$in" {
            return try parts(operand).contains { choice in
                values.contains { matches($0, attribute, field, "$eq", choice) }
            }
        }
        return values.contains { matches($0, attribute, field, word, operand) }
    }

    private func matches(
        _ value: StoredValue, _ attribute: Attribute, _ field: String, _ word: String, _ operand: JSON
    ) -> Bool {
        Self.texts(of: value.content, attribute, field).contains { held in
            if let number = held.decimal, let other = operand.decimal ?? operand.string.flatMap(Double.init) {
                return Self.holds(number, word, other)
            }
            guard let text = held.string, let other = operand.string else { return word == "$eq" && held == operand }
            switch word {
            case "$contains": return text.lowercased().contains(other.lowercased())
            case "$starts_with": return text.lowercased().hasPrefix(other.lowercased())
            case "$ends_with": return text.lowercased().hasSuffix(other.lowercased())
            default: return Self.holds(text, word, Self.usual(other, attribute.type))
            }
        }
    }

    /// What a field of a value can be compared with: an option with its title and its id.
    private static func texts(of content: JSONObject, _ attribute: Attribute, _ field: String) -> [JSON] {
        guard let held = content[field] else { return [] }
        switch attribute.type {
        case .select: return [held, .optional(attribute.option(held.string ?? "")?.title)]
        case .status: return [held, .optional(attribute.status(held.string ?? "")?.title)]
        default: return [held]
        }
    }

    /// An operand in the form in which values are kept.
    private static func usual(_ text: String, _ type: AttributeType) -> String {
        switch type {
        case .emailAddress, .domain: text.lowercased()
        case .timestamp: AttioTime.timestamp(text) ?? text
        case .date: AttioTime.day(text) ?? text
        default: text
        }
    }

    private static func holds<Value: Comparable>(_ left: Value, _ word: String, _ right: Value) -> Bool {
        switch word {
        case "$lt": left < right
        case "$lte": left <= right
        case "$gt": left > right
        case "$gte": left >= right
        default: left == right
        }
    }
}
