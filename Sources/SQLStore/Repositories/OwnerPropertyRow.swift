public import ConnectorKit
public import Workspace

/// The property that holds the owner, for one object of one CRM account.
public struct OwnerPropertyRow: Sendable, Hashable {
    /// The CRM.
    public let crm: CRMID
    /// The account.
    public let account: CRMAccountID
    /// The object.
    public let object: CRMObject
    /// The property.
    public let property: PropertyName
    /// Its name for people.
    public let label: String
    /// `standard`, `adopted`, `created` or `restored`.
    public let origin: String
    /// The run that found or made it.
    public let run: RunID
    /// Whether it is there, and the key can't use it yet: the CRM hides it until sight of it is granted.
    public let isHidden: Bool

    /// Holds a property.
    public init(
        crm: CRMID, account: CRMAccountID, object: CRMObject, property: PropertyName, label: String, origin: String,
        run: RunID, isHidden: Bool = false
    ) {
        self.crm = crm
        self.account = account
        self.object = object
        self.property = property
        self.label = label
        self.origin = origin
        self.run = run
        self.isHidden = isHidden
    }
}
