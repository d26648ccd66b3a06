import ConnectorKit

/// Every request that the connector makes of the CRM; tokens are fetched by ``HubSpotOAuth``.
enum HubSpotEndpoints {
    /// The dated version of HubSpot's API, in every path that has one.
    static let version = "2026-09"
    /// Where the API is, for every data region.
    static let api = Origin(https: "api.hubapi.com")
    /// Where people consent.
    static let consent = Origin(https: "app.hubspot.com")

    /// Owners in a page: what connectors use in production; the hard limit is not published.
    static let ownersPageSize = 500
    /// Records in a batch; HubSpot refuses 101.
    static let batchRecordsMax = 100
    /// Bytes of a small answer (account, token): far above the few hundred that are usual.
    static let smallAnswerBytesMax = 64 * 1024
    /// Bytes of a page of owners: 500 owners of 8 KiB, teams included.
    static let ownersPageBytesMax = 4 * 1024 * 1024

    /// Asks for the account behind the token.
    /// - Source: "Account information",
    ///   <https://developers.hubspot.com/docs/api-reference/latest/account/account-information/guide>, read 2026-10.
    /// - Shape: `{"portalId": Int, "accountType": "STANDARD"|"SANDBOX"|…, "uiDomain": String, "portalName"?: String}`.
    /// - Limits: the burst limit alone; needs the scope `oauth`, which every key has.
    /// - Failures: 401 → `.unauthenticated`; 403 → `.forbidden`.
    static func account() -> HTTPRequest {
        HTTPRequest(
            operation: .accountRead, method: .get, path: "/account-info/\(version)/details",
            responseBytesMax: smallAnswerBytesMax)
    }

    /// Asks what a static token is; the authorizer puts the token into the body, which is empty here.
    /// - Source: observed by scopiousdigital/kalup, `docs/hubspot.md`; no page of HubSpot's describes it; read 2026-10.
    /// - Shape: `{"tokenKey": String}` → `{"hubId": Int, "userId"?: Int, "scopes": [String]}`; scopes may end in `.v2`.
    /// - Limits: the burst limit alone; needs no scope. The path is not dated, and no dated one is known.
    /// - Failures: a refusal (400, 401, 403, 404) → `.unsupported`, because the status of a bad token is unverified.
    static func describeToken() throws(ConnectorError) -> HTTPRequest {
        HTTPRequest(
            operation: .tokenDescribe, method: .post, path: "/oauth/v2/private-apps/get/access-token-info",
            body: try HubSpotWire.json(HubSpotWire.TokenQuestion(tokenKey: ""), for: .tokenDescribe),
            isIdempotent: true, responseBytesMax: smallAnswerBytesMax,
            showableFields: ["userId", "hubId", "appId", "scopes"])
    }

    /// Asks for one page of owners, of those with an email where one is given.
    /// - Source: "Owners", <https://developers.hubspot.com/docs/api-reference/latest/crm/owners/guide>, read 2026-10.
    /// - Shape: `{"results": [Owner], "paging": {"next": {"after": String}}}`; no `paging` on the last page; unordered.
    /// - Limits: 500 owners a page (100 unless asked); `archived=true` brings archived owners alone.
    /// - Failures: 403 → `.forbidden`; old bodies name the scope `contacts`, the one needed is
    ///   `crm.objects.owners.read`.
    static func owners(email: EmailKey?, isArchived: Bool, after cursor: String?) -> HTTPRequest {
        var query = [QueryItem("limit", String(ownersPageSize)), QueryItem("archived", String(isArchived))]
        if let email { query.append(QueryItem("email", email.rawValue)) }
        if let cursor { query.append(QueryItem("after", cursor)) }
        return HTTPRequest(
            operation: .ownersList, method: .get, path: "/crm/owners/\(version)", query: query,
            responseBytesMax: ownersPageBytesMax)
    }

