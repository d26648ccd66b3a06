import ConnectorKit

extension SalesforceEndpoints {
    /// Creates a lookup to users; nobody sees it until field-level security is granted.
    /// - Source: "CustomField",
    ///   <https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_customfield.htm>,
    ///   and "CustomField" of the Metadata API Developer Guide, read 2026-11.
    /// - Shape: `{"FullName": "Opportunity.Name__c", "Metadata": {…}}` → 201 `{"id", "success", …}`.
    /// - Limits: a label of 40 characters, a relationship name of 40; `SetNull` forbids `required`.
    /// - Failures: 400 `DUPLICATE_DEVELOPER_NAME`, also of a field deleted lately → `.conflict`;
    ///   `FIELD_INTEGRITY_EXCEPTION` → `.invalid`; `INVALID_TYPE`, `INSUFFICIENT_ACCESS` → `.forbidden`.
    static func createOwnerProperty(_ body: JSONValue) -> HTTPRequest {
        HTTPRequest(
            operation: .propertiesCreate, method: .post, path: "\(tooling)/sobjects/CustomField",
            body: .json(body.encoded), isIdempotent: false, responseBytesMax: smallAnswerBytesMax)
    }

    /// The path of one object's records, and of one record where an id is given.
    /// - Source: "sObject Rows",
    ///   <https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_retrieve.htm>, read
    ///   2026-11.
    /// - Shape: POST fields → 201 `{"id", "success": true, "errors": []}`; PATCH fields → 204; DELETE → 204. `null`
    ///   clears.
    /// - Limits: one record.
    /// - Failures: 400 for values and rules; 404 `ENTITY_IS_DELETED`, `INVALID_CROSS_REFERENCE_KEY`, `NOT_FOUND`.
    static func rowPath(of table: String, id: SalesforceID? = nil) -> String {
        "\(data)/sobjects/\(table)" + (id.map { "/\($0.text)" } ?? "")
    }

    /// The path of collections, which write up to 200 records each; records to delete stand in the address.
    /// - Source: "sObject Collections",
    ///   <https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm>,
    ///   read 2026-11.
    /// - Shape: `{"allOrNone": Bool, "records": [{"attributes": {"type"}, "id"?, …}]}` → 200 `[{"id"?, "success": Bool,
    ///   "errors": [{"statusCode", "message", "fields"}]}]` in the order of the records.
    /// - Limits: 200 records; not setup objects beside others.
    /// - Failures: 200 with a row of errors for each record that was refused.
    static func collections(deleting ids: [SalesforceID] = []) -> String {
        let path = "\(data)/composite/sobjects"
        guard !ids.isEmpty else { return path }
        return "\(path)?ids=\(ids.map(\.text).joined(separator: ","))&allOrNone=false"
    }
}
