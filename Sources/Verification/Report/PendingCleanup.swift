public import ConnectorKit
public import Foundation

/// A probe that a CRM may still hold (VER-4).
public struct PendingCleanup: Hashable, Sendable, Codable {
    /// Why it isn't gone.
    public enum Reason: String, Hashable, Sendable, Codable {
        /// The answer to its creation was lost, and the CRM's index may not show it yet.
        case notYetShown = "not_yet_shown"
        /// No key of the account works: somebody must reconnect.
        case noLiveKey = "no_live_key"
        /// The CRM couldn't be asked: it is down, or a limit is used up.
        case notReached = "not_reached"
        /// The CRM refused to delete or restore it.
        case refused
        /// The CRM can't find records by a text: a person has to look.
        case needsPerson = "needs_person"
        /// A designated record still holds values of the probe.
        case notRestored = "not_restored"
    }

    /// The CRM.
    public let crm: CRMID
    /// The account.
    public let account: CRMAccountID
    /// The object.
    public let object: CRMObject
    /// What the record's name holds.
    public let mark: ProbeMark
    /// The record, where its id is known.
    public let record: RecordID?
    /// Where people find it.
    public let link: String?
    /// Why it isn't gone.
    public let reason: Reason
    /// Since when it may be there.
    public let since: Date
    /// One sentence for people.
    public let message: String

    /// Tells of a probe.
    public init(
        crm: CRMID, account: CRMAccountID, object: CRMObject, mark: ProbeMark, record: RecordID?, link: String?,
        reason: Reason, since: Date, message: String
    ) {
        self.crm = crm
        self.account = account
        self.object = object
        self.mark = mark
        self.record = record
        self.link = link
        self.reason = reason
        self.since = since
        self.message = message
    }
}