    /// Asks for all properties of an object that aren't sensitive, live or archived.
    /// - Source: "Properties", <https://developers.hubspot.com/docs/api-reference/latest/crm/properties/guide>, read
    ///   2026-10.
    /// - Shape: `{"results": [Property]}`; owner, stage and pipeline properties have `"options": []`.
    /// - Limits: never paged; about 1,000 custom properties per object.
    /// - Failures: 403 → `.forbidden`.
    static func properties(of object: CRMObject, isArchived: Bool) -> HTTPRequest {
        HTTPRequest(
            operation: .propertiesList, method: .get,
            path: "/crm/properties/\(version)/\(HubSpotMapping.vendorName(of: object))",
            query: [QueryItem("archived", String(isArchived))])
    }

    /// Creates an owner property; a name that is archived (for 90 days) is restored with this definition, as 201.
    /// - Source: "Properties" as above; conflict and restore observed by kalup, runs of 2026-09-29 to 2026-10-05.
    /// - Shape: the definition → 201 `Property`. `externalOptions` needs `referencedObjectType` and forbids `options`.
    /// - Limits: a name has at most 99 characters; there is a cap on owner properties of unpublished size.
    /// - Failures: 409 `OBJECT_ALREADY_EXISTS` → `.conflict`, nothing changed; 400 (unknown group, say) → `.invalid`.
    static func createOwnerProperty(_ draft: OwnerPropertyDraft) throws(ConnectorError) -> HTTPRequest {
        let body = HubSpotWire.OwnerPropertyCreate(
            name: draft.name.rawValue, label: draft.label, description: draft.description,
            groupName: HubSpotMapping.standardGroup(of: draft.object))
        return HTTPRequest(
            operation: .propertiesCreate, method: .post,
            path: "/crm/properties/\(version)/\(HubSpotMapping.vendorName(of: draft.object))",
            body: try HubSpotWire.json(body, for: .propertiesCreate), isIdempotent: false)
    }

    /// Asks which properties have rules that administrators set: why a value may be refused.
    /// - Source: "Property validations",
    ///   <https://developers.hubspot.com/docs/api-reference/latest/crm/property-validations/guide>, read 2026-10.
    /// - Shape: `{"results": [{"propertyName", "propertyValidationRules": [{"ruleType", "ruleArguments"}]}]}`.
    /// - Limits: the burst limit alone; one list for each object. Its scope is on no page we know.
    /// - Failures: 403 → `.forbidden`, 404 → `.notFound`: the rules stay unknown.
    static func validations(of object: CRMObject) -> HTTPRequest {
        HTTPRequest(
            operation: .validationsList, method: .get,
            path: "/crm/property-validations/\(version)/\(HubSpotMapping.typeID(of: object))")
    }

    /// Asks for the pipelines of an object with all their stages.
    /// - Source: "Pipelines", <https://developers.hubspot.com/docs/api-reference/latest/crm/pipelines/guide>, read
    ///   2026-10.
    /// - Shape: `{"results": [{"id", "label", "displayOrder", "stages": [Stage]}]}`, unsorted; `metadata` holds
    ///   strings.
    /// - Limits: one page; 100 stages in a deal pipeline.
    /// - Failures: 403 → `.forbidden`.
    static func pipelines(of object: CRMObject) -> HTTPRequest {
        HTTPRequest(
            operation: .pipelinesList, method: .get,
            path: "/crm/pipelines/\(version)/\(HubSpotMapping.vendorName(of: object))")
    }

    /// Reads records by id, not through the search index, so that what was just written is seen.
    /// - Source: "Using object APIs", <https://developers.hubspot.com/docs/api-reference/latest/crm/using-object-apis>,
    ///   read 2026-10.
    /// - Shape: `{"properties": [String], "inputs": [{"id"}]}` → `{"results": [Record], "errors"?: […]}`; results
    ///   unordered.
    /// - Limits: 100 records, no id twice.
    /// - Failures: missing records → 207 with an entry `OBJECT_NOT_FOUND`, which is success here; 403 → `.forbidden`.
    static func readRecords(
        _ ids: [RecordID], of object: CRMObject, properties: [PropertyName]
    ) throws(ConnectorError) -> HTTPRequest {
        let body = HubSpotWire.BatchRead(
            properties: properties.map(\.rawValue), inputs: ids.map { HubSpotWire.RecordKey(id: $0.rawValue) })
        return try batch(.recordsRead, "read", of: object, body, isIdempotent: true)
    }

