import Foundation
import SQLStore
import Verification
import Workspace

extension Run {
    /// A stored run.
    ///
    /// - Parameter seesValues: whether the reader may see values of records in reports (ACC-12).
    init(_ row: RunRow, seesValues: Bool = false) throws {
        guard let kind = RunKind(rawValue: row.kind), let state = RunState(row) else {
            throw GatewayError(
                code: "run_unreadable", message: "This program can't read run \(row.id).",
                nextStep: "Use the version that wrote it, or a newer one.")
        }
        let isSync = kind == .syncCRM
        let isUndo = kind == .undo
        let isSettings = kind == .syncSettings
        let outcome = row.outcome
        self.init(
            id: row.id, organization: row.organization, kind: kind,
            actor: try JSONText.decode(Actor.self, from: row.actor),
            request: isSync ? try JSONText.decode(PinnedSync.self, from: row.request).request : nil,
            settingsRequest: isSettings
                ? try JSONText.decode(PinnedSettings.self, from: row.request).request : nil,
            undoes: !isUndo ? nil : try JSONText.decode(UndoRequest.self, from: row.request).run,
            state: state, pausedUntil: row.pausedUntil.map(Date.init(milliseconds:)),
            outcome: isSync ? try outcome.map { try JSONText.decode(SyncCRMOutcome.self, from: $0) } : nil,
            settingsOutcome: isSettings ? try outcome.map { try JSONText.decode(SettingsOutcome.self, from: $0) } : nil,
            undoOutcome: !isUndo ? nil : try outcome.map { try JSONText.decode(UndoOutcome.self, from: $0) },
            undoneBy: row.undoneBy, createdAt: Date(milliseconds: row.createdAt),
            endedAt: row.endedAt.map(Date.init(milliseconds:)))
        if kind == .bulkChange { try readBulkChange(row) }
        if kind == .verification { try readVerification(row, seesValues: seesValues) }
    }

    private mutating func readVerification(_ row: RunRow, seesValues: Bool) throws {
        verificationRequest = try JSONText.decode(VerifyRequest.self, from: row.request)
        guard let outcome = try row.outcome.map({ try JSONText.decode(VerificationOutcome.self, from: $0) }) else {
            return
        }
        verificationReport = seesValues ? outcome.report : outcome.report.masked
        verificationFailure = outcome.failure
    }

    private mutating func readBulkChange(_ row: RunRow) throws {
        let request = try JSONText.decode(BulkChangeRequest.self, from: row.request)
        bulkChange = ParkedChange(
            run: row.id, act: request.act, digest: request.digest,
            expiresAt: Date(milliseconds: row.pausedUntil ?? row.createdAt + People.approvalMilliseconds),
            needsTypedConfirmation: request.needsTypedConfirmation)
        bulkOutcome = try row.outcome.map { try JSONText.decode(BulkOutcome.self, from: $0) }
    }
}
