/// An owner property to create.
public struct OwnerPropertyDraft: Hashable, Sendable {
    /// The object that gets it.
    public let object: CRMObject
    /// The wished name; a vendor that makes up names of its own uses the label alone.
    public let name: PropertyName
    /// The name for people.
    public let label: String
    /// Free text that carries our mark.
    public let description: String
    /// The archived property to bring back instead of making a new one, or `nil`.
    public let restoring: PropertyName?

    /// Describes the property to make.
    public init(
        object: CRMObject, name: PropertyName, label: String, description: String, restoring: PropertyName? = nil
    ) {
        self.object = object
        self.name = name
        self.label = label
        self.description = description
        self.restoring = restoring
    }
}
