import MockKit

/// What `GET /_mock/state` shows.
extension AttioAccount {
    var state: JSON {
        let shown = objects.filter { $0.isEnabled || !store(of: $0).order.isEmpty }
        return [
            "workspace": .string(workspace.id),
            "members": [
                "active": .integer(members.count(suspended: false)),
                "suspended": .integer(members.count(suspended: true)),
            ],
            "objects": .object(JSONObject(uniqueMembers: shown.map { ($0.slug, state(of: $0)) })),
            "lists": .strings(lists.map(\.slug)),
            "tokens": tokens.counts(at: now),
        ]
    }

    private func state(of object: Definition) -> JSON {
        let custom = object.attributes.filter { !$0.isSystem }
        let records = store(of: object).all.map { record in (record.id, state(of: record, object)) }
        return [
            "enabled": .bool(object.isEnabled),
            "custom_attributes": .array(custom.map { json($0, of: object) }),
            "archived_attributes": .strings(object.attributes.filter(\.isArchived).map(\.slug)),
            "statuses": .object(
                JSONObject(
                    object.attributes.filter { $0.type == .status }.map { attribute in
                        (attribute.slug, .array(attribute.statuses.map { json($0, of: attribute, in: object) }))
                    })),
            "records": .object(JSONObject(uniqueMembers: records)),
        ]
    }

    /// The values of a record, without their times: each attribute that has some, with the member that matters.
    private func state(of record: Record, _ object: Definition) -> JSON {
        let values = object.attributes.compactMap { attribute -> (String, JSON)? in
            guard attribute.isWritable, let values = record.active[attribute.id], !values.isEmpty else { return nil }
            return (attribute.slug, .array(values.map { $0.content[attribute.type.mainField] ?? .null }))
        }
        return .object(JSONObject(values))
    }
}
