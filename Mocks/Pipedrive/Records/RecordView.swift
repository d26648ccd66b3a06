import MockKit

/// What of a record an answer shows.
struct RecordView {
    /// The codes of custom fields that were asked for; `nil` for all.
    var codes: Set<String>?
    var hasOptionLabels = false
    var hasLabels = false
    /// Fields that are shown only when they are asked for.
    var optional: [String] = []

    init() {}

    init(_ call: MockCall, _ entity: Entity) throws {
        codes = try PipedriveAccount.list(
            "custom_fields", of: call, countMax: PipedriveLimits.customFieldsPerQueryMax
        ).map(Set.init)
        hasOptionLabels = try PipedriveAccount.flag("include_option_labels", of: call)
        hasLabels = try PipedriveAccount.flag("include_labels", of: call)
        optional = call.request.queryList("include_fields")
        let known = Self.optionalFields(entity)
        if let unknown = optional.first(where: { !known.contains($0) }) {
            throw PipedriveFailure.schema([
                "include_fields: '\(unknown)' must be one of [\(known.joined(separator: ", "))]"
            ])
        }
    }

    /// Keys of built-in values in the order of answers.
    private static func order(_ entity: Entity) -> [String] {
        switch entity {
        case .deal:
            [
                "title", "owner_id", "person_id", "org_id", "pipeline_id", "stage_id", "value", "currency", "status",
                "probability", "lost_reason", "visible_to", "close_time", "won_time", "lost_time",
                "expected_close_date",
            ]
        case .person: ["name", "first_name", "last_name", "owner_id", "org_id", "visible_to", "picture_id"]
        case .organization:
            [
                "name", "owner_id", "visible_to", "address", "website", "linkedin", "industry", "annual_revenue",
                "employee_count",
            ]
        }
    }

    func json(_ record: Record, of entity: Entity, in account: PipedriveAccount) -> JSON {
        var members: [(String, JSON)] = [("id", .integer(record.id))]
        for name in Self.order(entity) { members.append((name, value(name, of: record))) }
        members += [
            ("add_time", .string(record.addTime)), ("update_time", .string(record.updateTime)),
            ("is_deleted", .bool(record.isDeleted)), ("label_ids", record.values["label_ids"] ?? []),
        ]
        switch entity {
        case .deal: members += deal(record, account)
        case .person: members += person(record, account)
        case .organization: break
        }
        if account.switches.omitUnset { members.removeAll { $0.1.isNull } }
        if hasLabels { members.append(("labels", labels(record, account.table(entity)))) }
        for name in optional { members.append((name, Self.value(optional: name))) }
        members.append(("custom_fields", custom(record, account.table(entity))))
        return .object(JSONObject(uniqueMembers: members))
    }

    private func value(_ name: String, of record: Record) -> JSON {
        switch name {
        case "first_name", "last_name":
            let words = record.name.split(separator: " ").map(String.init)
            let part = name == "first_name" ? words.first ?? "" : words.dropFirst().joined(separator: " ")
            return part.isEmpty ? .null : .string(part)
        default: return record.values[name] ?? .null
        }
    }

    private func deal(_ record: Record, _ account: PipedriveAccount) -> [(String, JSON)] {
        [
            ("creator_user_id", .integer(record.creatorID)), ("stage_change_time", .string(record.stageChangeTime)),
            ("is_archived", .bool(record.isArchived)), ("archive_time", record.values["archive_time"] ?? .null),
            ("origin", account.switches.originManual ? "ManuallyCreated" : "API"), ("origin_id", .null),
            ("channel", .null), ("channel_id", .null), ("acv", .null), ("arr", .null), ("mrr", .null),
        ]
    }

    private func person(_ record: Record, _ account: PipedriveAccount) -> [(String, JSON)] {
        var members = [("emails", record.values["emails"] ?? []), ("phones", record.values["phones"] ?? [])]
        guard account.switches.contactSync else { return members }
        for name in ["postal_address", "notes", "im", "birthday", "job_title"] {
            members.append((name, record.values[name] ?? (name == "im" ? [] : .null)))
        }
        return members
    }

    private func labels(_ record: Record, _ table: FieldTable) -> JSON {
        let options = table.field(code: "label")?.options ?? []
        let ids = record.values["label_ids"]?.array ?? []
        return .array(ids.compactMap { id in options.first { $0.id == id }?.json })
    }

    /// Every custom field of the company, unset ones as null.
    private func custom(_ record: Record, _ table: FieldTable) -> JSON {
        let shown = table.custom.filter { codes?.contains($0.code) ?? true }
        return .object(
            JSONObject(uniqueMembers: shown.map { ($0.code, labelled(record.custom[$0.code] ?? .null, $0)) }))
    }

    private func labelled(_ value: JSON, _ field: Field) -> JSON {
        guard hasOptionLabels, field.takesOptions else { return value }
        func named(_ id: JSON) -> JSON {
            ["id": id, "label": .optional(id.integer.flatMap { field.option($0) }?.label)]
        }
        if let ids = value.array { return .array(ids.map(named)) }
        return value.isNull ? value : named(value)
    }

    /// The mock counts nothing: what it is asked for is zero, or not there.
    private static func value(optional name: String) -> JSON {
        name.hasSuffix("_count") ? 0 : .null
    }
}
