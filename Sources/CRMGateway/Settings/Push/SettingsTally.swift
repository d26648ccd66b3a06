import ConnectorKit
import Workspace

/// What a push did so far; the journal holds it beside the cursor.
struct SettingsTally: Sendable, Codable {
    /// Targets it was done for.
    var targets = 0
    /// Who was left out altogether, by reason.
    var skipped: [SkippedTargets] = []
    /// By category, in the order of names.
    var categories: [SettingsCategoryOutcome]
    /// The keys: for how many, and what became of them.
    var keys = KeyCopyTally()
    /// Whether any chunk wrote something.
    var hasWritten = false

    init(_ pinned: PinnedSettings) {
        let request = pinned.request
        categories = request.touched.sorted { $0.rawValue < $1.rawValue }.map {
            SettingsCategoryOutcome(
                $0, isCleared: request.clears.contains($0),
                isSourceEmpty: pinned.empty.contains($0) || $0 == .crmKeys && pinned.keys?.keys.isEmpty == true)
        }
    }

    /// How many people were looked at.
    var seen: Int { targets + skipped.reduce(0) { $0 + $1.count } }

    mutating func count(_ category: Category, _ count: (inout SettingsCategoryOutcome) -> Void) {
        guard let index = categories.firstIndex(where: { $0.category == category }) else { return }
        count(&categories[index])
    }
}
