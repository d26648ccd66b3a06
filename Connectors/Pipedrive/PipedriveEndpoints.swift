import ConnectorKit

/// Every request that the connector makes of the CRM; tokens are fetched by ``PipedriveOAuth``.
///
/// Each has its price in API tokens, which the company's daily budget is counted in.
enum PipedriveEndpoints {
    /// Bytes of a small answer (token, one user, one record): custom fields of a large account fit many times over.
    static let smallAnswerBytesMax = 1024 * 1024
    /// Bytes of the list of users, which comes in one answer whatever their number.
    static let usersBytesMax = 16 * 1024 * 1024
    /// Users that fit into one answer: about 800 bytes each.
    static let usersMax = 20_000
    /// Items of a page: the price doesn't depend on it.
    static let pageSize = 500
    /// The end of every loop over pages: 50,000 definitions.
    static let pagesMax = 100
    /// Records that one request may name.
    static let recordsPerListMax = 100

    /// Asks who the token is.
    /// - Source: "Get current user data", <https://developers.pipedrive.com/docs/api/v1/Users#getCurrentUser>, read
    ///   2026-11.
    /// - Shape: `{"data": {"id", "email", "default_currency", "company_id", "company_name", "company_domain", …}}`.
    /// - Limits: 2 tokens; scope `base`.
    /// - Failures: 401 → `.unauthenticated`; 402 for a company that isn't open → `.forbidden`.
    static func me() -> HTTPRequest {
        HTTPRequest(
            operation: .usersMe, method: .get, path: "/v1/users/me", responseBytesMax: smallAnswerBytesMax, cost: 2)
    }

    /// Asks for all users of the company, deactivated and deleted ones too.
    /// - Source: "Get all users", <https://developers.pipedrive.com/docs/api/v1/Users#getUsers>, read 2026-11.
    /// - Shape: `{"data": [User]}`; no pages, no filters. A search for one email costs twice as much.
    /// - Limits: 20 tokens; scope `users:read`. Who may not see other users gets fewer (unverified).
    /// - Failures: 403 → `.forbidden`; above ``usersBytesMax`` → `.too_large`.
    static func users() -> HTTPRequest {
        HTTPRequest(
            operation: .usersList, method: .get, path: "/v1/users", responseBytesMax: usersBytesMax, cost: 20)
    }

    /// Asks for one page of an object's definitions of fields.
    /// - Source: "Get all deal fields", <https://developers.pipedrive.com/docs/api/v1/DealFields#getDealFields> (v2),
    ///   read 2026-11.
    /// - Shape: `{"data": [Field], "additional_data": {"next_cursor": String?}}`; deleted fields vanish.
    /// - Limits: 10 tokens a page of up to 500.
    /// - Failures: 403 → `.forbidden`.
    static func fields(of object: CRMObject, after cursor: String?) -> HTTPRequest {
        list(.fieldsList, PipedriveEntity.fields(object), [], after: cursor, cost: 10)
    }

    /// Creates an owner field. Its code is made up by Pipedrive, and a second one of the same name is made gladly.
    /// - Source: "Add one new deal field", <https://developers.pipedrive.com/docs/api/v1/DealFields#addDealField> (v2),
    ///   read 2026-11.
    /// - Shape: `{"field_name", "field_type": "user", "ui_visibility", "description"?}` → 200 `{"data": Field}`;
    ///   a description is taken for deals alone.
    /// - Limits: 5 tokens; a name of 1 to 255 characters; the number of fields depends on the plan.
    /// - Failures: 403 without the right or the scope, or `feature_capping_custom_fields_limit` → `.forbidden`.
    static func createField(_ draft: OwnerPropertyDraft) -> HTTPRequest {
        var members: [JSONValue.Member] = [
            .init(name: "field_name", value: .string(draft.label)), .init(name: "field_type", value: .string("user")),
            .init(
                name: "ui_visibility",
                value: .object(["add_visible_flag": .boolean(false), "details_visible_flag": .boolean(true)])),
        ]
        if draft.object == .deal, !draft.description.isEmpty {
            members.append(.init(name: "description", value: .string(draft.description)))
        }
        return write(
            .fieldsCreate, .post, "/api/v2/\(PipedriveEntity.fields(draft.object))", .object(members),
            isIdempotent: false)
    }

    /// Deletes a field that was just made, because another gateway made the same one first.
    /// - Source: "Delete a deal field", <https://developers.pipedrive.com/docs/api/v1/DealFields#deleteDealField> (v2),
    ///   read 2026-11.
    /// - Shape: 200 `{"data": Field}`.
    /// - Limits: 3 tokens.
    /// - Failures: 410 or 404 for what is gone → `.not_found`.
    static func deleteField(_ code: String, of object: CRMObject) -> HTTPRequest {
        HTTPRequest(
            operation: .fieldsDelete, method: .delete, path: "/api/v2/\(PipedriveEntity.fields(object))/\(code)",
            responseBytesMax: smallAnswerBytesMax, cost: 3)
    }

    /// Asks for one page of the pipelines.
    /// - Source: "Get all pipelines", <https://developers.pipedrive.com/docs/api/v1/Pipelines#getPipelines> (v2), read
    ///   2026-11.
    /// - Shape: as a list of fields.
    /// - Limits: 5 tokens a page of up to 500; scope `deals:read`.
    /// - Failures: 403 → `.forbidden`.
    static func pipelines(after cursor: String?) -> HTTPRequest {
        list(.pipelinesList, "pipelines", [QueryItem("sort_by", "id")], after: cursor, cost: 5)
    }

