import MockKit

/// What `GET /_mock/state` shows.
extension HubSpotAccount {
    var state: JSON {
        [
            "portal": .integer(portal.id),
            "owners": [
                "active": .integer(directory.count(archived: false)),
                "archived": .integer(directory.count(archived: true)),
            ],
            "objects": .object(
                JSONObject(stores.values.sorted { $0.typeID < $1.typeID }.map { ($0.name, Self.state(of: $0)) })),
            "tokens": tokens.counts(at: now),
        ]
    }

    private static func state(of store: ObjectStore) -> JSON {
        let custom = store.properties.values.filter { !$0.isHubSpotDefined }.sorted { $0.name < $1.name }
        let archived = store.archivedProperties.values.sorted { $0.name < $1.name }
        let records = store.order.compactMap { store.records[String($0)] }.filter { !$0.isArchived }
        let values = records.map { record in
            let members = record.values.sorted { $0.key < $1.key }.map { ($0.key, JSON.string($0.value)) }
            return (record.id, JSON.object(JSONObject(uniqueMembers: members)))
        }
        return [
            "custom_properties": .array(custom.map(\.json)),
            "archived_properties": .strings(archived.map(\.name)),
            "groups": .strings(store.groups.map(\.name)),
            "pipelines": .array(store.pipelines.map(\.json)),
            "records": .object(JSONObject(uniqueMembers: values)),
        ]
    }
}
