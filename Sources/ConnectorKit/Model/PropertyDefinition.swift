/// A property of a CRM object, as the CRM defines it.
public struct PropertyDefinition: Hashable, Sendable {
    /// The object that it belongs to.
    public let object: CRMObject
    /// The vendor's name for it.
    public let name: PropertyName
    /// The name for people.
    public let label: String
    /// What it holds.
    public let type: PropertyType
    /// The vendor's own word for the type, for messages.
    public let vendorType: String
    /// Free text, which carries our mark in properties that we made.
    public let description: String
    /// Whether this key may set values of records that are there, which is what a writeback does.
    public let isWritable: Bool
    /// Whether this key may set a value of a record as it is made.
    ///
    /// The same as ``isWritable`` where a CRM's definitions don't tell the two apart. Neither follows from the other: some
    /// properties are set once and for all, others only when the record is there.
    public let isWritableOnCreate: Bool
    /// Whether it is archived: it exists, holds its name, and can't be used.
    public let isArchived: Bool
    /// Whether this key can see it at all (field-level security); an invisible one exists and can't be used.
    public let isVisible: Bool
    /// Whether the vendor made it.
    public let isStandard: Bool
    /// Whether every record must have a value.
    public let isRequired: Bool
    /// Whether no two records may share a value.
    public let isUnique: Bool
    /// What it allows; empty also for lists that the CRM keeps elsewhere (owners, stages).
    public let options: [PropertyOption]
    /// The property whose value decides which options may be chosen, where there is one.
    public let controller: PropertyName?
    /// Decimals kept, where the CRM fixes them.
    public let scale: Int?
    /// Longest text, in characters, where the CRM says so.
    public let lengthMax: Int?

    /// Describes a property.
    ///
    /// - Parameter isWritableOnCreate: as `isWritable` says, where it is `nil`.
    public init(
        object: CRMObject, name: PropertyName, label: String, type: PropertyType, vendorType: String,
        description: String = "", isWritable: Bool = true, isWritableOnCreate: Bool? = nil, isArchived: Bool = false,
        isVisible: Bool = true, isStandard: Bool = false, isRequired: Bool = false, isUnique: Bool = false,
        options: [PropertyOption] = [], controller: PropertyName? = nil, scale: Int? = nil, lengthMax: Int? = nil
    ) {
        self.object = object
        self.name = name
        self.label = label
        self.type = type
        self.vendorType = vendorType
        self.description = description
        self.isWritable = isWritable
        self.isWritableOnCreate = isWritableOnCreate ?? isWritable
        self.isArchived = isArchived
        self.isVisible = isVisible
        self.isStandard = isStandard
        self.isRequired = isRequired
        self.isUnique = isUnique
        self.options = options
        self.controller = controller
        self.scale = scale
        self.lengthMax = lengthMax
    }
}
