import SQLStore
import Workspace

/// Edits one category of one user, inside a transaction.
struct SettingsEditor {
    let user: UserID
    let category: Category
    let store: SettingsStore

    /// Writes what an edit makes of the value, as a version of its own.
    ///
    /// - Parameter change: makes the new value of the one before, or `nil` for no change; `nil` itself clears. What was the
    ///   user's own before is so again where the new value names it.
    /// - Returns: whether anything was written.
    func edit(
        expecting version: Int64?, _ change: ((SettingsValue?) throws -> SettingsValue?)?
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
        over current: SettingsReferenceRow?, _ change: (SettingsValue?) throws -> SettingsValue?
    ) throws -> SettingsWrite? {
        guard let edited = try change(try readable { try store.effective(current) }) else { return nil }
        let own = try readable { try current?.overlay.map { try store.overlay($0, category) } }
        let (value, overlay) = SettingsMerge.split(edited, keeping: own)
        return write(
            hash: Self.isEmpty(value) && overlay != nil ? nil : try store.keep(SettingsDocument(value)),
            overlay: try overlay.map { try store.keep($0) }, over: current)
    }

    /// Whether nothing of a value is shared: owner properties alone, pushed, would wipe the targets' (SET-5).
    private static func isEmpty(_ value: SettingsValue) -> Bool {
        value == .customProperties(CustomPropertySettings()) || value == .pipelineStages(PipelineSettings())
    }

    /// What is stored and can't be read may be set anew, and cleared.
    private func readable<Content>(_ read: () throws -> Content?) throws -> Content? {
        do {
            return try read()
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
