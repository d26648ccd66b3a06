/// One CRM property that the workspace reads or fills.
public struct CustomProperty: Hashable, Sendable, Codable {
    /// The CRM's id, a lower-case word.
    public var crm: String
    /// The kind of record that has it.
    public var object: RecordObject
    /// The vendor's name for it, which never changes.
    public var name: String
    /// The name for people.
    public var label: String
    /// What it holds.
    public var type: CustomPropertyType
    /// What the workspace may do with it.
    public var permission: PropertyPermission
    /// Whether notes are asked for a value before they are filed.
    public var isRequired: Bool
    /// How a value is found in a conversation, in the admin's words.
    public var instruction: String
    /// The options that may be chosen; empty means all that the CRM offers.
    public var options: [String]
    /// Whether it is an owner property: the person's own, which no push brings or takes (product rules, §7).
    public var isOwner: Bool
    /// The CRM user that an owner property is bound to.
    public var crmUser: String?

    /// Describes a property.
    public init(
        crm: String, object: RecordObject, name: String, label: String, type: CustomPropertyType,
        permission: PropertyPermission = .suggest, isRequired: Bool = false, instruction: String = "",
        options: [String] = [], isOwner: Bool = false, crmUser: String? = nil
    ) {
        self.crm = crm
        self.object = object
        self.name = name
        self.label = label
        self.type = type
        self.permission = permission
        self.isRequired = isRequired
        self.instruction = instruction
        self.options = options
        self.isOwner = isOwner
        self.crmUser = crmUser
    }
}
