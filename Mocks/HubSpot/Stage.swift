import MockKit

/// One stage of a pipeline.
struct Stage: Sendable {
    let id: String
    var label: String
    var displayOrder: Int
    /// For deals `probability` and `isClosed`; values are texts, always.
    var metadata: [String: String]
    var createdAt = "1970-01-01T00:00:00Z"
    var updatedAt = "2024-10-07T20:58:57.414Z"

    var isClosed: Bool { metadata["isClosed"] == "true" }
    var probability: Double { Double(metadata["probability"] ?? "") ?? 0 }
    var isWon: Bool { isClosed && probability == 1 }

    var json: JSON {
        let facts = metadata.sorted { $0.key < $1.key }.map { ($0.key, JSON.string($0.value)) }
        return [
            "id": .string(id), "label": .string(label), "displayOrder": .integer(displayOrder),
            "metadata": .object(JSONObject(facts)), "writePermissions": "CRM_PERMISSIONS_ENFORCEMENT",
            "archived": false, "createdAt": .string(createdAt), "updatedAt": .string(updatedAt),
        ]
    }
}

extension Stage {
    /// The metadata of a deal stage: closed exactly at probability 0 and 1.
    static func dealMetadata(_ probability: String) -> [String: String] {
        let value = Double(probability) ?? 0
        return ["isClosed": value == 0 || value == 1 ? "true" : "false", "probability": probability]
    }
}
