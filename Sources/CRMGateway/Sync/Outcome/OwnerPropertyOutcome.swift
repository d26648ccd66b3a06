public import ConnectorKit

/// What became of the owner property of one object.
public struct OwnerPropertyOutcome: Hashable, Sendable, Codable {
    /// The object.
    public let object: CRMObject
    /// The property, where there is one to use.
    public let property: PropertyName?
    /// How it came to be used; `nil` where it can't be, unless this run made it.
    public let origin: OwnerPropertyOrigin?
    /// Whether this run made or brought it back, or noted it for the first time.
    public let isChange: Bool
    /// Whether it was hidden from the key, and what came of that; `nil` where it wasn't.
    public let sight: OwnerPropertySight?
    /// What stands in the way, for people.
    public let problem: String?

    /// Tells of one object.
    public init(
        object: CRMObject, property: PropertyName?, origin: OwnerPropertyOrigin?, isChange: Bool,
        sight: OwnerPropertySight? = nil, problem: String?
    ) {
        self.object = object
        self.property = property
        self.origin = origin
        self.isChange = isChange
        self.sight = sight
        self.problem = problem
    }

    /// Its name with its object, where there is one to use.
    var reference: PropertyReference? { property.map { PropertyReference(object: object, name: $0) } }

    /// Whether the run changed something in the CRM.
    var isEffect: Bool {
        ((origin == .created || origin == .restored) && isChange) || sight?.isGranted == true
    }

    /// Whether the key can use it.
    public var isUsable: Bool { property != nil && problem == nil && sight?.problem == nil }
}
