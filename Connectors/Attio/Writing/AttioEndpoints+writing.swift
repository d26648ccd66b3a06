import ConnectorKit

extension AttioEndpoints {
    /// Creates an owner property: an `actor-reference`, which people see as a field of the type "User".
    /// - Source: "Create an attribute", <https://docs.attio.com/rest-api/endpoint-reference/attributes/create-an-attribute>,
    ///   read 2026-11.
    /// - Shape: `{"data": {…}}` with all eight keys, whatever the type → 200 `{"data": Attribute}`.
    /// - Limits: writes; scope `object_configuration:read-write`. No default value: people and companies refuse one, and on
    ///   deals it would be the token.
    /// - Failures: 409 `slug_conflict` → `.conflict`, nothing changed; 400 with `validation_errors` → `.invalid`; 404 for
    ///   an object that is switched off → `.unsupported`.
    static func createOwnerProperty(_ draft: OwnerPropertyDraft) -> HTTPRequest {
        let attribute: JSONValue = .object([
            "title": .string(draft.label), "description": .string(draft.description),
            "api_slug": .string(draft.name.rawValue), "type": .string(AttioMapping.ownerType),
            "is_required": .boolean(false), "is_unique": .boolean(false), "is_multiselect": .boolean(false),
            "config": .object([Member]()),
        ])
        return HTTPRequest(
            operation: .attributesCreate, method: .post, path: path(of: draft.object, "/attributes"),
            body: wrapped(attribute), isIdempotent: false)
    }

    /// Brings an archived owner property back, with our label and mark; doing so twice does no harm.
    /// - Source: "Update an attribute", <https://docs.attio.com/rest-api/endpoint-reference/attributes/update-an-attribute>,
    ///   read 2026-11.
    /// - Shape: `{"data": {"title", "description", "is_archived": false}}` → 200 `{"data": Attribute}`; the type can't be
    ///   changed.
    /// - Limits: writes; scope `object_configuration:read-write`. Attributes can be archived, never deleted.
    /// - Failures: 400 `system_edit_unauthorized` → `.invalid`; 404 → `.not_found`.
    static func restoreOwnerProperty(
        _ name: PropertyName, _ draft: OwnerPropertyDraft
    ) throws(ConnectorError) -> HTTPRequest {
        let changes: JSONValue = .object([
            "title": .string(draft.label), "description": .string(draft.description), "is_archived": .boolean(false),
        ])
        let segment = try segment(name.rawValue, .attributesRestore)
        return HTTPRequest(
            operation: .attributesRestore, method: .patch, path: path(of: draft.object, "/attributes/\(segment)"),
            body: wrapped(changes), isIdempotent: true)
    }

    /// Creates a record.
    /// - Source: "Create a record", <https://docs.attio.com/rest-api/endpoint-reference/records/create-a-record>, read
    ///   2026-11.
    /// - Shape: `{"data": {"values": {slug: [Value]}}}` → 200 `{"data": Record}`, the whole record.
    /// - Limits: writes; scopes `record_permission:read-write`, `object_configuration:read`. One record a call.
    /// - Failures: 400 → `.invalid` with the property, or `.conflict` for a unique value; 5xx → `.outcome_unknown`,
    ///   because there is no idempotency key.
    static func createRecord(_ values: JSONValue, of object: CRMObject) -> HTTPRequest {
        HTTPRequest(
            operation: .recordsCreate, method: .post, path: path(of: object, "/records"),
            body: wrapped(.object(["values": values])), isIdempotent: false)
    }

    /// Sets values of a record; attributes that aren't sent are left alone, and the same values twice do no harm.
    ///
    /// `PUT`, because `PATCH` only adds to attributes that hold several values: it can neither remove nor clear.
    /// - Source: "Update a record (overwrite multiselect)",
    ///   <https://docs.attio.com/rest-api/endpoint-reference/records/update-a-record-overwrite>, read 2026-11.
    /// - Shape: as for creating. `[]` clears; `null` is refused.
    /// - Limits: writes; scopes as for creating. One record a call.
    /// - Failures: as for creating; 404 → `.not_found`; 409 `concurrent_write_conflict` → `.unavailable`.
    static func replaceValues(_ values: JSONValue, of id: AttioID, in object: CRMObject) -> HTTPRequest {
        HTTPRequest(
            operation: .recordsReplace, method: .put, path: path(of: object, "/records/\(id.text)"),
            body: wrapped(.object(["values": values])), isIdempotent: true)
    }

    /// Deletes a record, for good: Attio has no bin.
    /// - Source: "Delete a record", <https://docs.attio.com/rest-api/endpoint-reference/records/delete-a-record>, read
    ///   2026-11.
    /// - Shape: → 200 `{}`.
    /// - Limits: writes; scopes as for creating. One record a call.
    /// - Failures: 404 for a record that is gone, which is success here.
    static func deleteRecord(_ id: AttioID, of object: CRMObject) -> HTTPRequest {
        HTTPRequest(operation: .recordsDelete, method: .delete, path: path(of: object, "/records/\(id.text)"))
    }

    private typealias Member = JSONValue.Member

    private static func wrapped(_ content: JSONValue) -> HTTPBody {
        .json(JSONValue.object(["data": content]).encoded)
    }
}
