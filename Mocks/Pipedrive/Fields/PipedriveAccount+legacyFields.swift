import MockKit

/// Fields in version 1: other names, numbers as ids, pages by `start` and `limit`.
extension PipedriveAccount {
    func listLegacyFields(_ call: MockCall) throws -> MockResponse {
        let fields = table(Self.entity(call)).fields
        let start = try Self.legacyNumber("start", of: call) ?? 0
        let limit = try Self.legacyNumber("limit", of: call) ?? fields.count
        let page = fields.dropFirst(start).prefix(max(1, limit))
        var pagination: JSONObject = [
            "start": .integer(start), "limit": .integer(limit),
            "more_items_in_collection": .bool(start + page.count < fields.count),
        ]
        if start + page.count < fields.count { pagination["next_start"] = .integer(start + page.count) }
        return .json([
            "success": true, "data": .array(page.map(\.legacyJSON)),
            "additional_data": ["pagination": .object(pagination)],
        ])
    }

    private static func legacyNumber(_ name: String, of call: MockCall) throws -> Int? {
        guard let text = call.request.query(name) else { return nil }
        guard let value = Int(text), value >= 0 else {
            throw PipedriveFailure(400, "Bad request: \(name) must be a number")
        }
        return value
    }

    private func legacyField(_ call: MockCall) throws -> Field {
        guard let id = Int(call["id"]), let field = table(Self.entity(call)).field(id: id) else { throw missingField }
        return field
    }

    func getLegacyField(_ call: MockCall) throws -> MockResponse { Self.answer(try legacyField(call).legacyJSON) }

    mutating func createLegacyField(_ call: MockCall) throws -> MockResponse {
        let entity = Self.entity(call)
        try demand("can_add_custom_fields", call)
        let body = try Self.legacyObject(call)
        guard let name = body["name"]?.string, !name.isEmpty else {
            throw PipedriveFailure(400, "Bad request: name is required")
        }
        guard let type = body["field_type"]?.string, Field.creatableTypes.contains(type) else {
            throw PipedriveFailure(400, "Bad request: field_type is missing or unknown")
        }
        try checkFieldCount(entity)
        var field = makeField(entity, name: name, type: type)
        if field.takesOptions { _ = field.addOptions(try FieldDraft.checkedLabels(body["options"] ?? .null)) }
        if let isShown = body["add_visible_flag"]?.bool { field.visibility["add_visible_flag"] = .bool(isShown) }
        fields[entity]?.add(field)
        return Self.answer(field.legacyJSON)
    }

    /// `options` is the whole list: those with an id stay, those without are added, the others are gone.
    mutating func updateLegacyField(_ call: MockCall) throws -> MockResponse {
        let entity = Self.entity(call)
        try demand("can_edit_custom_fields", call)
        let field = try legacyField(call)
        let body = try Self.legacyObject(call)
        if let options = body["options"]?.array { try replaceOptions(options, of: field, entity) }
        let text = nowText
        fields[entity]?.change(field.code) { field in
            field.name = body["name"]?.string ?? field.name
            if let isShown = body["add_visible_flag"]?.bool { field.visibility["add_visible_flag"] = .bool(isShown) }
            field.updatedAt = text
        }
        return Self.answer(try legacyField(call).legacyJSON)
    }

    private mutating func replaceOptions(_ options: [JSON], of field: Field, _ entity: Entity) throws {
        let labels = try FieldDraft.checkedLabels(.array(options))
        let kept = options.compactMap { $0["id"]?.integer }
        for option in field.options ?? [] {
            if let id = option.id.integer, !kept.contains(id) { removeOption(id, of: field, entity) }
        }
        fields[entity]?.change(field.code) { field in
            for (option, label) in zip(options, labels) {
                let place = field.options?.firstIndex { $0.id.integer == option["id"]?.integer }
                if let place, option["id"] != nil {
                    field.options?[place].label = label
                } else {
                    _ = field.addOptions([label])
                }
            }
        }
    }

    mutating func deleteLegacyField(_ call: MockCall) throws -> MockResponse {
        try demand("can_delete_custom_fields", call)
        let field = try legacyField(call)
        guard field.isCustom else { throw PipedriveFailure.noPermission }
        remove(field, of: Self.entity(call))
        return Self.answer(["id": .integer(field.id)])
    }
}
