import MockKit

/// Writes by the value of an external id: `PATCH V/sobjects/{object}/{field}/{value}`.
extension SalesforceAccount {
    mutating func upsertRecord(_ call: MockCall) throws -> MockResponse {
        let view = try view(call)
        let context = try recordContext(call)
        let body = try RecordBody.object(call)
        let field = try Self.externalID(call["field"], of: view)
        guard !Self.swallowedEndings.contains(where: call["value"].hasSuffix) else {
            throw SalesforceFailure.notFound
        }
        if body.names.contains(where: { $0.lowercased() == field.name.lowercased() }) {
            throw SalesforceFailure(
                400, "INVALID_FIELD", "The \(field.name) field should not be specified in the sobject data.")
        }
        let value = try RecordValueRules(field: field).stored(.string(call["value"]))
        let found = rows(withValue: value, in: field, of: view.name)
        guard found.count <= 1 else {
            let urls = found.map { context.path(of: $0, object: view.name) }
            return .json(.strings(urls), status: 300, mediaType: SalesforceFailure.mediaType)
        }
        if found.isEmpty, call.request.query("updateOnly") == "true" { throw SalesforceFailure.notFound }
        let isNew = found.isEmpty
        let id = try upsert(body, of: view, by: field, value: value, found: found.first, context: context)
        return Self.saved(id, of: view, context: context, status: isNew ? 201 : 200, created: isNew)
    }

    /// Saves into the record that was found, or makes one with the value.
    mutating func upsert(
        _ body: JSONObject, of view: ObjectView, by field: FieldDefinition, value: JSON, found: String?,
        context: RecordContext
    ) throws -> String {
        var body = body
        if found == nil { body[field.name] = value }
        return try save(body, of: view, id: found, context: context)
    }

    /// A field whose values stand for records.
    /// - Throws: 404 for any other, whether it is absent, hidden or no external id.
    static func externalID(_ name: String, of view: ObjectView) throws -> FieldDefinition {
        guard let field = view.field(name)?.definition, field.isExternalID || (field.isIDLookup && field.type != .id)
        else { throw SalesforceFailure.unknownExternalID(name) }
        return field
    }

    /// Values with such an end never reach the resource.
    private static let swallowedEndings = [".inc"]
}
