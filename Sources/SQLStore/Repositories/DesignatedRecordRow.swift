public import ConnectorKit
public import Workspace

/// The record of an account that an admin chose for probes (T-23).
public struct DesignatedRecordRow: Sendable, Hashable {
    /// The CRM.
    public let crm: CRMID
    /// The account.
    public let account: CRMAccountID
    /// The object.
    public let object: CRMObject
    /// The record.
    public let record: RecordID
    /// Who chose it.
    public let chosenBy: UserID
    /// When, in milliseconds since 1970.
    public let chosenAt: Int64

    /// Describes a choice.
    public init(
        crm: CRMID, account: CRMAccountID, object: CRMObject, record: RecordID, chosenBy: UserID, chosenAt: Int64
    ) {
        self.crm = crm
        self.account = account
        self.object = object
        self.record = record
        self.chosenBy = chosenBy
        self.chosenAt = chosenAt
    }
}
