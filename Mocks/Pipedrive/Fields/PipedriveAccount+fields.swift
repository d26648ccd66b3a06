import MockKit

/// Fields in version 2.
extension PipedriveAccount {
    static func entity(_ call: MockCall) -> Entity { Entity(rawValue: call.tags["entity"] ?? "") ?? .deal }

    func table(_ entity: Entity) -> FieldTable { fields[entity] ?? FieldTable(standard: []) }

    private static let includes = ["ui_visibility", "important_fields", "required_fields"]

    /// The code that answers show: that of labels is not known for sure.
    func shownCode(_ field: Field) -> String {
        field.code == "label" && switches.labelIDsCode ? "label_ids" : field.code
    }

    func json(_ field: Field, _ entity: Entity, include: Set<String>) -> JSON {
        field.json(entity, include: include, isWritableShown: switches.isWritable, code: shownCode(field))
    }

    private static func includes(_ call: MockCall) throws -> Set<String> {
        let words = call.request.queryList("include_fields")
        guard let unknown = words.first(where: { !includes.contains($0) }) else { return Set(words) }
        throw PipedriveFailure.schema([
            "include_fields: '\(unknown)' must be one of [\(includes.joined(separator: ", "))]"
        ])
    }

    func listFields(_ call: MockCall) throws -> MockResponse {
        let entity = Self.entity(call)
        let include = try Self.includes(call)
        let (page, next) = try PageQuery(call).cut(table(entity).fields) { .init(key: "", id: $0.id) }
        return Self.answer(page.map { json($0, entity, include: include) }, next: next)
    }

    func field(_ call: MockCall) throws -> Field {
        let fields = table(Self.entity(call)).fields
        guard let field = fields.first(where: { shownCode($0) == call["field_code"] }) else {
            throw missingField
        }
        return field
    }

    var missingField: PipedriveFailure {
        .notFound("The field is not found", status: switches.goneFields ? 410 : 404)
    }

    func getField(_ call: MockCall) throws -> MockResponse {
        Self.answer(json(try field(call), Self.entity(call), include: try Self.includes(call)))
    }

    func demand(_ permission: String, _ call: MockCall) throws {
        guard actingUser(call).permissions.allows(permission) else { throw PipedriveFailure.noPermission }
    }

    func checkFieldCount(_ entity: Entity) throws {
        guard let countMax = limits.customFields, table(entity).custom.count >= countMax else { return }
        throw PipedriveFailure.planLimit(
            "Couldn't add the custom field. Custom fields limit reached.", code: "feature_capping_custom_fields_limit")
    }

    /// A second field of the same name is made without a word.
    mutating func createField(_ call: MockCall) throws -> MockResponse {
        let entity = Self.entity(call)
        try demand("can_add_custom_fields", call)
        let draft = try FieldDraft(creating: Self.object(call), entity: entity)
        try checkFieldCount(entity)
        var field = makeField(entity, name: draft.name ?? "", type: draft.type ?? "varchar")
        field.summary = draft.summary?.string
        field.visibility = draft.visibility ?? field.visibility
        field.important = draft.important ?? field.important
        field.required = draft.required ?? field.required
        if let labels = draft.labels { _ = field.addOptions(labels) }
        fields[entity]?.add(field)
        return Self.answer(json(field, entity, include: Set(Self.includes)))
    }

    mutating func makeField(_ entity: Entity, name: String, type: String, code: String? = nil) -> Field {
        let id = fields[entity]?.nextID() ?? 0
        var field = Field(
            id: id, code: code ?? TokenText.hexadecimal([40]), name: name, type: type, isCustom: true,
            addedAt: nowText)
        field.visibility = FieldVisibility.standard(entity)
        return field
    }

    mutating func updateField(_ call: MockCall) throws -> MockResponse {
        let entity = Self.entity(call)
        try demand("can_edit_custom_fields", call)
        let field = try field(call)
        let draft = try FieldDraft(changing: field, body: Self.object(call), entity: entity)
        guard field.isCustom || draft.name == nil else {
            throw PipedriveFailure.schema(["field_name: Built-in fields keep their name"])
        }
        let text = nowText
        fields[entity]?.change(field.code) { field in
            field.name = draft.name ?? field.name
            if let summary = draft.summary { field.summary = summary.string }
            field.visibility = draft.visibility ?? field.visibility
            field.important = draft.important ?? field.important
            field.required = draft.required ?? field.required
            field.updatedAt = text
        }
        return Self.answer(json(try self.field(call), entity, include: Set(Self.includes)))
    }

    mutating func deleteField(_ call: MockCall) throws -> MockResponse {
        let entity = Self.entity(call)
        try demand("can_delete_custom_fields", call)
        let field = try field(call)
        guard field.isCustom else { throw PipedriveFailure.schema(["field_code: Built-in fields are not deleted"]) }
        remove(field, of: entity)
        return Self.answer(json(field, entity, include: []))
    }

    /// Takes a field out of the lists, and its values out of the records.
    mutating func remove(_ field: Field, of entity: Entity) {
        fields[entity]?.delete(field.code)
        records[entity]?.changeAll { $0.custom[field.code] = nil }
    }
}
