import MockKit

/// Options of fields in version 2: each call takes and answers a list.
extension PipedriveAccount {
    private func optionField(_ call: MockCall) throws -> Field {
        try demand("can_edit_custom_fields", call)
        let field = try field(call)
        guard field.options != nil, field.takesOptions || field.code == "label" else {
            throw PipedriveFailure.schema(["field_code: The field has no options of its own"])
        }
        return field
    }

    private static func items(_ call: MockCall) throws -> [JSON] {
        guard let items = try json(call).array, !items.isEmpty else {
            throw PipedriveFailure.schema(["body: Expected an 'array' with at least 1 item"])
        }
        return items
    }

    mutating func addOptions(_ call: MockCall) throws -> MockResponse {
        let field = try optionField(call)
        let labels = try FieldDraft.checkedLabels(.array(Self.items(call)))
        guard (field.options?.count ?? 0) + labels.count <= PipedriveLimits.optionsMax else {
            throw PipedriveFailure.schema(["options: A field has at most \(PipedriveLimits.optionsMax) options"])
        }
        var added: [FieldOption] = []
        fields[Self.entity(call)]?.change(field.code) { added = $0.addOptions(labels) }
        return Self.answer(added)
    }

    private static func answer(_ options: [FieldOption]) -> MockResponse {
        .json(["success": true, "data": .array(options.map(\.bare)), "additional_data": .null])
    }

    /// The numbers of the options that a list names; one that is unknown refuses all.
    private static func ids(_ items: [JSON], of field: Field) throws -> [Int] {
        let ids = items.compactMap { item -> Int? in
            guard case .integer(let id)? = item["id"] else { return nil }
            return id
        }
        guard ids.count == items.count else { throw PipedriveFailure.schema(["id: Expected 'number'"]) }
        guard let unknown = ids.first(where: { field.option($0) == nil }) else { return ids }
        throw PipedriveFailure.notFound("Option with id '\(unknown)' is not found")
    }

    mutating func updateOptions(_ call: MockCall) throws -> MockResponse {
        let field = try optionField(call)
        let items = try Self.items(call)
        let labels = try FieldDraft.checkedLabels(.array(items))
        let ids = try Self.ids(items, of: field)
        var changed: [FieldOption] = []
        fields[Self.entity(call)]?.change(field.code) { field in
            for (id, label) in zip(ids, labels) {
                guard let place = field.options?.firstIndex(where: { $0.id == .integer(id) }) else { continue }
                field.options?[place].label = label
                if let option = field.options?[place] { changed.append(option) }
            }
        }
        return Self.answer(changed)
    }

    mutating func deleteOptions(_ call: MockCall) throws -> MockResponse {
        let field = try optionField(call)
        let ids = try Self.ids(Self.items(call), of: field)
        let removed = (field.options ?? []).filter { option in ids.contains { option.id == .integer($0) } }
        for id in ids { removeOption(id, of: field, Self.entity(call)) }
        return Self.answer(removed)
    }

    /// Takes an option away, and it out of the values of records.
    mutating func removeOption(_ id: Int, of field: Field, _ entity: Entity) {
        fields[entity]?.change(field.code) { field in
            field.deletedOptions += (field.options ?? []).filter { $0.id == .integer(id) }
            field.options?.removeAll { $0.id == .integer(id) }
        }
        records[entity]?.changeAll { record in
            switch record.custom[field.code] {
            case .integer(id)?: record.custom[field.code] = nil
            case .array(let ids)?:
                let left = ids.filter { $0 != .integer(id) }
                record.custom[field.code] = left.isEmpty ? nil : .array(left)
            default: break
            }
        }
    }
}
