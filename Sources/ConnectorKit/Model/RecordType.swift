/// A record type of an object (SYNC-7).
public struct RecordType: Hashable, Sendable {
    /// The object that it belongs to.
    public let object: CRMObject
    /// The vendor's id.
    public let id: String
    /// The name in the vendor's API.
    public let developerName: String
    /// The name for people.
    public let label: String
    /// Whether it is active.
    public let isActive: Bool
    /// Whether the key's own user may use it; another user may not.
    public let isAvailable: Bool
    /// Whether it is the key's user's default.
    public let isDefault: Bool
    /// Whether it is the master record type.
    public let isMaster: Bool
    /// The values that each picklist allows under it, stages among them.
    public let allowedValues: [PropertyName: [PropertyOption]]

    /// Describes a record type.
    public init(
        object: CRMObject, id: String, developerName: String, label: String, isActive: Bool, isAvailable: Bool,
        isDefault: Bool, isMaster: Bool, allowedValues: [PropertyName: [PropertyOption]]
    ) {
        self.object = object
        self.id = id
        self.developerName = developerName
        self.label = label
        self.isActive = isActive
        self.isAvailable = isAvailable
        self.isDefault = isDefault
        self.isMaster = isMaster
        self.allowedValues = allowedValues
    }
}
