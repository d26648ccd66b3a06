import MockKit

/// One option of a field.
struct FieldOption: Sendable, Equatable {
    /// A number on custom fields and labels, a word on some built-in ones.
    let id: JSON
    var label: String
    var color: String?

    var json: JSON {
        var body: JSONObject = ["id": id, "label": .string(label)]
        if let color { body["color"] = .string(color) }
        return .object(body)
    }

    /// What the answers of the option operations show.
    var bare: JSON { ["id": id, "label": .string(label)] }
}
