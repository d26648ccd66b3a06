import MockKit

/// Stages of pipelines.
extension HubSpotAccount {
    func listStages(_ call: MockCall) throws -> MockResponse {
        .json(["results": .array(try pipeline(call).pipeline.stages.map(\.json))])
    }

    func getStage(_ call: MockCall) throws -> MockResponse {
        guard let stage = try pipeline(call).pipeline.stage(call["stageId"]) else { throw pipelineNotFound(call) }
        return .json(stage.json)
    }

    mutating func createStage(_ call: MockCall) throws -> MockResponse {
        let (typeID, place, pipeline) = try pipeline(call)
        let stage = try Stage(posted: try Self.object(call), isDeals: typeID == "0-3", now: nowText)
        guard stores[typeID]?.stage(stage.id) == nil else {
            throw HubSpotFailure(409, "A stage with id \(stage.id) already exists", category: "CONFLICT")
        }
        guard pipeline.stages.count < HubSpotLimits.stagesMax else {
            throw HubSpotFailure.invalid("A pipeline has at most \(HubSpotLimits.stagesMax) stages")
        }
        stores[typeID]?.pipelines[place].stages.append(stage)
        return .json(stage.json, status: 201)
    }

    mutating func updateStage(_ call: MockCall) throws -> MockResponse {
        let (typeID, place, pipeline) = try pipeline(call)
        guard let index = pipeline.stages.firstIndex(where: { $0.id == call["stageId"] }) else {
            throw pipelineNotFound(call)
        }
        let body = try Self.object(call)
        var stage = pipeline.stages[index]
        stage.label = body["label"]?.string ?? stage.label
        stage.displayOrder = body["displayOrder"]?.integer ?? stage.displayOrder
        if let metadata = body["metadata"] { stage.metadata = try Stage.checked(metadata, isDeals: typeID == "0-3") }
        stage.updatedAt = nowText
        stores[typeID]?.pipelines[place].stages[index] = stage
        return .json(stage.json)
    }

    /// Answers 204 even when there is no such stage.
    mutating func deleteStage(_ call: MockCall) throws -> MockResponse {
        let (typeID, place, _) = try pipeline(call)
        try checkUnused(stages: [call["stageId"]], of: typeID)
        stores[typeID]?.pipelines[place].stages.removeAll { $0.id == call["stageId"] }
        return .empty(204)
    }
}
