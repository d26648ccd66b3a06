import MockKit

/// Pipelines of deals.
extension ZohoAccount {
    func listPipelines(_ call: MockCall) throws -> MockResponse {
        let layout = try layout(of: call)
        let found = pipelines.filter { $0.layoutID == layout.id }
        guard !found.isEmpty else { return .empty(204) }
        return Self.answer(["pipeline": .array(found.map(json))])
    }

    func getPipeline(_ call: MockCall) throws -> MockResponse {
        let layout = try layout(of: call)
        guard let found = pipelines.first(where: { $0.id == call["id"] && $0.layoutID == layout.id }) else {
            return .empty(204)
        }
        return Self.answer(["pipeline": [json(found)]])
    }

    /// The layout of deals that `layout_id` names.
    private func layout(of call: MockCall) throws -> Layout {
        guard let id = call.request.query("layout_id") else { throw ZohoFailure.missing(parameter: "layout_id") }
        guard let layout = modules["Deals"]?.layouts.first(where: { $0.id == id }) else {
            throw ZohoFailure.parameter("layout_id", "Invalid layoutid")
        }
        return layout
    }

    var stages: [PickListValue] { modules["Deals"]?.field("Stage")?.pickList ?? [] }

    private func json(_ pipeline: Pipeline) -> JSON {
        let stages = stages
        let maps = pipeline.stageIDs.compactMap { id in stages.first { $0.id == id } }
        return [
            "id": .string(pipeline.id), "display_value": .string(pipeline.name),
            "actual_value": .string(pipeline.name), "default": .bool(pipeline.isDefault),
            "maps": .array(
                maps.enumerated().map { index, stage in
                    [
                        "id": .string(stage.id), "display_value": .string(stage.display),
                        "actual_value": .string(stage.actual), "sequence_number": .integer(index + 1),
                        "forecast_type": .string(stage.stage?.forecastType ?? "Open"),
                        "forecast_category": stage.stage.map(FieldView.category) ?? .null,
                    ]
                }),
        ]
    }

    mutating func createPipeline(_ call: MockCall) throws -> MockResponse {
        let layout = try layout(of: call)
        try checkCustomizing(call)
        let item = try pipelineItem(call)
        guard let name = item["display_value"]?.string else {
            throw ZohoFailure.missing("display_value", at: "$.pipeline[0].display_value", in: "pipeline")
        }
        try checkFree(name, in: layout)
        guard item["maps"] != nil else {
            throw ZohoFailure.missing("maps", at: "$.pipeline[0].maps", in: "pipeline")
        }
        let id = makeID()
        pipelines.append(
            Pipeline(
                id: id, layoutID: layout.id, name: name, isDefault: item["default"]?.bool ?? false,
                stageIDs: try stageIDs(item)))
        refreshPipelineValues()
        return Self.pipelineDone(id, "pipeline created", status: 201)
    }

    /// Renames, changes stages, or removes by `_delete`.
    mutating func updatePipeline(_ call: MockCall) throws -> MockResponse {
        let layout = try layout(of: call)
        try checkCustomizing(call)
        let item = try pipelineItem(call)
        let id = call["id"].isEmpty ? item["id"]?.string ?? "" : call["id"]
        guard let place = pipelines.firstIndex(where: { $0.id == id && $0.layoutID == layout.id }) else {
            throw ZohoFailure.value("id", at: "$.pipeline[0].id", in: "pipeline")
        }
        defer { refreshPipelineValues() }
        if item["_delete"] != nil {
            guard !pipelines[place].isDefault else {
                throw ZohoFailure(400, "CANNOT_DELETE", "the default pipeline cannot be deleted", in: "pipeline")
            }
            pipelines.remove(at: place)
            return Self.pipelineDone(id, "pipeline deleted")
        }
        if let name = item["display_value"]?.string, name != pipelines[place].name {
            try checkFree(name, in: layout)
            pipelines[place].name = name
        }
        if item["maps"] != nil { pipelines[place].stageIDs = try stageIDs(item) }
        return Self.pipelineDone(id, "pipeline updated")
    }

    private func pipelineItem(_ call: MockCall) throws -> JSONObject {
        let item = try Self.list("pipeline", of: Self.object(call), countMax: 1)[0]
        try Self.check(
            item, knows: ["id", "display_value", "default", "maps", "_delete"], at: "$.pipeline[0]", in: "pipeline")
        return item
    }

    private func checkFree(_ name: String, in layout: Layout) throws {
        guard !pipelines.contains(where: { $0.layoutID == layout.id && $0.name == name }) else {
            throw ZohoFailure(
                400, "DUPLICATE_DATA", "duplicate data",
                ["api_name": "display_value", "json_path": "$.pipeline[0].display_value"], in: "pipeline")
        }
    }

    private func stageIDs(_ item: JSONObject) throws -> [String] {
        let kept = (item["maps"]?.array ?? []).filter { $0["_delete"] == nil }
        return try kept.enumerated().map { index, map in
            guard let id = map["id"]?.string, stages.contains(where: { $0.id == id }) else {
                throw ZohoFailure.value("id", at: "$.pipeline[0].maps[\(index)].id", in: "pipeline")
            }
            return id
        }
    }

    private static func pipelineDone(_ id: String, _ message: String, status: Int = 200) -> MockResponse {
        answer(
            [
                "pipeline": [
                    [
                        "code": "SUCCESS", "details": ["id": .string(id)], "message": .string(message),
                        "status": "success",
                    ]
                ]
            ], status: status)
    }
}
