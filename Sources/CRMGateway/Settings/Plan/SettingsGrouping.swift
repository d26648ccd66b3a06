import SQLStore
import Workspace

/// Gathers, for each category, targets for whom a push makes one and the same difference. Its size is bounded, however many
/// targets there are.
struct SettingsGrouping {
    private struct Place: Hashable {
        let category: Category
        let hash: String?
        let overlay: String?
    }

    /// What is known of those who have the same documents.
    private struct Known {
        let group: Int?
        let enablesTasks: Bool
    }

    /// How many pairs of documents are remembered; beyond, they are looked at anew.
    static let rememberedMax = 4_096

    private var known: [Place: Known] = [:]
    private var places: [Category: [[SettingsChange]: Int]] = [:]
    private var groups: [Category: [PlannedGroup]] = [:]
    private var ungrouped: [Category: Int] = [:]
    private var enablesTasks = 0
    private var leftOut: [Category: [SkippedTargets]] = [:]

    /// Sorts a chunk's decisions in.
    mutating func add(_ chunk: SettingsChunk, _ forecast: SettingsForecast) throws {
        for write in chunk.writes {
            let reference = chunk.current[write.user]?[write.category]
            let place = Place(category: write.category, hash: reference?.hash, overlay: reference?.overlay)
            if let known = known[place] {
                count(write, known)
                continue
            }
            let effect = try forecast.effect(of: write, over: reference, chunk.documents)
            if known.count >= Self.rememberedMax { known = [:] }
            known[place] = count(write, effect)
        }
        for trouble in chunk.troubles { add(trouble) }
    }

    /// What was gathered of a category.
    func fill(_ category: inout PlannedCategory) {
        let all = groups[category.category] ?? []
        category.groups = all.sorted { $0.count > $1.count }
        category.ungrouped = ungrouped[category.category] ?? 0
        category.leftOut = leftOut[category.category] ?? []
        if category.category == .taskSettings { category.enablesTasks = enablesTasks }
    }

    private mutating func count(_ write: SettingsWrite, _ known: Known) {
        if known.enablesTasks { enablesTasks += 1 }
        guard let group = known.group else {
            ungrouped[write.category, default: 0] += 1
            return
        }
        groups[write.category]?[group].add(write.user)
    }

    private mutating func count(_ write: SettingsWrite, _ effect: SettingsForecast.Effect) -> Known {
        if let place = places[write.category]?[effect.changes] {
            let known = Known(group: place, enablesTasks: effect.enablesTasks)
            count(write, known)
            return known
        }
        let place = groups[write.category]?.count ?? 0
        guard place < Settings.groupsMax else {
            let known = Known(group: nil, enablesTasks: effect.enablesTasks)
            count(write, known)
            return known
        }
        places[write.category, default: [:]][effect.changes] = place
        groups[write.category, default: []].append(PlannedGroup(write.user, effect.changes + effect.kept))
        if effect.enablesTasks { enablesTasks += 1 }
        return Known(group: place, enablesTasks: effect.enablesTasks)
    }

    private mutating func add(_ trouble: SettingsTroubleRow) {
        guard let category = trouble.category else { return }
        switch trouble.verdict {
        case .skipped:
            leftOut[category, default: []].skip(trouble.user, trouble.refusal)
        case .failed:
            let failure = SettingsFailure(of: trouble)
            if let index = groups[category]?.firstIndex(where: { $0.failure == failure }) {
                groups[category]?[index].add(trouble.user)
            } else if groups[category]?.count ?? 0 < Settings.groupsMax {
                groups[category, default: []].append(PlannedGroup(trouble.user, failure))
            } else {
                ungrouped[category, default: 0] += 1
            }
        }
    }
}

extension SettingsTroubleRow {
    /// The rule's words, as a trouble keeps them.
    var refusal: Refusal {
        Refusal(code: code, rule: rule ?? "", message: message, nextStep: nextStep ?? "")
    }
}

extension SettingsFailure {
    /// What a trouble keeps.
    init(of trouble: SettingsTroubleRow) {
        self.init(
            GatewayError(
                code: trouble.code, rule: trouble.rule, message: trouble.message, nextStep: trouble.nextStep,
                field: trouble.path))
    }
}
