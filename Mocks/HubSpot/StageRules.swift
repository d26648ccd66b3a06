/// Whether a deal's pipeline and stage fit each other.
struct StageRules {
    let pipelines: [Pipeline]

    /// The problem of a write, if there is one. `pipeline` and `stage` are what the deal will have.
    func problem(pipeline: String?, stage: String?, isStageWritten: Bool) -> ValueProblem? {
        let name = pipeline ?? defaultPipeline
        guard let found = pipelines.first(where: { $0.id == name }) else {
            let known = pipelines.map(\.id).sorted().joined(separator: ", ")
            return ValueProblem(
                property: "pipeline", code: "INVALID_OPTION",
                message: "\(name) is not a valid pipeline ID. Valid options are: [\(known)]")
        }
        guard let stage, found.stage(stage) == nil else { return nil }
        // A stage that was taken out of use stays in deals that have it.
        guard isStageWritten || pipelines.contains(where: { $0.stage(stage) != nil }) else { return nil }
        let valid = found.stages.sorted { $0.displayOrder < $1.displayOrder }.map(\.id).joined(separator: ", ")
        return ValueProblem(
            property: "dealstage", code: "INVALID_OPTION",
            message: "\(stage) is not a valid pipeline stage ID. Valid options are: pipelineId=\(name) : [\(valid)]")
    }

    /// The pipeline of deals that name none.
    var defaultPipeline: String { pipelines.contains { $0.id == "default" } ? "default" : pipelines.first?.id ?? "" }
}
