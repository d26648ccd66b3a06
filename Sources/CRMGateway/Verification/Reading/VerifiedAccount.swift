import ConnectorKit

/// A CRM account, whose grants are verified one after the other, under its lease.
struct VerifiedAccount: Hashable, Sendable, Comparable {
    let crm: CRMID
    let account: CRMAccountID

    /// The key of the account's lease.
    var leaseKey: String { "\(crm)/\(account)" }

    static func < (left: VerifiedAccount, right: VerifiedAccount) -> Bool {
        (left.crm.rawValue, left.account.rawValue) < (right.crm.rawValue, right.account.rawValue)
    }
}
