import MockKit

/// A record as a write would save it, before it is judged.
struct RecordDraft: Sendable {
    let view: ObjectView
    /// The id of the record that is changed; `nil` for a new one.
    let id: String?
    /// Every value as it would be saved.
    var row: Row
    /// The fields that the body names.
    let sent: [FieldDefinition]
    /// The record before the change.
    let old: Row?

    var object: ObjectDefinition { view.definition }
    var isNew: Bool { id == nil }

    /// The values that differ from the saved ones; all of a new record's.
    var changes: Row {
        guard let old else { return row }
        return row.filter { old[$0.key] != $0.value }
    }

    /// A field that the body names, when its value is another one than before.
    func changed(_ name: String) -> Bool {
        sent.contains { $0.name == name } && (old?[name] ?? .null) != (row[name] ?? .null)
    }
}
