extension JSONValue {
    /// Whether a text within the value, names of members left aside, holds a mark such as `@{`.
    public func holds(_ mark: String) -> Bool {
        switch self {
        case .null, .boolean, .number: false
        case .string(let text): text.contains(mark)
        case .array(let values): values.contains { $0.holds(mark) }
        case .object(let members): members.contains { $0.value.holds(mark) }
        }
    }
}
