/// How documents and overlays come together (product rules, §7). Pure; values of two categories never meet here.
public enum SettingsMerge {
    /// What a source hands over: all that it sees, but for its own owner properties.
    public static func shareable(_ effective: SettingsValue) -> SettingsValue {
        split(effective).document
    }

    /// What a user sees: the shared document, with what is their own.
    ///
    /// - Returns: `nil` where there is neither.
    public static func effective(_ document: SettingsValue?, _ overlay: SettingsOverlay?) -> SettingsValue? {
        guard let overlay else { return document }
        switch (overlay, document) {
        case (.ownerProperties(let own), .customProperties(let shared)?): return merged(shared.properties, own)
        case (.ownerProperties(let own), nil): return merged([], own)
        case (.ownStages(let own), .pipelineStages(let shared)?): return .pipelineStages(shared.adding(own))
        case (.ownStages(let own), nil): return .pipelineStages(PipelineSettings().adding(own))
        default: preconditionFailure("An overlay of \(overlay.category) beside a document of another category.")
        }
    }

    /// What is the user's own after a push: owner properties, and stages that the source lacks.
    ///
    /// The document becomes `source` as it is.
    /// - Parameters:
    ///   - source: what is pushed, ``shareable(_:)``.
    ///   - document: the target's document until now.
    ///   - overlay: the target's own until now.
    /// - Throws: `InvalidSettings` where source and own together break a limit.
    public static func overlay(
        afterPushing source: SettingsValue, onto document: SettingsValue?, _ overlay: SettingsOverlay?
    ) throws(InvalidSettings) -> SettingsOverlay? {
        let own = unchecked(afterPushing: source, onto: document, overlay)
        if own != nil, let merged = effective(source, own) { try MergeLimits.check(merged) }
        return own
    }

    /// The same of a document that was read, for many targets: what source and own come to together is told by the lengths of
    /// their texts, unless it is near the limit.
    public static func overlay(
        afterPushing source: SettingsDocument, onto document: SettingsValue?, _ overlay: SettingsOverlay?
    ) throws(InvalidSettings) -> SettingsOverlay? {
        guard let own = unchecked(afterPushing: source.value, onto: document, overlay) else { return nil }
        if let merged = effective(source.value, own) {
            // Each property and each stage that the user sees stands in one of the two.
            let bytes = source.canonicalText.utf8.count + own.canonicalText.utf8.count
            try MergeLimits.check(merged, bytesAtMost: bytes)
        }
        return own
    }

    /// What is the user's own after the category was cleared, which nothing but an explicit choice does (SET-5).
    ///
    /// - Returns: all that was their own, and owner properties that stood in the document.
    public static func overlay(afterClearing document: SettingsValue?, _ overlay: SettingsOverlay?) -> SettingsOverlay?
    {
        guard case .customProperties? = document ?? nil else { return overlay }
        return unchecked(afterPushing: .customProperties(CustomPropertySettings()), onto: document, overlay)
    }

    /// An edit by the user, as document and overlay: owner properties are their own, and so are stages and pipelines that
    /// were before; all else is the document.
    ///
    /// - Parameter overlay: the user's own until now.
    public static func split(
        _ edited: SettingsValue, keeping overlay: SettingsOverlay? = nil
    ) -> (document: SettingsValue, overlay: SettingsOverlay?) {
        switch (edited, overlay) {
        case (.customProperties(let settings), _):
            let own = settings.properties.filter(\.isOwner)
            let shared = settings.properties.filter { !$0.isOwner }
            return (
                .customProperties(CustomPropertySettings(properties: shared)), own.isEmpty ? nil : .ownerProperties(own)
            )
        case (.pipelineStages(let settings), .ownStages(let before)?):
            let (shared, own) = settings.parted(by: before)
            return (.pipelineStages(shared), own.isEmpty ? nil : .ownStages(own))
        default: return (edited, nil)
        }
    }

    /// Whether a push changes what a user sees (DRIFT): what is their own, and stays, is no difference.
    public static func wouldChange(
        _ document: SettingsValue?, _ overlay: SettingsOverlay?, pushing source: SettingsValue
    ) -> Bool {
        let after = effective(source, unchecked(afterPushing: source, onto: document, overlay))
        return after != effective(document, overlay)
    }

    private static func unchecked(
        afterPushing source: SettingsValue, onto document: SettingsValue?, _ overlay: SettingsOverlay?
    ) -> SettingsOverlay? {
        switch (source, effective(document, overlay)) {
        case (.customProperties, .customProperties(let before)?):
            return split(.customProperties(before)).overlay
        case (.pipelineStages(let pushed), .pipelineStages(let before)?):
            let own = before.lacking(pushed)
            return own.isEmpty ? nil : .ownStages(own)
        default: return nil
        }
    }

    /// A property of one's own hides a shared one of the same name.
    private static func merged(_ shared: [CustomProperty], _ own: [CustomProperty]) -> SettingsValue {
        let names = Set(own.map(\.key))
        let all = shared.filter { !names.contains($0.key) } + own
        return .customProperties(CustomPropertySettings(properties: all.sorted { $0.key < $1.key }))
    }
}
