public import ConnectorKit

/// What became of the owner property of one object.
public struct OwnerPropertyOutcome: Hashable, Sendable, Codable {
    /// The object.
    public let object: CRMObject
    /// The property, where there is one to use.
    public let property: PropertyName?
    /// How it came to be used; `nil` where it can't be.
    public let origin: OwnerPropertyOrigin?
    /// Whether this run made or brought it back, or noted it for the first time.
    public let isChange: Bool
    /// What stands in the way, for people.
    public let problem: String?

    /// Tells of one object.
    public init(
        object: CRMObject, property: PropertyName?, origin: OwnerPropertyOrigin?, isChange: Bool, problem: String?
    ) {
        self.object = object
        self.property = property
        self.origin = origin
        self.isChange = isChange
        self.problem = problem
    }
}
