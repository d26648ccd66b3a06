import MockKit

/// How records and values are shown.
extension AttioAccount {
    /// A record with the values that hold now, by slug, also of attributes that have none.
    func json(_ record: Record, of object: Definition) -> JSON {
        let values = object.attributes.filter { !$0.isArchived }.compactMap { attribute -> (String, JSON)? in
            let rows = shownValues(of: attribute, in: record, object)
            return rows.isEmpty && switches.emptyValuesOmitted ? nil : (attribute.slug, .array(rows))
        }
        let page = object.singularNoun.lowercased()
        return [
            "id": [
                "workspace_id": .string(workspace.id), "object_id": .string(object.id),
                "record_id": .string(record.id),
            ],
            "created_at": .string(record.createdAt),
            "web_url": .string("https://app.attio.com/\(workspace.slug)/\(page)/\(record.id)"),
            "values": .object(JSONObject(uniqueMembers: values)),
        ]
    }

    private func shownValues(of attribute: Attribute, in record: Record, _ object: Definition) -> [JSON] {
        let rows = (record.active[attribute.id] ?? []).map { json($0, of: attribute, in: object) }
        guard rows.isEmpty, attribute.type == .checkbox, switches.unsetCheckboxesFalse else { return rows }
        let unset = StoredValue(
            content: ["value": false], activeFrom: record.createdAt, actor: ["type": "system", "id": .null])
        return [json(unset, of: attribute, in: object)]
    }

    /// A value with its time and its author.
    func json(_ value: StoredValue, of attribute: Attribute, in object: Definition) -> JSON {
        var body: JSONObject = [
            "active_from": .string(value.activeFrom), "active_until": .optional(value.activeUntil),
            "created_by_actor": value.actor,
        ]
        for member in rendered(value.content, of: attribute, in: object).members {
            body[member.name] = member.value
        }
        return .object(body)
    }

    /// What a value says, as it is read: options and statuses with their present titles, amounts with their currency.
    func rendered(_ content: JSONObject, of attribute: Attribute, in object: Definition) -> JSONObject {
        var body = content
        switch attribute.type {
        case .select:
            let option = attribute.option(content["option"]?.string ?? "")
            body["option"] = option.map { json($0, of: attribute, in: object) }
        case .status:
            let status = attribute.status(content["status"]?.string ?? "")
            body["status"] = status.map { json($0, of: attribute, in: object) }
        case .currency:
            if switches.currencyAsText { body["currency_value"] = content["currency_value"].map { .string($0.text) } }
            body["currency_code"] = .optional(attribute.currencyCode)
        default: break
        }
        body["attribute_type"] = .string(attribute.type.rawValue)
        return body
    }
}