    /// Asks for one page of the stages of all pipelines.
    /// - Source: "Get all stages", <https://developers.pipedrive.com/docs/api/v1/Stages#getStages> (v2), read 2026-11.
    /// - Shape: as a list of fields; without `pipeline_id` all stages of the company.
    /// - Limits: 5 tokens a page of up to 500; scope `deals:read`.
    /// - Failures: 403 → `.forbidden`.
    static func stages(after cursor: String?) -> HTTPRequest {
        list(.stagesList, "stages", [QueryItem("sort_by", "id")], after: cursor, cost: 5)
    }

    /// Reads one record.
    /// - Source: "Get details of a deal", <https://developers.pipedrive.com/docs/api/v1/Deals#getDeal> (v2), read 2026-11.
    /// - Shape: `{"data": {…, "custom_fields": {code: value}}}`; every custom field of the account, `null` where unset;
    ///   counts and the like only where `include_fields` names them.
    /// - Limits: 1 token.
    /// - Failures: a deleted record is 404, or 200 with `is_deleted` (unverified): both count as gone.
    static func record(_ reference: RecordReference, including optional: [String] = []) -> HTTPRequest {
        HTTPRequest(
            operation: .recordsGet, method: .get, path: path(of: reference), query: including(optional),
            responseBytesMax: smallAnswerBytesMax, cost: 1)
    }

    /// Reads records by id.
    /// - Source: "Get all deals", <https://developers.pipedrive.com/docs/api/v1/Deals#getDeals> (v2), read 2026-11.
    /// - Shape: as a list of fields; deleted and archived ones are left out.
    /// - Limits: 10 tokens; 100 ids.
    /// - Failures: 403 → `.forbidden`.
    static func records(
        _ ids: [RecordID], of object: CRMObject, including optional: [String] = []
    ) -> HTTPRequest {
        let names = ids.map(\.rawValue).joined(separator: ",")
        return list(
            .recordsList, PipedriveEntity.records(object), [QueryItem("ids", names)] + including(optional), after: nil,
            cost: 10)
    }

    /// Creates a record.
    /// - Source: "Add a new deal", <https://developers.pipedrive.com/docs/api/v1/Deals#addDeal> (v2), read 2026-11.
    /// - Shape: the keys, custom fields under `custom_fields` → 200 `{"data": {"id", …}}`.
    /// - Limits: 5 tokens; a deal needs `title`, the others `name`. There is no idempotency key.
    /// - Failures: 400 `ERR_SCHEMA_VALIDATION_FAILED` → `.invalid` with the fields that the sentence names.
    static func createRecord(_ object: CRMObject, _ body: JSONValue) -> HTTPRequest {
        write(
            .recordsCreate, .post, "/api/v2/\(PipedriveEntity.records(object))", body, isIdempotent: false)
    }

    /// Updates a record; setting the same values twice does no harm.
    /// - Source: "Update a deal", <https://developers.pipedrive.com/docs/api/v1/Deals#updateDeal> (v2), read 2026-11.
    /// - Shape: as for creating; keys that aren't mentioned stay, lists are replaced as a whole.
    /// - Limits: 5 tokens.
    /// - Failures: as for creating; 404 → `.not_found`.
    static func updateRecord(_ reference: RecordReference, _ body: JSONValue) -> HTTPRequest {
        write(.recordsUpdate, .patch, path(of: reference), body, isIdempotent: true)
    }

    /// Marks a record as deleted; it is purged after 30 days.
    /// - Source: "Delete a deal", <https://developers.pipedrive.com/docs/api/v1/Deals#deleteDeal> (v2), read 2026-11.
    /// - Shape: 200 `{"data": {"id": Int}}`.
    /// - Limits: 3 tokens.
    /// - Failures: 404 or 410 for what is gone, which is success here.
    static func deleteRecord(_ reference: RecordReference) -> HTTPRequest {
        HTTPRequest(
            operation: .recordsDelete, method: .delete, path: path(of: reference),
            responseBytesMax: smallAnswerBytesMax, cost: 3)
    }

    private static func including(_ optional: [String]) -> [QueryItem] {
        optional.isEmpty ? [] : [QueryItem("include_fields", optional.joined(separator: ","))]
    }

    private static func path(of reference: RecordReference) -> String {
        "/api/v2/\(PipedriveEntity.records(reference.object))/\(reference.id)"
    }

    static func list(
        _ operation: OperationName, _ name: String, _ query: [QueryItem], after cursor: String?, cost: CallCost
    ) -> HTTPRequest {
        var query = [QueryItem("limit", String(pageSize))] + query
        if let cursor { query.append(QueryItem("cursor", cursor)) }
        return HTTPRequest(operation: operation, method: .get, path: "/api/v2/\(name)", query: query, cost: cost)
    }

    private static func write(
        _ operation: OperationName, _ method: HTTPMethod, _ path: String, _ body: JSONValue, isIdempotent: Bool
    ) -> HTTPRequest {
        HTTPRequest(
            operation: operation, method: method, path: path, body: .json(body.encoded), isIdempotent: isIdempotent,
            responseBytesMax: smallAnswerBytesMax, cost: 5)
    }
}
