import Workspace

extension Expectations {
    /// One property for each object, name and type: with the widest permission, and all options that anybody maps.
    static func together(_ properties: [CustomProperty]) -> [CustomProperty] {
        struct Key: Hashable {
            let object: RecordObject
            let name: String
            let type: CustomPropertyType
        }
        var kept: [CustomProperty] = []
        var places: [Key: Int] = [:]
        for property in properties {
            let key = Key(object: property.object, name: property.name, type: property.type)
            guard let place = places[key] else {
                places[key] = kept.count
                kept.append(property)
                continue
            }
            kept[place].permission = max(kept[place].permission, property.permission)
            kept[place].isOwner = kept[place].isOwner && property.isOwner
            let known = Set(kept[place].options)
            kept[place].options += property.options.filter { !known.contains($0) }
        }
        return kept.sorted { ($0.object.inCRM, $0.name) < ($1.object.inCRM, $1.name) }
    }

    /// Each mapping of a pipeline once, with all who have it.
    static func distinct(_ mappings: [MappedPipeline]) -> [MappedPipeline] {
        var people: [PipelineSetting: Int] = [:]
        var order: [PipelineSetting] = []
        for mapping in mappings {
            if people[mapping.setting] == nil { order.append(mapping.setting) }
            people[mapping.setting, default: 0] += mapping.people
        }
        return order.map { MappedPipeline($0, people: people[$0] ?? 0) }
    }

    /// One pipeline for each object and id, with all stages that anybody maps.
    static func together(_ pipelines: [PipelineSetting]) -> [PipelineSetting] {
        struct Key: Hashable {
            let object: RecordObject
            let id: String
        }
        var kept: [PipelineSetting] = []
        var places: [Key: Int] = [:]
        for pipeline in pipelines {
            let key = Key(object: pipeline.object, id: pipeline.id)
            guard let place = places[key] else {
                places[key] = kept.count
                kept.append(pipeline)
                continue
            }
            let known = Set(kept[place].stages.map(\.id))
            kept[place].stages += pipeline.stages.filter { !known.contains($0.id) }
            kept[place].isDefault = kept[place].isDefault || pipeline.isDefault
            kept[place].defaultStage = kept[place].defaultStage ?? pipeline.defaultStage
        }
        return kept.sorted { ($0.object.inCRM, $0.id) < ($1.object.inCRM, $1.id) }
    }
}

/// The wider permission of two: a property that anybody's mapping writes has to be writable.
private func max(_ left: PropertyPermission, _ right: PropertyPermission) -> PropertyPermission {
    let order = PropertyPermission.allCases
    let places = [left, right].compactMap(order.firstIndex)
    return places.max().map { order[$0] } ?? left
}
