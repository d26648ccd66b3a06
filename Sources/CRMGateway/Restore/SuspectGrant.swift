public import ConnectorKit
public import Foundation
public import Workspace

/// A grant whose stored refresh token may be spent already, because the store isn't the one that was anchored.
public struct SuspectGrant: Sendable, Hashable {
    /// Which grant.
    public let grant: GrantID
    /// Of which CRM.
    public let crm: CRMID
    /// Of which account.
    public let account: CRMAccountID
    /// The account's name for people.
    public let accountName: String?
    /// How many people's keys refer to it.
    public let holderCount: Int
    /// Until when the stored access token works, as far as the CRM said.
    public let worksUntil: Date?
}
