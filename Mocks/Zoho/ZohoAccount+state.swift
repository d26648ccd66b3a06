import MockKit

/// What `GET /_mock/state` shows.
extension ZohoAccount {
    var state: JSON {
        [
            "organization": .string(organization.id), "users": .array(users.map(userState)),
            "objects": .object(
                JSONObject(modules.values.sorted { $0.number < $1.number }.map { ($0.apiName, moduleState($0)) })),
            "pipelines": .array(pipelines.map(pipelineState)), "tokens": tokens.counts(at: now),
        ]
    }

    private func userState(_ user: OrgUser) -> JSON {
        [
            "id": .string(user.id), "email": .string(user.email), "status": .string(user.status.rawValue),
            "confirmed": .bool(user.isConfirmed), "kind": .string(user.kind),
        ]
    }

    private func moduleState(_ module: Module) -> JSON {
        let records = module.live.map { record in
            let members = record.values.filter { !$0.value.isNull }.sorted { $0.key < $1.key }
            return (record.id, JSON.object(JSONObject(uniqueMembers: members.map { ($0.key, $0.value) })))
        }
        return [
            "custom_fields": .array(
                module.fields.filter(\.isCustom).map { field in
                    [
                        "name": .string(field.apiName), "label": .string(field.label), "id": .string(field.id),
                        "type": .string(field.type.rawValue), "used": .bool(field.isUsed),
                    ]
                }),
            "records": .object(JSONObject(uniqueMembers: records)), "automation_runs": .integer(module.automationRuns),
        ]
    }

    private func pipelineState(_ pipeline: Pipeline) -> JSON {
        [
            "id": .string(pipeline.id), "name": .string(pipeline.name), "layout": .string(pipeline.layoutID),
            "stages": .strings(pipeline.stageIDs),
        ]
    }
}
