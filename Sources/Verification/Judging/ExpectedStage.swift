import Workspace

/// A stage that anybody maps, or in which anybody's records begin, with what people say that it means.
struct ExpectedStage {
    let id: String
    /// The name for people, as it is mapped first; the id where nobody maps it.
    let label: String
    /// What it is mapped as, and by how many people; empty where records only begin there.
    var outcomes: [StageOutcome: Int] = [:]

    /// By how many people it is mapped.
    var people: Int { outcomes.values.reduce(0, +) }
}

extension Expectations {
    /// The stages that are mapped of a pipeline, and those in which records begin, which needn't be among them: each once,
    /// in the order in which they are mapped.
    func stages(of pipeline: PipelineSetting) -> [ExpectedStage] {
        let mapped = mappings.filter { $0.setting.object == pipeline.object && $0.setting.id == pipeline.id }
        var stages: [ExpectedStage] = []
        var places: [String: Int] = [:]
        func place(of id: String, _ label: String) -> Int {
            if let place = places[id] { return place }
            places[id] = stages.count
            stages.append(ExpectedStage(id: id, label: label))
            return stages.count - 1
        }
        for mapping in mapped {
            for stage in mapping.setting.stages {
                stages[place(of: stage.id, stage.label)].outcomes[stage.outcome, default: 0] += mapping.people
            }
        }
        for first in mapped.compactMap(\.setting.defaultStage) { _ = place(of: first, first) }
        return stages
    }
}
