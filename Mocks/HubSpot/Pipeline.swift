import MockKit

/// One pipeline with its stages, in no order.
struct Pipeline: Sendable {
    let id: String
    var label: String
    var displayOrder: Int
    var stages: [Stage]
    var createdAt = "1970-01-01T00:00:00Z"
    var updatedAt = "2024-10-07T20:58:57.414Z"

    func stage(_ id: String) -> Stage? { stages.first { $0.id == id } }

    var json: JSON {
        [
            "id": .string(id), "label": .string(label), "displayOrder": .integer(displayOrder),
            "stages": .array(stages.map(\.json)), "archived": false, "createdAt": .string(createdAt),
            "updatedAt": .string(updatedAt),
        ]
    }
}
