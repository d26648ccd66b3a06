import MockKit

/// How attributes, options and statuses are shown.
extension AttioAccount {
    func json(_ attribute: Attribute, of definition: Definition) -> JSON {
        [
            "id": .object(ids(attribute, of: definition)), "title": .string(attribute.title),
            "description": .optional(attribute.description), "api_slug": .string(attribute.slug),
            "type": .string(attribute.type.rawValue), "is_system_attribute": .bool(attribute.isSystem),
            "is_writable": .bool(attribute.isWritable), "is_required": .bool(attribute.isRequired),
            "is_unique": .bool(attribute.isUnique), "is_multiselect": .bool(attribute.isMultiselect),
            "is_default_value_enabled": .bool(!attribute.defaultValue.isNull),
            "is_archived": .bool(attribute.isArchived), "default_value": defaultJSON(attribute, of: definition),
            "relationship": relationship(of: attribute), "created_at": .string(attribute.createdAt),
            "config": [
                "currency": [
                    "default_currency_code": .optional(attribute.currencyCode),
                    "display_type": .optional(attribute.currencyDisplay),
                ],
                "record_reference": [
                    "allowed_object_ids": attribute.type == .recordReference
                        ? attribute.allowedObjects.map { .strings($0) } ?? .null : .null
                ],
            ],
        ]
    }

    private func ids(_ attribute: Attribute, of definition: Definition) -> JSONObject {
        [
            "workspace_id": .string(workspace.id), "object_id": .string(definition.id),
            "attribute_id": .string(attribute.id),
        ]
    }

    /// The default as it is read: a static one has the form that values have.
    private func defaultJSON(_ attribute: Attribute, of definition: Definition) -> JSON {
        guard attribute.defaultValue["type"] == "static", let template = attribute.defaultValue["template"]?.array
        else { return attribute.defaultValue }
        let contents = template.compactMap { try? content(of: $0, for: attribute) }
        let values = contents.map { content in
            JSON.object(rendered(content, of: attribute, in: definition))
        }
        return ["type": "static", "template": .array(values)]
    }

    private func relationship(of attribute: Attribute) -> JSON {
        guard let pair = attribute.relationship, let object = objects.first(where: { $0.id == pair.object }),
            object.isEnabled, let other = object.attribute(pair.attribute)
        else { return .null }
        return [
            "id": .object(ids(other, of: object)), "object_slug": .string(object.slug),
            "title": .string(other.title), "api_slug": .string(other.slug),
            "is_multiselect": .bool(other.isMultiselect),
        ]
    }

    func json(_ option: SelectOption, of attribute: Attribute, in definition: Definition) -> JSON {
        var ids = ids(attribute, of: definition)
        ids["option_id"] = .string(option.id)
        return ["id": .object(ids), "title": .string(option.title), "is_archived": .bool(option.isArchived)]
    }

    func json(_ status: Status, of attribute: Attribute, in definition: Definition) -> JSON {
        var ids = ids(attribute, of: definition)
        ids["status_id"] = .string(status.id)
        return [
            "id": .object(ids), "title": .string(status.title), "is_archived": .bool(status.isArchived),
            "celebration_enabled": .bool(status.isCelebrated),
            "target_time_in_status": .optional(status.targetTime),
        ]
    }
}