    /// Creates records.
    /// - Source: "Using object APIs" as above; "Error handling",
    ///   <https://developers.hubspot.com/docs/api-reference/error-handling>, read 2026-10.
    /// - Shape: `{"inputs": [{"properties", "objectWriteTraceId"}]}` → 201 `{"results": [Record]}`, or 207 with
    ///   `errors`.
    /// - Limits: 100 records. With a trace id per input, valid ones are written beside refused ones.
    /// - Failures: 400 `VALIDATION_ERROR` → `.invalid` with the properties; 409 (contact's email) → `.conflict`;
    ///   5xx → `.outcome_unknown`, because there is no idempotency key.
    static func createRecords(_ batch: HubSpotBatch) throws(ConnectorError) -> HTTPRequest {
        try self.batch(.recordsCreate, "create", of: batch.object, batch.body, isIdempotent: false)
    }

    /// Updates records; setting the same values twice does no harm.
    /// - Source: as for creating.
    /// - Shape: `{"inputs": [{"id", "properties", "objectWriteTraceId"}]}` → 200 `{"results": [Record]}`, or 207.
    /// - Limits: 100 records, no id twice. `""` clears; `null` must not be sent.
    /// - Failures: as for creating; a missing record is an entry of a 207, or 404 for the batch (unverified).
    static func updateRecords(_ batch: HubSpotBatch) throws(ConnectorError) -> HTTPRequest {
        try self.batch(.recordsUpdate, "update", of: batch.object, batch.body, isIdempotent: true)
    }

    /// Archives records (recycle bin, 90 days).
    /// - Source: "Using object APIs" as above.
    /// - Shape: `{"inputs": [{"id"}]}` → 204.
    /// - Limits: 100 records, no id twice.
    /// - Failures: 404 for what is gone already (unverified; 204 is as likely), which is success here.
    static func deleteRecords(_ batch: HubSpotBatch) throws(ConnectorError) -> HTTPRequest {
        try self.batch(.recordsDelete, "archive", of: batch.object, batch.keys, isIdempotent: true)
    }

    static func batch(
        _ operation: OperationName, _ verb: String, of object: CRMObject, _ body: some Encodable, isIdempotent: Bool
    ) throws(ConnectorError) -> HTTPRequest {
        HTTPRequest(
            operation: operation, method: .post,
            path: "/crm/objects/\(version)/\(HubSpotMapping.vendorName(of: object))/batch/\(verb)",
            body: try HubSpotWire.json(body, for: operation), isIdempotent: isIdempotent)
    }
}

/// The names of HubSpot's operations: labels of logs, metrics, recordings and rate buckets.
extension OperationName {
    static let accountRead: Self = "hubspot.account.read"
    static let ownersList: Self = "hubspot.owners.list"
    static let pipelinesList: Self = "hubspot.pipelines.list"
    static let propertiesCreate: Self = "hubspot.properties.create"
    static let propertiesList: Self = "hubspot.properties.list"
    static let recordsCreate: Self = "hubspot.records.create"
    static let recordsDelete: Self = "hubspot.records.delete"
    static let recordsRead: Self = "hubspot.records.read"
    static let recordsSearch: Self = "hubspot.records.search"
    static let recordsUpdate: Self = "hubspot.records.update"
    static let tokenDescribe: Self = "hubspot.token.describe"
    static let tokenExchange: Self = "hubspot.token.exchange"
    static let tokenRefresh: Self = "hubspot.token.refresh"
    static let tokenRevoke: Self = "hubspot.token.revoke"
    static let validationsList: Self = "hubspot.validations.list"
}
