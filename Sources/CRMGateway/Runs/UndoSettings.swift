import SQLStore
import Workspace

/// Puts people's settings back as they were before a run; told by version, never by value (A → B → A is a change).
struct UndoSettings: Sendable {
    let undone: RunID
    let isForced: Bool
    let organization: OrganizationID
    /// The undo.
    let run: RunID
    /// Who has it undone.
    let actor: UserID?

    /// Puts back what the run wrote for these people, under today's rules; what is as before already is left alone.
    func takeBack(_ users: [UserID], _ outcome: inout UndoOutcome, in transaction: any SQLTransaction) throws {
        let store = SettingsStore(organization: organization, transaction: transaction)
        let changes = try store.changes.written(by: undone, for: users)
        guard !changes.isEmpty else { return }
        let people = Array(Set(changes.map(\.after.user)))
        let current = try store.references.of(people)
        let targets = try UserRepository(organization: organization, transaction: transaction).targets(people)
        var writes: [SettingsWrite] = []
        for change in changes {
            let now = current[change.after.user]?[change.after.category]
            guard now?.hash != change.before?.hash || now?.overlay != change.before?.overlay else { continue }
            if let reason = obstacle(to: change, now, targets[change.after.user]) {
                outcome.except(
                    UndoOutcome.SettingsException(
                        user: change.after.user, category: change.after.category, reason: reason))
            } else {
                writes.append(write(change))
            }
        }
        try store.write(writes, over: current, actor: actor)
        outcome.settingsRestored += writes.count
    }

    /// What has happened since, and what today's rules say against the value of yesterday.
    private func obstacle(
        to change: SettingsRunChange, _ now: SettingsReferenceRow?, _ target: SyncTarget?
    ) -> UndoOutcome.Exception.Reason? {
        guard let target, target.isPresent else { return .personGone }
        guard target.hasDashboard else { return .dashboardGone }
        guard isForced || now?.version == change.after.version else { return .changedSince }
        // To take something away is never against ACC-7.
        guard let before = change.before, before.hash != nil || before.overlay != nil else { return nil }
        return CategoryAccess.allowed(before.category, target.seat) ? nil : .spectator
    }

    private func write(_ change: SettingsRunChange) -> SettingsWrite {
        SettingsWrite(
            user: change.after.user, category: change.after.category, hash: change.before?.hash,
            overlay: change.before?.overlay, origin: .undo, run: run, source: change.before?.source,
            isEdited: change.before?.isEdited ?? false)
    }
}
