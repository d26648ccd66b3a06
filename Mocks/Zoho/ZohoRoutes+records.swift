import MockKit

extension ZohoRoutes {
    private static let listParameters = [
        "fields", "ids", "per_page", "page", "page_token", "sort_by", "sort_order", "cvid", "converted",
        "territory_id", "include_child",
    ]
    private static let searchParameters = [
        "criteria", "email", "phone", "word", "fields", "page", "per_page", "sort_by", "sort_order", "converted",
        "approval_state", "type",
    ]

    static let records: [Route] = [
        crm("GET", "/{module}", "records.list", parameters: listParameters, tags: ["records": "READ"]) {
            try $0.listRecords($1)
        },
        crm("GET", "/{module}/{id}", "records.get", parameters: ["fields"], tags: ["records": "READ"]) {
            try $0.getRecord($1)
        },
        crm("POST", "/{module}", "records.create", isWrite: true, tags: ["records": "CREATE"]) {
            try $0.writeRecords($1, .create)
        },
        crm("PUT", "/{module}", "records.update", isWrite: true, tags: ["records": "UPDATE"]) {
            try $0.writeRecords($1, .update)
        },
        crm("PUT", "/{module}/{id}", "records.update", isWrite: true, tags: ["records": "UPDATE"]) {
            try $0.writeRecords($1, .update)
        },
        crm("POST", "/{module}/upsert", "records.upsert", isWrite: true, tags: ["records": "CREATE"]) {
            try $0.writeRecords($1, .upsert)
        },
        crm(
            "DELETE", "/{module}", "records.delete", isWrite: true, parameters: ["ids", "wf_trigger"],
            tags: ["records": "DELETE"]
        ) { try $0.deleteRecords($1) },
        crm(
            "DELETE", "/{module}/{id}", "records.delete", isWrite: true, parameters: ["wf_trigger"],
            tags: ["records": "DELETE"]
        ) { try $0.deleteRecord($1) },
        crm(
            "GET", "/{module}/search", "records.search", parameters: searchParameters,
            scopes: ["ZohoSearch.securesearch.READ"], tags: ["records": "READ"]
        ) { try $0.searchRecords($1) },
    ]

    static let queries: [Route] = [
        crm("POST", "/coql", "coql.query", scopes: ["ZohoCRM.coql.READ"]) { try $0.runQuery($1) },
        crm(
            "POST", "/__composite_requests", "composite.run",
            scopes: ["ZohoCRM.composite_requests.CUSTOM"],
            tags: ["units": String(ZohoLimits.compositeUnits)], writes: { CompositeRow.anyWrites($0) }
        ) { try $0.runComposite($1) },
    ]
}
