public import Foundation
public import Verification
public import Workspace

/// A run: one execution of a sync or of an undo, with what came of it.
public struct Run: Hashable, Sendable, Codable {
    /// Its id.
    public let id: RunID
    /// The organization.
    public let organization: OrganizationID
    /// What it does.
    public let kind: RunKind
    /// Who asked.
    public let actor: Actor
    /// What was asked of a sync.
    public let request: SyncCRMRequest?
    /// What was asked of a push of settings, or of a Sync with Admin.
    public let settingsRequest: SettingsPushRequest?
    /// The run that this one undoes.
    public let undoes: RunID?
    /// Where it stands.
    public let state: RunState
    /// Until when it waits.
    public let pausedUntil: Date?
    /// What came of a sync, once it has ended.
    public let outcome: SyncCRMOutcome?
    /// What came of a push of settings, once it has ended.
    public let settingsOutcome: SettingsOutcome?
    /// What came of an undo, once it has ended.
    public let undoOutcome: UndoOutcome?
    /// What was asked of a verification.
    public var verificationRequest: VerifyRequest?
    /// What a verification found, once it has ended or waits; values of records are hidden from who may not see them
    /// (ACC-12, T-20).
    public var verificationReport: VerificationReport?
    /// Why a verification as a whole broke off.
    public var verificationFailure: RunFailure?
    /// What was asked of a change of many people.
    public var bulkChange: ParkedChange?
    /// What came of it, once it was approved.
    public var bulkOutcome: BulkOutcome?
    /// The run that undid this one.
    public let undoneBy: RunID?
    /// When it was asked for.
    public let createdAt: Date
    /// When it ended.
    public let endedAt: Date?
}
