extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    /// Writes a string as a literal.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Writes an integer as a literal.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// Writes a decimal as a literal.
    public init(floatLiteral value: Double) { self = .decimal(value) }
    /// Writes a boolean as a literal.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Writes an array as a literal.
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    /// Writes an object as a literal; the order is kept.
    public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(JSONObject(elements)) }
    /// Writes `null` as a literal.
    public init(nilLiteral: ()) { self = .null }
}

extension JSON {
    /// The text as a JSON string, or `null` where there is none.
    public static func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
    /// A list of texts as a JSON array.
    public static func strings(_ texts: some Sequence<String>) -> JSON { .array(texts.map { .string($0) }) }
}
