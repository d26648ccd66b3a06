public import ConnectorKit
public import Foundation
import Workspace

/// What is known of a person when the doctor is asked; read in one transaction, without asking a CRM.
public struct DoctorFacts: Hashable, Sendable {
    /// The person's account and standing.
    public var person: DoctorPerson
    /// The last mail that was to go to them; `nil` where none was ever asked for.
    public var mail: DoctorMail?
    /// The CRMs that the organization admin has a key for, and the accounts of those keys (SYNC-1).
    public var sourceAccounts: [CRMID: CRMAccountID]
    /// The person's keys, in the order of CRMs.
    public var keys: [DoctorKey]
    /// What they have of each category that was ever set, in the order of ``Workspace/Category``.
    public var settings: [DoctorSetting]
    /// The newest changes of their settings, newest first within a category, as long as they are kept.
    public var changes: [DoctorSettingsChange]
    /// Their moves between teams that the audit log tells of, newest first.
    public var moves: [Date]
    /// The last syncs of keys for them, or for a team of theirs, newest first.
    public var syncs: [DoctorSync]
    /// The last verifications that looked at writebacks through their keys, newest first. A CRM has none where no verification
    /// that is kept looked there; it has two where the last one wrote nothing, and an earlier one did.
    public var verifications: [DoctorVerification]

    /// Begins with a person; nothing else is known yet.
    public init(person: DoctorPerson) {
        self.person = person
        sourceAccounts = [:]
        keys = []
        settings = []
        changes = []
        moves = []
        syncs = []
        verifications = []
    }

    /// What they have of a category, if it was ever set.
    func setting(_ category: Workspace.Category) -> DoctorSetting? {
        settings.first { $0.category == category }
    }

    /// The last time that something was handed to them by a push, or taken by Sync with Admin.
    var lastHandOver: Date? { settings.compactMap { $0.handedOver?.at }.max() }
}
