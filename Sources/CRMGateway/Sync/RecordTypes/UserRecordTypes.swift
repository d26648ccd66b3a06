public import ConnectorKit
public import Foundation
public import Workspace

/// The record types that are stored for a person, and where they came from (PROVENANCE).
public struct UserRecordTypes: Hashable, Sendable {
    /// The person.
    public let user: UserID
    /// The CRM.
    public let crm: CRMID
    /// The account.
    public let account: CRMAccountID
    /// The key that they came with; they end with it.
    public let key: KeyID
    /// The CRM user as whom they were read, where the CRM tells.
    public let viewer: CRMUserID?
    /// Whether that is the person, or the key's user, to whom other record types may be available.
    public let sight: RecordTypeSight
    /// The run that stored them.
    public let run: RunID
    /// When they were read; syncs that found the same later wrote nothing.
    public let readAt: Date
    /// The record types, by object and id.
    public let types: [RecordType]
}
