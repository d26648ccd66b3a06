/// One query parameter, not yet encoded; a name may repeat.
public struct QueryItem: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: String

    /// Holds a parameter.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
