public import ConnectorKit
import SQLStore
public import Workspace

/// A grant that somebody who was removed connected, and that others hold keys to: they go on acting in the CRM as that
/// person (F-F5).
public struct GrantStillUsed: Sendable, Hashable {
    /// The grant.
    public let grant: GrantID
    /// The CRM.
    public let crm: CRMID
    /// The CRM account.
    public let account: CRMAccountID
    /// The account's name for people.
    public let accountName: String?
    /// How many hold a key to it.
    public let holders: Int
    /// Some of them, by id, at most 20.
    public let examples: [UserID]

    init(_ use: GrantUse) {
        grant = use.grant
        crm = use.crm
        account = use.account
        accountName = use.accountName
        holders = use.holders
        examples = use.examples
    }
}
