import MockKit

/// What of a record an answer shows.
struct RecordView {
    /// The properties asked for; empty stands for the object's defaults.
    var properties: [String] = []
    var withHistory: [String] = []
    /// The type ids of associations asked for, with the words that were used.
    var associations: [(word: String, typeID: String)] = []
    var canReadSensitive = false

    func json(_ record: Record, of store: ObjectStore, portalID: Int) -> JSON {
        let system = ["createdate", "hs_object_id", store.modifiedProperty]
        let asked = properties.isEmpty && withHistory.isEmpty ? store.defaults : properties + withHistory + system
        var body: JSONObject = ["id": .string(record.id), "properties": values(asked, of: record, in: store)]
        if !withHistory.isEmpty { body["propertiesWithHistory"] = history(of: record, in: store) }
        body["createdAt"] = .string(record.createdAt)
        body["updatedAt"] = .string(record.updatedAt)
        body["archived"] = .bool(record.isArchived)
        if let archivedAt = record.archivedAt { body["archivedAt"] = .string(archivedAt) }
        if !associations.isEmpty, !record.associations.isEmpty { body["associations"] = associations(of: record) }
        body["url"] = .string("https://app.hubspot.com/contacts/\(portalID)/record/\(store.typeID)/\(record.id)")
        return .object(body)
    }

    /// Sorted by name; unset ones are null, undefined ones are left out without a word.
    private func values(_ names: [String], of record: Record, in store: ObjectStore) -> JSON {
        let visible = Set(names).filter { name in
            guard let property = store.properties[name] else { return false }
            return property.dataSensitivity == "non_sensitive" || canReadSensitive
        }
        return .object(
            JSONObject(uniqueMembers: visible.sorted().map { ($0, .optional(record.values[$0])) }))
    }

    private func history(of record: Record, in store: ObjectStore) -> JSON {
        let names = Set(withHistory).filter { store.properties[$0] != nil }.sorted()
        return .object(
            JSONObject(uniqueMembers: names.map { ($0, .array((record.history[$0] ?? []).map(\.json))) }))
    }

    private func associations(of record: Record) -> JSON {
        var body: JSONObject = [:]
        for (word, typeID) in associations {
            let linked = record.associations.filter { $0.objectTypeID == typeID }
            guard !linked.isEmpty else { continue }
            let results = linked.map { link -> JSON in
                ["id": .string(link.id), "type": .string("association_type_\(link.typeID)")]
            }
            body[word] = ["results": .array(results)]
        }
        return .object(body)
    }
}
