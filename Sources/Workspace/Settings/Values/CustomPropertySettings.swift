/// The category `customProperties`: which CRM properties are mapped, and what may be done with them.
public struct CustomPropertySettings: Hashable, Sendable, Codable {
    /// The properties; one per CRM, object and name. Their order says nothing.
    public var properties: [CustomProperty]

    /// Holds properties.
    public init(properties: [CustomProperty] = []) {
        self.properties = properties
    }
}
