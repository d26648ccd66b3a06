import Workspace

/// Whether somebody's value of a category differs from an admin's. Pure.
enum DriftVerdict: Hashable, Sendable {
    /// A push would change nothing that they see.
    case same
    /// A push would change this.
    case differs([SettingsChange])
    /// They couldn't be compared, or pushed to.
    case failed(SettingsFailure)

    /// Decides as a push does (``SettingsDecisions``): by what would change, own parts left out.
    static func decide(
        _ source: SettingsValue, _ document: SettingsValue?, _ overlay: SettingsOverlay?
    ) -> DriftVerdict {
        guard SettingsMerge.wouldChange(document, overlay, pushing: source) else { return .same }
        do {
            let own = try SettingsMerge.overlay(afterPushing: source, onto: document, overlay)
            return .differs(
                SettingsDiff.changes(
                    from: SettingsMerge.effective(document, overlay), to: SettingsMerge.effective(source, own)))
        } catch {
            return .failed(SettingsFailure(error.first))
        }
    }
}
