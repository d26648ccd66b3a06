/// A property of an object, by name.
public struct PropertyReference: Hashable, Sendable, Codable, Comparable {
    /// The object.
    public let object: CRMObject
    /// The vendor's name of the property.
    public let name: PropertyName

    /// Names a property.
    public init(object: CRMObject, name: PropertyName) {
        self.object = object
        self.name = name
    }

    /// Orders by object, then by name.
    public static func < (left: PropertyReference, right: PropertyReference) -> Bool {
        (left.object, left.name) < (right.object, right.name)
    }
}
