import CRMGateway
import Workspace

/// The differences between two settings values.
struct DiffReport: Report {
    let category: Category
    let changes: [SettingsChange]

    init(_ category: Category, _ changes: [SettingsChange]) {
        self.category = category
        self.changes = changes
    }

    var lines: [String] {
        changes.isEmpty ? ["\(category.rawValue): no difference."] : ChangeLines().lines(changes)
    }

    var json: JSONValue {
        ["category": .text(category.rawValue), "changes": .list(changes.map(\.json))]
    }
}
