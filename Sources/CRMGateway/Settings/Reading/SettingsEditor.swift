import SQLStore
import Workspace

/// Edits one category of one user, inside a transaction.
struct SettingsEditor {
    let user: UserID
    let category: Category
    let store: SettingsStore

    /// Writes what an edit makes of the value, as a version of its own.
    ///
    /// - Parameter change: makes the new value of the one before, or `nil` for no change; `nil` itself clears.
    /// - Returns: whether anything was written.
    func edit(
        expecting version: Int64?, _ change: ((SettingsValue?) throws -> (SettingsValue, SettingsOverlay?)?)?
    ) throws -> Bool {
        let current = try store.references.find(user, category)
        if let version, version != current?.version ?? 0 {
            throw GatewayError.settingsChanged(category, from: version, to: current?.version ?? 0)
        }
        let write = if let change { try set(over: current, change) } else { try clear(current) }
        guard let write else { return false }
        try store.write([write], actor: user)
        return true
    }

    private func set(
        over current: SettingsReferenceRow?, _ change: (SettingsValue?) throws -> (SettingsValue, SettingsOverlay?)?
    ) throws -> SettingsWrite? {
        guard let (value, overlay) = try change(try effective(current)) else { return nil }
        // Owner properties alone are nothing that could be pushed: as a value they would wipe the targets' (SET-5).
        let isOnlyOwn = overlay != nil && value == .customProperties(CustomPropertySettings())
        return write(
            hash: isOnlyOwn ? nil : try store.keep(SettingsDocument(value)),
            overlay: try overlay.map { try store.keep($0) }, over: current)
    }

    /// What is stored and can't be read may be set anew, and cleared.
    private func effective(_ reference: SettingsReferenceRow?) throws -> SettingsValue? {
        do {
            return try store.effective(reference)
        } catch let error as GatewayError where error.code == GatewayError.settingsUnreadableCode {
            return nil
        }
    }

    private func clear(_ current: SettingsReferenceRow?) throws -> SettingsWrite? {
        guard let current, let hash = current.hash else { return nil }
        var overlay = current.overlay
        do {
            let document = try store.document(hash, category).value
            let own = try overlay.map { try store.overlay($0, category) }
            overlay = try SettingsMerge.overlay(afterClearing: document, own).map { try store.keep($0) }
        } catch let error as GatewayError where error.code == GatewayError.settingsUnreadableCode {
            // What can't be read can't be gone through for what is the user's own; what is apart stays.
        }
        return write(hash: nil, overlay: overlay, over: current)
    }

    private func write(
        hash: String?, overlay: String?, over current: SettingsReferenceRow?
    ) -> SettingsWrite {
        let wasHandedOver = current.map { $0.origin != .edit || $0.isEdited } ?? false
        return SettingsWrite(
            user: user, category: category, hash: hash, overlay: overlay, origin: .edit, isEdited: wasHandedOver)
    }
}
