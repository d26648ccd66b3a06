import MockKit

/// One stage of a pipeline. Its id is the only one in the company.
struct Stage: Sendable {
    static let start = "2024-01-15T09:00:00Z"

    let id: Int
    let name: String
    let order: Int
    let probability: Int
    let rottenDays: Int?
    let pipelineID: Int
    var isDeleted: Bool
    var updatedAt = Stage.start

    init(_ seed: PipedriveSeed.Stage, pipelineID: Int) {
        id = seed.id
        name = seed.name
        order = seed.order
        probability = seed.probability
        rottenDays = seed.rottenDays
        isDeleted = seed.isDeleted
        self.pipelineID = pipelineID
    }

    var json: JSON {
        [
            "id": .integer(id), "order_nr": .integer(order), "name": .string(name), "is_deleted": .bool(isDeleted),
            "deal_probability": .integer(probability), "pipeline_id": .integer(pipelineID),
            "is_deal_rot_enabled": .bool(rottenDays != nil),
            "days_to_rotten": rottenDays.map { .integer($0) } ?? .null, "add_time": .string(Self.start),
            "update_time": .string(updatedAt),
        ]
    }
}
