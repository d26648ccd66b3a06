import SQLStore
import Workspace

/// What a chunk decides, person by person.
struct PlannedTargetLines {
    private let writes: [UserID: [Category: PlannedSettingsTarget.Entry]]
    private let troubles: [UserID: [SettingsTroubleRow]]
    private let keys: [UserID: [PlannedSettingsTarget.Key]]
    private let empty: Set<Category>

    /// Reads what the chunk's writes change.
    init(_ chunk: SettingsChunk, _ pinned: PinnedSettings, _ forecast: SettingsForecast) throws {
        var writes: [UserID: [Category: PlannedSettingsTarget.Entry]] = [:]
        for write in chunk.writes {
            let reference = chunk.current[write.user]?[write.category]
            let effect = try forecast.effect(of: write, over: reference, chunk.documents)
            let changes = (effect.changes + effect.kept).prefix(Settings.changesMax).map { PlannedDifference($0) }
            writes[write.user, default: [:]][write.category] = PlannedSettingsTarget.Entry(
                category: write.category, effect: .change, changes: changes)
        }
        self.writes = writes
        troubles = Dictionary(grouping: chunk.troubles, by: \.user)
        keys = Dictionary(grouping: chunk.keys, by: \.user).mapValues { changes in
            changes.map { PlannedSettingsTarget.Key(crm: $0.source.crm, change: $0.outcome) }
                .sorted { $0.crm < $1.crm }
        }
        let hasNoKeys = pinned.keys?.keys.isEmpty == true
        empty = Set(pinned.empty).union(hasNoKeys ? [.crmKeys] : [])
    }

    /// What is done for a target.
    func target(_ user: UserID, _ categories: Set<Category>) -> PlannedSettingsTarget {
        PlannedSettingsTarget(
            user: user,
            entries: categories.sorted { $0.rawValue < $1.rawValue }.map { entry(of: user, $0) },
            keys: keys[user] ?? [])
    }

    /// Somebody who is left out.
    func skipped(_ user: UserID, _ refusal: Refusal) -> PlannedSettingsTarget {
        PlannedSettingsTarget(user: user, skipped: SettingsFailure(GatewayError(refusal)))
    }

    private func entry(of user: UserID, _ category: Category) -> PlannedSettingsTarget.Entry {
        if let write = writes[user]?[category] { return write }
        if let trouble = troubles[user]?.first(where: { $0.category == category }) {
            return PlannedSettingsTarget.Entry(
                category: category, effect: trouble.verdict == .failed ? .fail : .leftOut,
                failure: SettingsFailure(of: trouble))
        }
        if empty.contains(category) { return PlannedSettingsTarget.Entry(category: category, effect: .sourceEmpty) }
        let isChange = category == .crmKeys && keys[user] != nil
        return PlannedSettingsTarget.Entry(category: category, effect: isChange ? .change : .unchanged)
    }
}
