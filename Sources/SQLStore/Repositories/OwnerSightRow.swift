public import ConnectorKit
public import Workspace

/// Whether a person's CRM user was granted sight of an account's owner properties, as the last sync that asked found.
public struct OwnerSightRow: Sendable, Hashable {
    /// The person.
    public let user: UserID
    /// The CRM.
    public let crm: CRMID
    /// The account.
    public let account: CRMAccountID
    /// The grant whose key asked.
    public let grant: GrantID
    /// The CRM user.
    public let crmUser: CRMUserID
    /// The properties, in one text form: another text is another question.
    public let properties: String
    /// `visible` or `refused`.
    public let state: String
    /// Whether the run that wrote it granted the sight; `false` for who had it before, and for who was refused.
    public let isChange: Bool
    /// The kind of the refusal.
    public let kind: String?
    /// The vendor's code of the refusal, where it gave one.
    public let vendorCode: String?
    /// The refusal, for people.
    public let message: String?
    /// The run that asked.
    public let run: RunID

    /// Holds what came of one person.
    public init(
        user: UserID, crm: CRMID, account: CRMAccountID, grant: GrantID, crmUser: CRMUserID, properties: String,
        state: String, isChange: Bool, kind: String?, vendorCode: String?, message: String?, run: RunID
    ) {
        self.user = user
        self.crm = crm
        self.account = account
        self.grant = grant
        self.crmUser = crmUser
        self.properties = properties
        self.state = state
        self.isChange = isChange
        self.kind = kind
        self.vendorCode = vendorCode
        self.message = message
        self.run = run
    }

    /// Whether two say the same of the CRM, whichever run wrote them and whatever the words.
    public func saysSame(as other: OwnerSightRow) -> Bool {
        account == other.account && grant == other.grant && crmUser == other.crmUser
            && properties == other.properties && state == other.state && kind == other.kind
            && vendorCode == other.vendorCode
    }
}
