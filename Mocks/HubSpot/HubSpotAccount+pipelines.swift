import MockKit

/// Pipelines.
extension HubSpotAccount {
    /// Every pipeline, in no order. `archived=true` changes nothing.
    func listPipelines(_ call: MockCall) throws -> MockResponse {
        .json(["results": .array(try store(call["objectType"]).pipelines.map(\.json))])
    }

    func getPipeline(_ call: MockCall) throws -> MockResponse { .json(try pipeline(call).pipeline.json) }

    func auditPipeline(_ call: MockCall) throws -> MockResponse {
        _ = try pipeline(call)
        return .json(["results": []])
    }

    /// The pipeline that a path names. An unknown one is answered with HTML, or with nothing.
    func pipeline(_ call: MockCall) throws -> (typeID: String, place: Int, pipeline: Pipeline) {
        let store = try store(call["objectType"])
        guard let place = store.pipelines.firstIndex(where: { $0.id == call["pipelineId"] }) else {
            throw pipelineNotFound(call)
        }
        return (store.typeID, place, store.pipelines[place])
    }

    func pipelineNotFound(_ call: MockCall) -> HubSpotFailure {
        var failure = HubSpotFailure(404, "")
        let isJSON = call.request.header("accept")?.contains("json") == true
        failure.verbatim =
            isJSON ? .empty(404) : .html("<html><body><h2>HTTP ERROR 404</h2></body></html>", status: 404)
        return failure
    }

    mutating func createPipeline(_ call: MockCall) throws -> MockResponse {
        let store = try store(call["objectType"])
        let pipeline = try Pipeline(posted: try Self.object(call), isDeals: store.isDeals, now: nowText)
        guard !store.pipelines.contains(where: { $0.id == pipeline.id }) else {
            throw HubSpotFailure(409, "A pipeline with id \(pipeline.id) already exists", category: "CONFLICT")
        }
        stores[store.typeID]?.pipelines.insert(pipeline, at: 0)
        return .json(pipeline.json, status: 201)
    }

    mutating func updatePipeline(_ call: MockCall) throws -> MockResponse {
        var (typeID, place, pipeline) = try pipeline(call)
        let body = try Self.object(call)
        pipeline.label = body["label"]?.string ?? pipeline.label
        pipeline.displayOrder = body["displayOrder"]?.integer ?? pipeline.displayOrder
        pipeline.updatedAt = nowText
        stores[typeID]?.pipelines[place] = pipeline
        return .json(pipeline.json)
    }

    /// Stages that the body leaves out are gone for good.
    mutating func replacePipeline(_ call: MockCall) throws -> MockResponse {
        let (typeID, place, old) = try pipeline(call)
        var body = try Self.object(call)
        body["pipelineId"] = .string(old.id)
        var new = try Pipeline(posted: body, isDeals: typeID == "0-3", now: nowText)
        new.createdAt = old.createdAt
        stores[typeID]?.pipelines[place] = new
        return .json(new.json)
    }

    mutating func deletePipeline(_ call: MockCall) throws -> MockResponse {
        let (typeID, place, pipeline) = try pipeline(call)
        try checkUnused(stages: pipeline.stages.map(\.id), of: typeID)
        stores[typeID]?.pipelines.remove(at: place)
        return .empty(204)
    }

    func checkUnused(stages: [String], of typeID: String) throws {
        let used = stores[typeID]?.records.values.filter { record in
            !record.isArchived && record.values["dealstage"].map(stages.contains) == true
        }
        guard let used, !used.isEmpty else { return }
        var failure = HubSpotFailure.invalid("Stages \(stages) are in use by records")
        failure.subCategory = "PipelineError.STAGE_ID_IN_USE"
        failure.context = ["stageIds": .strings(stages), "objectIds": .strings(used.map(\.id).sorted())]
        throw failure
    }
}
