import ConnectorKit

/// Every request that reads.
extension ZohoEndpoints {
    /// Asks for the user whom the key acts as: who consented, whoever holds a copy of the key.
    /// - Source: "Get users", v8, and zoho/crm-oas `v8.0/users`, read 2026-11.
    /// - Shape: `{"users": [User], "info"}`, one user.
    /// - Limits: 1 credit.
    /// - Failures: 401 `INVALID_TOKEN` → `.unauthenticated`; 401 `OAUTH_SCOPE_MISMATCH` → `.forbidden`.
    static func currentUser() -> HTTPRequest {
        HTTPRequest(
            operation: .userRead, method: .get, path: "\(base)/users", query: [QueryItem("type", "CurrentUser")],
            responseBytesMax: smallAnswerBytesMax)
    }

    /// Asks for the organization.
    /// - Source: "Get organization", v8, and zoho/crm-oas `v8.0/org`, read 2026-11.
    /// - Shape: `{"org": [{"id", "zgid", "company_name", "type": "production"|"sandbox"|…}]}`, one.
    /// - Limits: 1 credit.
    /// - Failures: as for the user.
    static func org() -> HTTPRequest {
        HTTPRequest(
            operation: .orgRead, method: .get, path: "\(base)/org", responseBytesMax: smallAnswerBytesMax)
    }

    /// Asks for one page of users, whatever their state. There is no way to ask by email that is documented.
    /// - Source: "Get users", as above; "Kaizen 51".
    /// - Shape: `{"users": [User], "info": {"more_records": Bool}}`; 204 for none.
    /// - Limits: 200 users a page; pages by number, from 1. 1 credit.
    /// - Failures: 403 `NO_PERMISSION` → `.forbidden`.
    static func users(page: Int) -> HTTPRequest {
        HTTPRequest(
            operation: .usersList, method: .get, path: "\(base)/users",
            query: [
                QueryItem("type", "AllUsers"), QueryItem("page", String(page)),
                QueryItem("per_page", String(usersPageSize)),
            ], responseBytesMax: usersPageBytesMax)
    }

    /// Asks for all fields of a module, those on no layout too.
    /// - Source: "Fields metadata", v8, and zoho/crm-oas `v8.0/fields`, read 2026-11.
    /// - Shape: `{"fields": [Field]}`; what a layout demands isn't told.
    /// - Limits: never paged. 1 credit.
    /// - Failures: 400 `INVALID_MODULE` → `.unsupported`; 403 → `.forbidden`.
    static func fields(of object: CRMObject) -> ZohoComposite.Row {
        ZohoComposite.Row(
            operation: .fieldsList, method: .get, path: "\(base)/settings/fields",
            query: [QueryItem("module", ZohoMapping.module(of: object)), QueryItem("type", "all")])
    }

    /// Asks for all layouts of a module with their fields.
    /// - Source: "Layouts metadata", v8, and zoho/crm-oas `v8.0/layouts`, read 2026-11.
    /// - Shape: `{"layouts": [{"id", "name", "status", "sections": [{"fields": [Field]}]}]}`; they alone tell what a
    ///   layout asks for (`required`), and the chances of stages.
    /// - Limits: never paged; at most 15. 1 credit.
    /// - Failures: as for fields.
    static func layouts(of object: CRMObject) -> ZohoComposite.Row {
        ZohoComposite.Row(
            operation: .layoutsList, method: .get, path: "\(base)/settings/layouts",
            query: [QueryItem("module", ZohoMapping.module(of: object))])
    }

    /// Asks for the pipelines of one layout of deals.
    /// - Source: "Pipelines", v8, and zoho/crm-oas `v8.0/pipeline`, read 2026-11.
    /// - Shape: `{"pipeline": [{"id", "display_value", "actual_value", "maps": [Stage]}]}`; 204 for none. A stage that
    ///   is in several pipelines has one id in all of them.
    /// - Limits: never paged. 1 credit.
    /// - Failures: 400 `INVALID_DATA` for a layout that isn't one of deals → `.invalid`.
    static func pipelines(ofLayout id: ZohoID) -> ZohoComposite.Row {
        ZohoComposite.Row(
            operation: .pipelinesList, method: .get, path: "\(base)/settings/pipeline",
            query: [QueryItem("layout_id", id.text)])
    }

    /// Reads one record with all fields that the key's user sees: no bound on how many, and texts uncut.
    /// - Source: "Get records", v8, and zoho/crm-oas `v8.0/record`, read 2026-11.
    /// - Shape: `{"data": [Record]}`; 204 where there is none, or none any more.
    /// - Limits: 1 credit. Read by id, not through the search index, so that what was just written is seen.
    /// - Failures: 400 for an id of a wrong form → `.not_found`.
    static func record(_ id: ZohoID, of object: CRMObject) -> ZohoComposite.Row {
        ZohoComposite.Row(operation: .recordsRead, method: .get, path: records(of: object, id: id))
    }

    /// Asks a query.
    /// - Source: "COQL", v8, and zoho/crm-oas `v8.0/coql`, read 2026-11.
    /// - Shape: `{"select_query"}` → `{"data": [Record], "info"}` with the fields named, users as name and id; 204 for
    ///   none.
    /// - Limits: 100 values of an `in`, 200 rows unless told otherwise. 1 credit up to 200 rows.
    /// - Failures: 400 `INVALID_QUERY` for a field that the key's user doesn't see → `.invalid`; 401
    ///   `OAUTH_SCOPE_MISMATCH` → `.forbidden`.
    static func query(_ query: ZohoQuery) -> HTTPRequest {
        HTTPRequest(
            operation: .probesFind, method: .post, path: "\(base)/coql",
            body: .json(JSONValue.object(["select_query": .string(query.text)]).encoded), isIdempotent: true)
    }

    /// Reads some fields of several records by id.
    /// - Source: "Get records", as above.
    /// - Shape: `{"data": [Record], "info"}` without those that aren't there; 204 for none at all.
    /// - Limits: 100 ids and 50 fields, of which at least one, each list at most 1,024 characters; within a composite a
    ///   page holds 25 records, so that no list asks for more than it names; a text with mark-up is cut at 500
    ///   characters. 1 credit.
    /// - Failures: 400 `LIMIT_EXCEEDED`, `INVALID_DATA` with `param_name` → `.invalid`.
    static func records(_ ids: [ZohoID], of object: CRMObject, fields: [String]) -> ZohoComposite.Row {
        ZohoComposite.Row(
            operation: .recordsRead, method: .get, path: records(of: object),
            query: [
                QueryItem("ids", ids.map(\.text).joined(separator: ",")),
                QueryItem("fields", fields.joined(separator: ",")), QueryItem("per_page", String(ids.count)),
            ])
    }
}
