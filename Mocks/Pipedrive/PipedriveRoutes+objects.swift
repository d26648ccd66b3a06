import MockKit

/// What there is for each of the three objects.
extension PipedriveRoutes {
    static let fields: [Route] = Entity.allCases.flatMap { entity -> [Route] in
        let path = "\(current)/\(entity.fieldsPath)"
        let tags = ["entity": entity.rawValue]
        let (read, write, change) = (entity.fieldReadScopes, entity.fieldWriteScopes, entity.fieldChangeScopes)
        let single = "\(path)/{field_code}"
        return [
            one("GET", path, "fields.list", cost: 10, tags: tags, scopes: read) { try $0.listFields($1) },
            one("POST", path, "fields.create", cost: 5, isWrite: true, tags: tags, scopes: write) {
                try $0.createField($1)
            },
            one("GET", single, "fields.get", cost: 1, tags: tags, scopes: read) { try $0.getField($1) },
            one("PATCH", single, "fields.update", cost: 5, isWrite: true, tags: tags, scopes: change) {
                try $0.updateField($1)
            },
            one("DELETE", single, "fields.delete", cost: 3, isWrite: true, tags: tags, scopes: write) {
                try $0.deleteField($1)
            },
            one("POST", "\(single)/options", "options.create", cost: 5, isWrite: true, tags: tags, scopes: change) {
                try $0.addOptions($1)
            },
            one("PATCH", "\(single)/options", "options.update", cost: 5, isWrite: true, tags: tags, scopes: change) {
                try $0.updateOptions($1)
            },
            one("DELETE", "\(single)/options", "options.delete", cost: 3, isWrite: true, tags: tags, scopes: change) {
                try $0.deleteOptions($1)
            },
        ]
    }

    static let legacyFields: [Route] = Entity.allCases.flatMap { entity -> [Route] in
        let path = "/\(entity.fieldsPath)"
        let tags = ["entity": entity.rawValue]
        let (read, write) = (entity.fieldReadScopes, entity.fieldWriteScopes)
        return both("GET", path, "fields.list_v1", cost: 20, tags: tags, scopes: read) { try $0.listLegacyFields($1) }
            + both("POST", path, "fields.create_v1", cost: 10, isWrite: true, tags: tags, scopes: write) {
                try $0.createLegacyField($1)
            }
            + both("GET", "\(path)/{id}", "fields.get_v1", cost: 2, tags: tags, scopes: read) {
                try $0.getLegacyField($1)
            }
            + both("PUT", "\(path)/{id}", "fields.update_v1", cost: 10, isWrite: true, tags: tags, scopes: write) {
                try $0.updateLegacyField($1)
            }
            + both("DELETE", "\(path)/{id}", "fields.delete_v1", cost: 6, isWrite: true, tags: tags, scopes: write) {
                try $0.deleteLegacyField($1)
            }
    }

    static let records: [Route] = Entity.allCases.flatMap { entity -> [Route] in
        let path = "\(current)/\(entity.plural)"
        let tags = ["entity": entity.rawValue]
        let (read, write) = (entity.readScopes, entity.writeScopes)
        let search = tags.merging(["search": "yes"]) { $1 }
        return [
            one("GET", path, "records.list", cost: 10, tags: tags, scopes: read) { try $0.listRecords($1) },
            one("POST", path, "records.create", cost: 5, isWrite: true, tags: tags, scopes: write) {
                try $0.createRecord($1)
            },
            one("GET", "\(path)/search", "records.search", cost: 20, tags: search, scopes: read + ["search:read"]) {
                try $0.searchRecords($1)
            },
            one("GET", "\(path)/{id}", "records.get", cost: 1, tags: tags, scopes: read) { try $0.getRecord($1) },
            one("PATCH", "\(path)/{id}", "records.update", cost: 5, isWrite: true, tags: tags, scopes: write) {
                try $0.updateRecord($1)
            },
            one("DELETE", "\(path)/{id}", "records.delete", cost: 3, isWrite: true, tags: tags, scopes: write) {
                try $0.deleteRecord($1)
            },
        ]
    }
}
