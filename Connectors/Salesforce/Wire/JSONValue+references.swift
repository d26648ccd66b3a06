import ConnectorKit

extension JSONValue {
    /// Whether a text in it would be taken for a reference to another row of the same composite, `@{row.field}`.
    var holdsReference: Bool {
        switch self {
        case .null, .boolean, .number: false
        case .string(let text): text.contains("@{")
        case .array(let values): values.contains(where: \.holdsReference)
        case .object(let members): members.contains { $0.value.holdsReference }
        }
    }
}
