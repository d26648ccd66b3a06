import MockKit

/// Searches of records by words.
extension PipedriveAccount {
    private static let searchFields: [Entity: [String]] = [
        .deal: ["custom_fields", "notes", "title"], .person: ["custom_fields", "email", "notes", "phone", "name"],
        .organization: ["address", "custom_fields", "notes", "name"],
    ]

    func searchRecords(_ call: MockCall) throws -> MockResponse {
        let entity = Self.entity(call)
        let query = try PageQuery(call)
        let isExact = try Self.flag("exact_match", of: call)
        let term = call.request.query("term")?.lowercased() ?? ""
        guard term.count >= (isExact ? 1 : 2) else {
            throw PipedriveFailure.schema(["term: must be at least \(isExact ? 1 : 2) characters long"])
        }
        let fields = try searchedFields(call, entity)
        let wanted = try searchFilter(call, entity)
        let found = (records[entity]?.ordered ?? []).filter { record in
            !record.isDeleted && wanted(record)
                && texts(of: record, fields).contains { isExact ? $0 == term : $0.contains(term) }
        }
        let (page, next) = query.cut(found) { .init(key: "", id: $0.id) }
        let items = page.map { record -> JSON in
            ["result_score": isExact ? 1 : 0.5, "item": item(record, entity)]
        }
        return .json([
            "success": true, "data": ["items": .array(items)], "additional_data": ["next_cursor": .optional(next)],
        ])
    }

    private func searchedFields(_ call: MockCall, _ entity: Entity) throws -> [String] {
        let known = Self.searchFields[entity] ?? []
        let asked = call.request.queryList("fields")
        if let unknown = asked.first(where: { !known.contains($0) }) {
            throw PipedriveFailure.schema(["fields: '\(unknown)' must be one of [\(known.joined(separator: ", "))]"])
        }
        return asked.isEmpty ? known : asked
    }

    private func searchFilter(_ call: MockCall, _ entity: Entity) throws -> (Record) -> Bool {
        let person = entity == .deal ? try Self.number("person_id", of: call) : nil
        let organization = entity == .organization ? nil : try Self.number("organization_id", of: call)
        let status = entity == .deal ? try Self.word("status", of: call, among: ["open", "won", "lost"]) : nil
        return { record in
            (person.map { record.values["person_id"] == .integer($0) } ?? true)
                && (organization.map { record.values["org_id"] == .integer($0) } ?? true)
                && (status.map { record.status == $0 } ?? true)
        }
    }

    /// What of a record is searched, in lower case.
    private func texts(of record: Record, _ fields: [String]) -> [String] {
        fields.flatMap { field -> [String] in
            switch field {
            case "title", "name": [record.name]
            case "email", "phone": Self.points(record, field + "s")
            case "address": [record.values["address"]?["value"]?.string ?? ""]
            case "notes": [record.values["notes"]?.string ?? ""]
            default: record.custom.values.compactMap(\.string)
            }
        }.map { $0.lowercased() }
    }

    private static func points(_ record: Record, _ name: String) -> [String] {
        (record.values[name]?.array ?? []).compactMap { $0["value"]?.string }
    }

    private func item(_ record: Record, _ entity: Entity) -> JSON {
        var body: JSONObject = ["id": .integer(record.id), "type": .string(entity.rawValue)]
        body[entity == .deal ? "title" : "name"] = .string(record.name)
        switch entity {
        case .deal:
            for name in ["value", "currency", "status"] { body[name] = record.values[name] ?? .null }
            body["stage"] = named(record.values["stage_id"]?.integer) { stage($0)?.name }
            body["person"] = named(record.values["person_id"]?.integer) { records[.person]?.record($0)?.name }
            body["is_archived"] = .bool(record.isArchived)
        case .person:
            body["phones"] = .strings(Self.points(record, "phones"))
            body["emails"] = .strings(Self.points(record, "emails"))
        case .organization: body["address"] = record.values["address"]?["value"] ?? .null
        }
        if entity != .organization {
            body["organization"] = named(record.values["org_id"]?.integer) {
                records[.organization]?.record($0)?.name
            }
        }
        body["visible_to"] = record.values["visible_to"] ?? 3
        body["owner"] = ["id": record.values["owner_id"] ?? .null]
        body["custom_fields"] = .strings(record.custom.values.compactMap(\.string).sorted())
        body["notes"] = []
        return .object(body)
    }

    private func named(_ id: Int?, _ name: (Int) -> String?) -> JSON {
        guard let id, let name = name(id) else { return .null }
        return ["id": .integer(id), "name": .string(name)]
    }
}
