import MockKit

/// One pipeline of deals.
struct Pipeline: Sendable {
    let id: Int
    let name: String
    let order: Int
    var isDeleted: Bool
    let usesProbability: Bool
    var stages: [Stage]
    var updatedAt: String

    init(_ seed: PipedriveSeed.Pipeline) {
        id = seed.id
        name = seed.name
        order = seed.order
        isDeleted = seed.isDeleted
        usesProbability = seed.usesProbability
        stages = seed.stages.map { Stage($0, pipelineID: seed.id) }
        updatedAt = Stage.start
    }

    /// The stages that deals can be in, in their order.
    var openStages: [Stage] { stages.filter { !$0.isDeleted }.sorted { $0.order < $1.order } }

    var json: JSON {
        [
            "id": .integer(id), "name": .string(name), "order_nr": .integer(order), "is_deleted": .bool(isDeleted),
            "is_deal_probability_enabled": .bool(usesProbability), "add_time": .string(Stage.start),
            "update_time": .string(updatedAt),
        ]
    }
}
