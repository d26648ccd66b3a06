public import ConnectorKit
internal import SQLStore
public import Workspace

/// What a run changed for one person in one CRM.
public struct RunTarget: Hashable, Sendable, Codable {
    /// The person.
    public let user: UserID
    /// The CRM.
    public let crm: CRMID
    /// What became of the key: `copied`, `replaced`, `replaced_own_connection`; `nil` where it didn't change.
    public let key: String?
    /// Who they are in the CRM now; `nil` where that didn't change.
    public let binding: BindingStatus?
    /// Whether other record types than before are theirs, or the first ones.
    public let areRecordTypesChanged: Bool

    init(_ row: RunTargetRow) {
        self.user = row.user
        self.crm = row.crm
        self.key = row.keyOutcome
        self.binding = row.bindingOutcome.flatMap { BindingStatus(rawValue: $0) }
        self.areRecordTypesChanged = row.recordTypesAfter != nil
    }
}
