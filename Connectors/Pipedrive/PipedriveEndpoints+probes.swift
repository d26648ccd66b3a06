import ConnectorKit

extension PipedriveEndpoints {
    /// Pages of the newest records in which a probe is looked for: 2,000 records.
    static let recentPagesMax = 4

    /// Asks for one page of records, newest first.
    /// - Source: "Get all deals", <https://developers.pipedrive.com/docs/api/v1/Deals#getDeals> (v2), read 2026-11.
    /// - Shape: as a list of fields; deleted and archived records are left out. Ids rise with every new record.
    /// - Limits: 10 tokens a page of up to 500.
    /// - Failures: 403 → `.forbidden`.
    static func newestRecords(of object: CRMObject, after cursor: String?) -> HTTPRequest {
        list(
            .recordsList, PipedriveEntity.records(object),
            [QueryItem("sort_by", "id"), QueryItem("sort_direction", "desc")], after: cursor, cost: 10)
    }

    /// Searches records by their name.
    /// - Source: "Search deals", <https://developers.pipedrive.com/docs/api/v1/Deals#searchDeals> (v2), read 2026-11.
    /// - Shape: `{"data": {"items": [{"item": {"id", "title"|"name"}}]}}`; a term has at least 2 characters.
    /// - Limits: 20 tokens; 10 searches in 2 s. An index, which lags.
    /// - Failures: 403 → `.forbidden`.
    static func searchRecords(
        of object: CRMObject, by name: PropertyName, for term: String, isWhole: Bool
    ) -> HTTPRequest {
        HTTPRequest(
            operation: .recordsSearch, method: .get, path: "/api/v2/\(PipedriveEntity.records(object))/search",
            query: [
                QueryItem("term", term), QueryItem("fields", name.rawValue),
                QueryItem("exact_match", String(isWhole)), QueryItem("limit", String(ProbeLimits.sightingsMax)),
            ], cost: 20)
    }
}
