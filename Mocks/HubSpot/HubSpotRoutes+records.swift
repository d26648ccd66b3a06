import MockKit

extension HubSpotRoutes {
    static let records: [Route] =
        both("GET", "objects", "/{objectType}", "records.list", scopes: recordRead) { try $0.listRecords($1) }
        + both("POST", "objects", "/{objectType}", "records.create", isWrite: true, scopes: recordWrite) {
            try $0.createRecord($1)
        }
        + both("GET", "objects", "/{objectType}/{objectId}", "records.get", scopes: recordRead) {
            try $0.getRecord($1)
        }
        + both("PATCH", "objects", "/{objectType}/{objectId}", "records.update", isWrite: true, scopes: recordWrite) {
            try $0.updateRecord($1)
        }
        + both("DELETE", "objects", "/{objectType}/{objectId}", "records.delete", isWrite: true, scopes: recordWrite) {
            try $0.deleteRecord($1)
        }
        + both(
            "POST", "objects", "/{objectType}/search", "records.search", tags: ["search": "yes"], scopes: recordRead
        ) { try $0.search($1) }

    static let batches: [Route] =
        both("POST", "objects", "/{objectType}/batch/read", "records.batch_read", scopes: recordRead) {
            try $0.batchRead($1)
        }
        + both(
            "POST", "objects", "/{objectType}/batch/create", "records.batch_create", isWrite: true, scopes: recordWrite
        ) { try $0.batchCreate($1) }
        + both(
            "POST", "objects", "/{objectType}/batch/update", "records.batch_update", isWrite: true, scopes: recordWrite
        ) { try $0.batchUpdate($1) }
        + both(
            "POST", "objects", "/{objectType}/batch/upsert", "records.batch_upsert", isWrite: true, scopes: recordWrite
        ) { try $0.batchUpsert($1) }
        + both(
            "POST", "objects", "/{objectType}/batch/archive", "records.batch_archive", isWrite: true,
            scopes: recordWrite
        ) { try $0.batchArchive($1) }

    /// Under the dated version only: the numbered ones have them elsewhere.
    static let associations: [Route] = [
        one(
            "PUT", "/crm/objects/\(dated)/{objectType}/{objectId}/associations/default/{toType}/{toId}",
            "associations.create", isWrite: true, scopes: recordWrite
        ) { try $0.associate($1) },
        one(
            "DELETE", "/crm/objects/\(dated)/{objectType}/{objectId}/associations/{toType}/{toId}",
            "associations.delete", isWrite: true, scopes: recordWrite
        ) { try $0.dissociate($1) },
    ]
}
