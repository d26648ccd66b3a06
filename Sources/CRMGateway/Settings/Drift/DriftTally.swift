import SQLStore
import Workspace

/// Counts a team's members by how they differ in a category. Its size is bounded, however many there are.
struct DriftTally {
    private(set) var drift: CategoryDrift
    private var places: [[SettingsChange]: Int] = [:]

    init(_ category: Category) {
        drift = CategoryDrift(category, source: .value)
    }

    /// Members to whom a push doesn't go.
    mutating func leaveOut(_ count: Int) {
        drift.leftOut += count
    }

    /// Sorts members in who have the same documents.
    mutating func add(_ verdict: DriftVerdict, _ group: SettingsMemberGroup) {
        switch verdict {
        case .same: drift.same += group.count
        case .failed: drift.failed += group.count
        case .differs(let changes):
            drift.differing += group.count
            add(changes, group)
        }
    }

    private mutating func add(_ changes: [SettingsChange], _ group: SettingsMemberGroup) {
        let edited = group.isEdited ? group.count : 0
        if let place = places[changes] {
            drift.groups[place].count += group.count
            drift.groups[place].edited += edited
        } else if places.count < Settings.groupsMax {
            places[changes] = drift.groups.count
            drift.groups.append(DriftGroup(group.first, count: group.count, edited: edited, changes))
        } else {
            drift.ungrouped += group.count
        }
    }
}
