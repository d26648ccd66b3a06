import SQLStore
import Workspace

/// Tells what a decided write changes for a target: what they see before, and after. It writes nothing.
struct SettingsForecast {
    private let values: [Category: SettingsValue]
    private let sources: [Category: SettingsDiffSource]
    private let store: SettingsStore

    /// - Parameter values: what is pushed.
    init(values: [Category: SettingsDocument], store: SettingsStore) {
        self.values = values.mapValues(\.value)
        sources = self.values.mapValues { SettingsDiffSource($0) }
        self.store = store
    }

    /// What a write does.
    struct Effect {
        /// What would be added, changed or removed.
        var changes: [SettingsChange]
        /// What is kept though the source lacks it.
        var kept: [SettingsChange]
        /// Whether tasks were off, and would be on (PROV-3).
        var enablesTasks: Bool
    }

    /// What a decided write changes.
    ///
    /// - Parameter documents: own parts that the write refers to and that aren't stored, by hash.
    func effect(
        of write: SettingsWrite, over reference: SettingsReferenceRow?, _ documents: [String: SettingsDocumentRow]
    ) throws -> Effect {
        let before = try store.effective(reference)
        let own = try write.overlay.map { hash in
            try documents[hash].map { try SettingsOverlay(canonicalText: $0.content, category: write.category) }
                ?? store.overlay(hash, write.category)
        }
        let source = write.hash == nil ? nil : values[write.category]
        let after = SettingsMerge.effective(source, own)
        let all = SettingsDiff.changes(from: before, to: after, pushing: source == nil ? nil : sources[write.category])
        return Effect(
            changes: all.filter { $0.kind != .kept }, kept: all.filter { $0.kind == .kept },
            enablesTasks: after.makesTasks && !before.makesTasks)
    }
}

extension SettingsValue? {
    fileprivate var makesTasks: Bool {
        if case .taskSettings(let settings)? = self { settings.isEnabled } else { false }
    }
}
