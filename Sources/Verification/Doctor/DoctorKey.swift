public import ConnectorKit

/// A key of a person, and what it leads to.
public struct DoctorKey: Hashable, Sendable {
    /// The CRM.
    public var crm: CRMID
    /// The CRM account.
    public var account: CRMAccountID
    /// The account's name for people.
    public var accountName: String?
    /// Whether they connected it themselves, rather than a sync.
    public var isOwnConnection: Bool
    /// Why its grant can't be used, a stable word; `nil` where it can, as far as is known.
    public var trouble: String?
    /// What the last sync found of their CRM user, a stable word; `nil` where it wasn't looked for.
    public var binding: String?
    /// What to do about the binding; empty where it is as it should be.
    public var bindingAdvice: String

    /// Describes a key.
    public init(
        crm: CRMID, account: CRMAccountID, accountName: String? = nil, isOwnConnection: Bool = false,
        trouble: String? = nil, binding: String? = nil, bindingAdvice: String = ""
    ) {
        self.crm = crm
        self.account = account
        self.accountName = accountName
        self.isOwnConnection = isOwnConnection
        self.trouble = trouble
        self.binding = binding
        self.bindingAdvice = bindingAdvice
    }
}
