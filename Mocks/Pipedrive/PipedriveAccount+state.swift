import MockKit

/// What `GET /_mock/state` shows.
extension PipedriveAccount {
    var state: JSON {
        [
            "company": .integer(company.id),
            "users": [
                "active": .integer(directory.users.count(where: \.isUsable)),
                "inactive": .integer(directory.users.count { !$0.isUsable }),
            ],
            "pipelines": .array(pipelines.map(\.json)), "stages": .array(pipelines.flatMap(\.stages).map(\.json)),
            "objects": .object(JSONObject(Entity.allCases.map { ($0.plural, state(of: $0)) })),
            "tokens": tokens.counts(at: now),
            // What is left of it, answers tell: reading would otherwise change the state.
            "budget": ["limit": .integer(daily.countMax)],
        ]
    }

    private func state(of entity: Entity) -> JSON {
        let table = table(entity)
        let live = (records[entity]?.ordered ?? []).filter { !$0.isDeleted }
        let values = live.map { record -> (String, JSON) in
            var members = record.values.sorted { $0.key < $1.key }
            members += [
                (
                    key: "custom_fields",
                    value: .object(JSONObject(record.custom.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
                )
            ]
            return (String(record.id), .object(JSONObject(uniqueMembers: members.map { ($0.key, $0.value) })))
        }
        return [
            "custom_fields": .array(table.custom.map { json($0, entity, include: []) }),
            "deleted_fields": .strings(table.deleted.map(\.code)),
            "records": .object(JSONObject(uniqueMembers: values)),
        ]
    }
}
