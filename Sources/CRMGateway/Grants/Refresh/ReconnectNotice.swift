public import ConnectorKit
public import Foundation
public import Workspace

/// A grant that can't be used: why, since when, who can mend it, and who else is cut off.
public struct ReconnectNotice: Sendable, Hashable {
    /// Which grant.
    public let grant: GrantID
    /// Of which CRM.
    public let crm: CRMID
    /// Of which account.
    public let account: CRMAccountID
    /// The account's name for people.
    public let accountName: String?
    /// `reconnect_needed`, `quarantined`, `orphaned`, `revoked`.
    public let state: String
    /// A stable code: `refresh_refused`, `token_refused`, `refresh_outcome_unknown`, `host_changed`, …
    public let reason: String?
    /// Since when.
    public let since: Date
    /// Who connected it, and can mend it by connecting again as the same CRM user.
    public let owner: UserID?
    /// How many users hold a key to it.
    public let holderCount: Int
}

extension ReconnectNotice: CustomStringConvertible {
    /// One sentence for people, and the next step.
    public var description: String {
        let place = accountName.map { "\($0) (\(account))" } ?? account.rawValue
        let who = owner.map { "user \($0), who connected it, or an admin" } ?? "an admin"
        return "The \(crm) grant for account \(place) is \(state)\(reason.map { " (\($0))" } ?? "") since "
            + "\(since.formatted(.iso8601)): \(who) must reconnect; \(holderCount) users are cut off"
    }
}
