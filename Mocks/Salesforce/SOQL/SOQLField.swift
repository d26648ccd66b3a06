/// One column that a query can name.
struct SOQLField: Sendable {
    /// How values compare.
    enum Kind: String, Sendable {
        case id
        case string
        case boolean
        case number = "double"
        case date
        case dateTime
    }

    /// As the object spells it.
    let name: String
    let kind: Kind
    /// Whether conditions may name it: long texts may not.
    let isFilterable: Bool
    /// The objects that an id of this column may belong to.
    let referenceTo: [String]
    /// The name in paths, such as `Profile` for `ProfileId`.
    let relationshipName: String?
    /// Whether it may be selected only when the result is one row.
    let needsSingleRow: Bool

    init(_ field: FieldDefinition) {
        name = field.name
        isFilterable = field.isFilterable
        referenceTo = field.referenceTo
        relationshipName = field.relationshipName
        needsSingleRow = field.needsSingleRow
        kind =
            switch field.type {
            case .id, .reference: .id
            case .boolean: .boolean
            case .int, .double, .currency, .percent: .number
            case .date: .date
            case .datetime: .dateTime
            default: .string
            }
    }
}
