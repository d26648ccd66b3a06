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

    /// Describes the property to make.
    public init(object: CRMObject, name: PropertyName, label: String, description: String) {
        self.object = object
        self.name = name
        self.label = label
        self.description = description
    }
}
