public import ConnectorKit
public import Foundation
public import Workspace

/// The record of a CRM account that is written, read back and restored when writebacks are verified in the mode
/// *designated record* (VER-3).
public struct DesignatedRecord: Hashable, Sendable, Codable {
    /// The CRM.
    public let crm: CRMID
    /// The account.
    public let account: CRMAccountID
    /// The object; each has at most one record.
    public let object: CRMObject
    /// The record.
    public let record: RecordID
    /// Who chose it.
    public let chosenBy: UserID
    /// When.
    public let chosenAt: Date

    /// Names a record.
    public init(
        crm: CRMID, account: CRMAccountID, object: CRMObject, record: RecordID, chosenBy: UserID, chosenAt: Date
    ) {
        self.crm = crm
        self.account = account
        self.object = object
        self.record = record
        self.chosenBy = chosenBy
        self.chosenAt = chosenAt
    }
}
