import MockKit

/// A group of properties, as settings pages show them together.
struct PropertyGroup: Sendable {
    let name: String
    var label: String
    var displayOrder: Int

    var json: JSON {
        [
            "name": .string(name), "label": .string(label), "displayOrder": .integer(displayOrder),
            "archived": false,
        ]
    }
}
