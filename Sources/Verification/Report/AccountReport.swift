public import ConnectorKit
public import Workspace

/// What was found in one CRM account under one grant: once, however many people share it.
public struct AccountReport: Hashable, Sendable, Codable {
    /// The CRM.
    public let crm: CRMID
    /// The account, as the CRM's id.
    public let account: CRMAccountID
    /// The account's name for people.
    public let accountName: String?
    /// The grant whose keys were verified.
    public let grant: GrantID
    /// The CRM user whom the keys act as, by email, where known (T-19).
    public let actsAs: String?
    /// How many of the people verified hold a key of it.
    public let holders: Int
    /// Whose access was proved.
    public var access: ProvenAccess
    /// Requests sent.
    public var calls: ProbeCalls
    /// What was found, in the catalogue's order.
    public var results: [CheckResult]

    /// Tells of an account.
    public init(
        crm: CRMID, account: CRMAccountID, accountName: String?, grant: GrantID, actsAs: String?, holders: Int,
        access: ProvenAccess = .key, calls: ProbeCalls = ProbeCalls(), results: [CheckResult] = []
    ) {
        self.crm = crm
        self.account = account
        self.accountName = accountName
        self.grant = grant
        self.actsAs = actsAs
        self.holders = holders
        self.access = access
        self.calls = calls
        self.results = results
    }

    /// The CRM user, by id, whom the gateway acted as to prove a person's own access; `nil` for what a key shows.
    public var actingAs: String? { access == .actingAs ? actsAs : nil }

    /// Whether a writeback landed, so that somebody's access is proved.
    public var hasProved: Bool {
        results.contains { $0.verdict == .passed && $0.check.isOfObject }
    }

    /// The same without values of records (T-20).
    public var masked: AccountReport {
        var copy = self
        copy.results = results.map(\.masked)
        return copy
    }
}
