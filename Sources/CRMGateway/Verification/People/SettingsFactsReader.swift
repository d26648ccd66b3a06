import SQLStore
import Verification
import Workspace

/// Reads what runs pushed to people, and what they have now.
struct SettingsFactsReader {
    let store: SettingsStore

    /// The categories that a push or a Sync with Admin brought to each, and that no undo took back since.
    func facts(of users: [UserID]) throws -> [UserID: [SettingsFact]] {
        let pushed = try store.changes.lastHandedOver(to: users)
        let current = try store.references.of(users)
        var facts: [UserID: [SettingsFact]] = [:]
        for change in pushed {
            guard let hash = change.hash, let run = change.run else { continue }
            facts[change.user, default: []].append(
                SettingsFact(
                    category: change.category, run: run, pushed: hash,
                    present: try present(current[change.user]?[change.category])))
        }
        return facts
    }

    private func present(_ reference: SettingsReferenceRow?) throws -> SettingsFact.Present {
        guard let reference, let hash = reference.hash else { return .nothing }
        do {
            _ = try store.document(hash, reference.category)
            return .value(hash: hash, run: reference.run, isEdited: reference.isEdited)
        } catch let error as GatewayError where error.code == GatewayError.settingsUnreadableCode {
            return .unreadable(error.message)
        }
    }
}
