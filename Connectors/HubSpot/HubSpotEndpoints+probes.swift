import ConnectorKit

extension HubSpotEndpoints {
    /// Reads contacts by their emails, past the search index.
    /// - Source: "Using object APIs", <https://developers.hubspot.com/docs/api-reference/latest/crm/using-object-apis>,
    ///   read 2026-10.
    /// - Shape: `{"idProperty": "email", "properties": [String], "inputs": [{"id": email}]}` → as for reading by id.
    /// - Limits: 100 records, no email twice; only contacts have such a property without an admin's doing.
    /// - Failures: emails that nobody has → 207 with an entry `OBJECT_NOT_FOUND`, which is success here; 403 →
    ///   `.forbidden`.
    static func records(
        withEmails emails: [String], _ property: PropertyName, _ name: PropertyName, _ object: CRMObject
    ) throws(ConnectorError) -> HTTPRequest {
        let body = HubSpotWire.BatchRead(
            idProperty: property.rawValue, properties: [name.rawValue],
            inputs: Set(emails).sorted().map { HubSpotWire.RecordKey(id: $0) })
        return try batch(.recordsRead, "read", of: object, body, isIdempotent: true)
    }

    /// Searches records by the whole text of a property.
    /// - Source: "Search the CRM", <https://developers.hubspot.com/docs/api-reference/latest/crm/search-the-crm>, read
    ///   2026-10.
    /// - Shape: `{"filterGroups": [{"filters": [{"propertyName", "operator": "IN", "values"}]}], "properties", "limit"}`
    ///   → `{"total": Int, "results": [Record]}`. `IN` takes lower-case texts alone, and so are a probe's.
    /// - Limits: 5 a second for the account, told by no header; 200 records a page; 3,000 characters of body: 20 texts of
    ///   61 have room. The index lags by seconds (observed), and never shows archived records.
    /// - Failures: 400 without a reason → `.invalid`; 403 → `.forbidden`.
    static func records(
        withTexts texts: [String], in property: PropertyName, of object: CRMObject
    ) throws(ConnectorError) -> HTTPRequest {
        let filter = HubSpotWire.Search.Filter(propertyName: property.rawValue, values: texts)
        let body = HubSpotWire.Search(
            filterGroups: [.init(filters: [filter])], properties: [property.rawValue], limit: ProbeLimits.sightingsMax)
        return HTTPRequest(
            operation: .recordsSearch, method: .post,
            path: "/crm/objects/\(version)/\(HubSpotMapping.vendorName(of: object))/search",
            body: try HubSpotWire.json(body, for: .recordsSearch), isIdempotent: true)
    }
}
