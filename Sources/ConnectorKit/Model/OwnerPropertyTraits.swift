/// How owner properties of a CRM are identified and named.
public struct OwnerPropertyTraits: Sendable {
    /// Whether two properties of an object may bear one name (Pipedrive): then name + type + mark identify.
    public let namesMayRepeat: Bool
    /// Whether a created property can carry our mark in its description.
    public let carriesMark: Bool
    /// Whether an archived one comes back under its name: by creating it again, silently, or by a restore that
    /// ``CRMWriting/createOwnerProperty(_:)`` makes of ``OwnerPropertyDraft/restoring``.
    public let createRestoresArchived: Bool
    /// Whether a property that exists may be invisible to a key, and sight of it is granted apart (Salesforce).
    public let needsVisibility: Bool
    /// Whether the vendor makes the name out of the label and takes each label once (Zoho): then the label identifies.
    public let namesAreGenerated: Bool
    /// The form of a name that the vendor accepts, for people: `lower-case letters, digits and _, at most 99`.
    public let nameRule: String
    /// The longest name, in characters.
    public let nameLengthMax: Int
    /// Whether a chosen name is acceptable to the vendor. Pure.
    public let acceptsName: @Sendable (String) -> Bool
    /// The form of a label that the vendor accepts, for people; empty where any will do.
    public let labelRule: String
    /// Whether a chosen label is acceptable to the vendor. Pure.
    public let acceptsLabel: @Sendable (String) -> Bool

    /// Describes the traits.
    public init(
        namesMayRepeat: Bool, carriesMark: Bool, createRestoresArchived: Bool, needsVisibility: Bool = false,
        namesAreGenerated: Bool = false, nameRule: String, nameLengthMax: Int,
        acceptsName: @escaping @Sendable (String) -> Bool,
        labelRule: String = "", acceptsLabel: @escaping @Sendable (String) -> Bool = { _ in true }
    ) {
        self.namesMayRepeat = namesMayRepeat
        self.carriesMark = carriesMark
        self.createRestoresArchived = createRestoresArchived
        self.needsVisibility = needsVisibility
        self.namesAreGenerated = namesAreGenerated
        self.nameRule = nameRule
        self.nameLengthMax = nameLengthMax
        self.acceptsName = acceptsName
        self.labelRule = labelRule
        self.acceptsLabel = acceptsLabel
    }

    /// Whether the vendor makes up the names, so that people know a property by its label alone.
    public var vendorNames: Bool { namesMayRepeat || namesAreGenerated }
}
