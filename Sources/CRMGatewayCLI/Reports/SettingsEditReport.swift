import CRMGateway
import Workspace

/// What an edit of one's own settings came to.
struct SettingsEditReport: Report {
    let edit: SettingsEdit

    init(_ edit: SettingsEdit) {
        self.edit = edit
    }

    var lines: [String] {
        let category = edit.entry.category.rawValue
        guard edit.isChanged else { return ["\(category): unchanged, version \(edit.entry.version)."] }
        return ["\(category): version \(edit.entry.version)."] + ChangeLines().lines(edit.changes)
    }

    var json: JSONValue {
        [
            "category": .text(edit.entry.category.rawValue), "version": .number(edit.entry.version),
            "is_changed": .bool(edit.isChanged), "changes": .list(edit.changes.map(\.json)),
        ]
    }
}
