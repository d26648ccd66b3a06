import ConnectorKit

/// Every request that writes.
extension ZohoEndpoints {
    /// Creates a lookup to users, with our mark in its help text.
    /// - Source: "Create custom field", v7 and v8, and zoho/crm-oas `v8.0/fields`, read 2026-11.
    /// - Shape: `{"fields": [{"field_label", "data_type": "userlookup", "tooltip"}]}` → 201 with `{"fields": [{"code",
    ///   "details": {"id"}}]}`: Zoho makes the API name, and doesn't tell it.
    /// - Limits: five fields of one module; how many fields a module may have, the edition says.
    /// - Failures: 400 `DUPLICATE_DATA` → `.conflict`, also for a field that is on no layout; `LIMIT_EXCEEDED` →
    ///   `.unsupported`; 403 `NO_PERMISSION` → `.forbidden`.
    static func createOwnerField(_ draft: OwnerPropertyDraft) -> HTTPRequest {
        var members = [
            JSONValue.Member(name: "field_label", value: .string(draft.label)),
            .init(name: "data_type", value: .string("userlookup")),
        ]
        if !draft.description.isEmpty {
            let help = String(draft.description.prefix(ZohoOwnerField.helpCharactersMax))
            members.append(
                .init(name: "tooltip", value: .object(["name": .string("info_icon"), "value": .string(help)])))
        }
        return HTTPRequest(
            operation: .fieldsCreate, method: .post, path: "\(base)/settings/fields",
            query: [QueryItem("module", ZohoMapping.module(of: draft.object))],
            body: .json(JSONValue.object(["fields": .array([.object(members)])]).encoded), isIdempotent: false)
    }

    /// Creates or updates records; no workflow, approval, blueprint or cadence is set off.
    /// - Source: "Insert records", "Update records", v8, and zoho/crm-oas `v8.0/record`, read 2026-11.
    /// - Shape: `{"data": [Record], "trigger": [], "skip_feature_execution": [{"name": "cadences"}]}` → 201 or 200 with
    ///   `{"data": [Item]}` in the order asked; 207 where some were refused, 400 where all were.
    /// - Limits: 100 records of a module; 1 credit for each 10. Layout and validation rules aren't applied. Without
    ///   `trigger` all automation runs. `Layout` pins the layout of a record; a new one is in the default one
    ///   otherwise. `If-Unmodified-Since`, to the second, holds for all records of the call, so that only one may
    ///   travel under it.
    /// - Failures: 412 `ALREADY_MODIFIED` → `.conflict`; of a record: `MANDATORY_NOT_FOUND`, `INVALID_DATA`,
    ///   `DUPLICATE_DATA`, `RECORD_LOCKED`, …; of the call: 5xx → `.outcome_unknown` for a creation, because there is
    ///   no idempotency key.
    static func write(_ records: [ZohoCall.Item], of object: CRMObject, _ verb: ZohoCall.Verb) -> ZohoComposite.Row {
        let body = JSONValue.object([
            "data": .array(records.map(\.json)), "trigger": .array([]),
            "skip_feature_execution": .array([.object(["name": .string("cadences")])]),
        ])
        let condition = records.count == 1 ? records[0].unlessChangedSince : nil
        return ZohoComposite.Row(
            operation: verb.operation, method: verb == .create ? .post : .put, path: self.records(of: object),
            headers: condition.map { [.init(name: "If-Unmodified-Since", value: $0)] } ?? [], body: body)
    }

    /// Moves records to the recycle bin, where they stay for 60 days, and asks for no workflow to be set off.
    /// - Source: "Delete records", v8, and zoho/crm-oas `v8.0/record`, read 2026-11. Neither knows `wf_trigger`, which
    ///   the vendor's SDKs have as a parameter of both deletions: what it does is unverified.
    /// - Shape: 200 with `{"data": [Item]}`; 207 and 400 as for writing.
    /// - Limits: 100 records of a module, their ids at most 1,024 characters; within a composite one, in the path.
    /// - Failures: `INVALID_DATA` for a record that isn't there, or isn't shown to the key → `.not_found`;
    ///   `RECORD_LOCKED`, `NOT_APPROVED` → `.unavailable`.
    static func delete(_ ids: [ZohoID], of object: CRMObject, inComposite: Bool) -> ZohoComposite.Row {
        let isOne = inComposite && ids.count == 1
        return ZohoComposite.Row(
            operation: .recordsDelete, method: .delete, path: records(of: object, id: isOne ? ids[0] : nil),
            query: (isOne ? [] : [QueryItem("ids", ids.map(\.text).joined(separator: ","))])
                + [QueryItem("wf_trigger", "false")])
    }
}
