import MockKit

/// Pipelines and stages, to be read only.
extension PipedriveAccount {
    private static let timeSorts = ["id", "update_time", "add_time"]

    func listPipelines(_ call: MockCall) throws -> MockResponse {
        let query = try PageQuery(call, sorts: Self.timeSorts)
        let listed = pipelines.filter { !$0.isDeleted || switches.listsDeletedStages }
        let (page, next) = query.cut(listed) { pipeline in
            .init(key: query.sortBy == "update_time" ? pipeline.updatedAt : "", id: pipeline.id)
        }
        return Self.answer(page.map(\.json), next: next)
    }

    func getPipeline(_ call: MockCall) throws -> MockResponse {
        let id = try Self.id(call)
        guard let pipeline = pipelines.first(where: { $0.id == id }) else { throw notFound("Pipeline") }
        return Self.answer(pipeline.json)
    }

    /// Without `pipeline_id`, the stages of every pipeline.
    func listStages(_ call: MockCall) throws -> MockResponse {
        let query = try PageQuery(call, sorts: Self.timeSorts + ["order_nr"])
        let wanted = try Self.number("pipeline_id", of: call)
        if let wanted, !pipelines.contains(where: { $0.id == wanted }) { throw notFound("Pipeline") }
        let showsDeleted = switches.listsDeletedStages
        let listed = pipelines.filter { (wanted == nil || $0.id == wanted) && (!$0.isDeleted || showsDeleted) }
            .flatMap(\.stages).filter { !$0.isDeleted || showsDeleted }
        let (page, next) = query.cut(listed) { stage in
            switch query.sortBy {
            case "order_nr": .init(key: Self.padded(stage.order), id: stage.id)
            case "update_time": .init(key: stage.updatedAt, id: stage.id)
            default: .init(key: "", id: stage.id)
            }
        }
        return Self.answer(page.map(\.json), next: next)
    }

    /// A number as text that sorts like it.
    private static func padded(_ number: Int) -> String { String(1_000_000_000 + number) }

    func getStage(_ call: MockCall) throws -> MockResponse {
        let id = try Self.id(call)
        guard let stage = stage(id) else { throw notFound("Stage") }
        return Self.answer(stage.json)
    }

    func stage(_ id: Int) -> Stage? {
        for pipeline in pipelines { if let stage = pipeline.stages.first(where: { $0.id == id }) { return stage } }
        return nil
    }

    /// A pipeline that is in use.
    func openPipeline(_ id: Int) -> Pipeline? { pipelines.first { $0.id == id && !$0.isDeleted } }

    /// The pipeline of deals that name none: the one in use with the lowest place.
    var standardPipeline: Pipeline? { pipelines.filter { !$0.isDeleted }.min { $0.order < $1.order } }

    /// What version 2 says of a thing that is not there; the words are not known.
    func notFound(_ title: String) -> PipedriveFailure {
        var failure = PipedriveFailure.notFound("\(title) not found")
        guard !switches.plainNotFound else { return failure }
        failure.hint = "Object was not found."
        failure.hasNulls = true
        return failure
    }
}
