import ConnectorKit

extension SalesforceEndpoints {
    /// Bytes of an answer with several layouts or describes: a describe takes 0.3 to 2 MB, a layout as much.
    static let metadataBytesMax = 32 * 1024 * 1024

    /// Asks who the token is.
    /// - Source: "The UserInfo Endpoint",
    ///   <https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_userinfo_endpoint.htm>, read 2026-11.
    /// - Shape: `{"user_id", "organization_id", "email", "active": Bool, "urls": {"rest", "custom_domain"?, …}, …}`;
    ///   ids of 18 characters, addresses with a literal `{version}`.
    /// - Limits: not counted as a request of the org.
    /// - Failures: 403 with the text `Bad_OAuth_Token` → `.unauthenticated`.
    static func user() -> HTTPRequest {
        HTTPRequest(operation: .userRead, method: .get, path: userinfo, responseBytesMax: smallAnswerBytesMax)
    }

    /// Asks which versions of the interfaces the org has.
    /// - Source: "Versions",
    ///   <https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_versions.htm>, read 2026-11.
    /// - Shape: `[{"label", "url", "version": "66.0"}]`, ascending.
    /// - Limits: needs no token, and isn't counted as a request of the org.
    /// - Failures: none of its own.
    static func versionsList() -> HTTPRequest {
        HTTPRequest(operation: .versionsList, method: .get, path: versions, responseBytesMax: smallAnswerBytesMax)
    }

    /// Asks a query; the first page of its rows.
    /// - Source: "Query",
    ///   <https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm>, read 2026-11.
    /// - Shape: `{"totalSize", "done": Bool, "records": [Row], "nextRecordsUrl"?}`.
    /// - Limits: an address of 16,384 bytes, with headers as many; 2,000 rows in a page, or fewer; 10 open cursors.
    /// - Failures: 414 and 431 for length; 400 `INVALID_FIELD`, `INVALID_TYPE` for what the user doesn't see.
    static func query(
        _ query: SalesforceQuery, under path: String = data, for operation: OperationName
    ) -> HTTPRequest {
        HTTPRequest(
            operation: operation, method: .get, path: "\(path)/query", query: [QueryItem("q", query.text)],
            headers: HTTPHeaders([SalesforceHeaders.queryPage]))
    }

    /// Asks for the next page of a query's rows, at the path that the page before named.
    /// - Source: "Query" as above.
    /// - Shape: as for the first page.
    /// - Limits: cursors live for two days, ten of a user at once.
    /// - Failures: 400 `INVALID_QUERY_LOCATOR` where the cursor is gone → `.notFound`; the listing begins again once.
    static func page(at path: String, for operation: OperationName) -> HTTPRequest {
        HTTPRequest(
            operation: operation, method: .get, path: path, headers: HTTPHeaders([SalesforceHeaders.queryPage]))
    }

    /// Asks what an object is to the token's user: fields, picklists, record types.
    /// - Source: "sObject Describe",
    ///   <https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_describe.htm>, read
    ///   2026-11.
    /// - Shape: `{"name", "fields": [Field], "recordTypeInfos": [RecordType], …}` with `Last-Modified`; within a composite,
    ///   304 without a body where nothing changed since.
    /// - Limits: none of its own; that a change of field-level security counts as one is unverified.
    /// - Failures: 404 `NOT_FOUND` for an object that the user doesn't see → `.unsupported`, with the right that lacks.
    static func describe(_ object: CRMObject) -> HTTPRequest {
        HTTPRequest(
            operation: .propertiesDescribe, method: .get, path: describePath(of: object),
            responseBytesMax: metadataBytesMax)
    }

    /// The path of an object's describe.
    static func describePath(of object: CRMObject) -> String {
        "\(data)/sobjects/\(SalesforceMapping.vendorName(of: object))/describe"
    }

    /// Asks several things in one call.
    /// - Source: "Composite",
    ///   <https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite.htm>,
    ///   read 2026-11.
    /// - Shape: `{"compositeRequest": [Row]}` → 200 `{"compositeResponse": [{"referenceId", "httpStatusCode", "body",
    ///   "httpHeaders"}]}`; failures are rows too, each with a list of errors as its body.
    /// - Limits: 25 rows, at most 5 of them queries or collections; counted as one request of the org.
    /// - Failures: 400 for a bad envelope → `.invalid`; each row's own.
    static func composite(
        _ composite: SalesforceComposite, for operation: OperationName, isIdempotent: Bool
    ) -> HTTPRequest {
        HTTPRequest(
            operation: operation, method: .post, path: "\(data)/composite", body: composite.body,
            isIdempotent: isIdempotent, responseBytesMax: metadataBytesMax)
    }

    /// Reads records of one object by id.
    /// - Source: "Get Records Using sObject Collections (POST)",
    ///   <https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections_retrieve.htm>,
    ///   read 2026-11.
    /// - Shape: `{"ids": [String], "fields": [String]}` → 200 `[Record | null]` in the order of the ids; `null` for an id
    ///   that is unknown or not visible.
    /// - Limits: 2,000 records.
    /// - Failures: 400 `INVALID_FIELD` for the whole call, where one field is unknown or not visible → `.invalid`.
    static func readRecords(_ body: JSONValue, of object: CRMObject) -> HTTPRequest {
        HTTPRequest(
            operation: .recordsRead, method: .post, path: collectionPath(of: object), body: .json(body.encoded),
            isIdempotent: true)
    }

    /// The path under which records of an object are read by id.
    static func collectionPath(of object: CRMObject) -> String {
        "\(data)/composite/sobjects/\(SalesforceMapping.vendorName(of: object))"
    }
}
