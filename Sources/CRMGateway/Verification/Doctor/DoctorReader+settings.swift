import Foundation
import SQLStore
import Verification
import Workspace

/// Settings: what there is, where it came from, what it replaced.
extension DoctorReader {
    /// Versions of each category that are looked at.
    static let versionsMax = 20

    func settings(of user: UserID) throws -> [DoctorSetting] {
        let store = SettingsStore(organization: organization, transaction: transaction)
        let references = try store.references.of([user])[user] ?? [:]
        let handed = try store.changes.handedOver(to: user)
        return try Settings.documentCategories.compactMap { category in
            guard let reference = references[category] else { return nil }
            let isInForce: Bool? =
                switch try? store.effective(reference) {
                case .taskSettings(let tasks): tasks.isEnabled
                case .emailTemplates(let templates): templates.templates.contains(where: \.isEnabled)
                default: nil
                }
            return DoctorSetting(
                category, isSet: reference.hash != nil || reference.overlay != nil, isInForce: isInForce,
                isEdited: reference.isEdited, handedOver: try handed[category].flatMap(handOver))
        }
    }

    /// The newest versions of each category, newest first within it.
    func changes(of user: UserID) throws -> [DoctorSettingsChange] {
        let changes = SettingsStore(organization: organization, transaction: transaction).changes
        return try Settings.documentCategories.flatMap { category in
            try changes.history(of: user, category, limit: Self.versionsMax).map { row in
                let reference = row.reference
                return DoctorSettingsChange(
                    category, version: reference.version, origin: reference.origin.rawValue,
                    isOwn: reference.origin == .edit, sourceName: try reference.source.flatMap(name),
                    run: reference.run, at: Date(milliseconds: reference.changedAt))
            }
        }
    }

    /// A push, or a Sync with Admin; an undo and a restore hand over nothing new.
    private func handOver(_ row: SettingsChangeRow) throws -> DoctorSetting.HandOver? {
        let reference = row.reference
        guard reference.origin == .push || reference.origin == .syncWithAdmin else { return nil }
        return DoctorSetting.HandOver(
            source: reference.source, sourceName: try reference.source.flatMap(name),
            isChosen: reference.origin == .syncWithAdmin, run: reference.run,
            at: Date(milliseconds: reference.changedAt))
    }

    /// An admin for people, as long as the account isn't purged.
    private func name(of admin: UserID) throws -> String? {
        try UserRepository(organization: organization, transaction: transaction).byID(admin)?.email.text
    }
}
