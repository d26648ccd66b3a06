import MockKit

/// Requests that carry other requests, or many records.
extension SalesforceRoutes {
    static let composite: [Route] = carriers + collections

    private static let carriers: [Route] = [
        carrier("/composite", "composite.run") {
            try $0.runComposite($1, scope: .data)
        },
        carrier("/tooling/composite", "tooling.composite") {
            try $0.runComposite($1, scope: .tooling)
        },
        carrier("/composite/batch", "batch.run") { try $0.runBatch($1) },
        carrier("/composite/graph", "graph.run") { try $0.runGraphs($1) },
    ]

    /// A request whose rows decide whether it is a read.
    private static func carrier(_ path: String, _ operation: String, _ work: @escaping Operation) -> Route {
        let plain = rest("POST", path, operation, isWrite: true, work)
        return Route(
            "POST", root + path, plain.operation, isWrite: true, tags: plain.tags, writes: carriesWrites,
            handler: plain.handler)
    }

    private static let many = "/composite/sobjects"

    private static let collections: [Route] = [
        rest("POST", many, "collections.create", isWrite: true) { try $0.createMany($1) },
        rest("PATCH", many, "collections.update", isWrite: true) { try $0.updateMany($1) },
        rest("DELETE", many, "collections.delete", isWrite: true) { try $0.deleteMany($1) },
        rest("GET", "\(many)/{object}", "collections.read") { try $0.readMany($1) },
        rest("POST", "\(many)/{object}", "collections.read") { try $0.readMany($1) },
        rest("PATCH", "\(many)/{object}/{field}", "collections.upsert", isWrite: true) { try $0.upsertMany($1) },
    ]

    /// Whether one of the requests inside is more than a read.
    private static let carriesWrites: @Sendable (MockRequest) -> Bool = { request in
        guard let body = try? request.json() else { return false }
        let graphs = body["graphs"]?.array ?? [body]
        let rows = graphs.flatMap { ($0["compositeRequest"] ?? $0["batchRequests"])?.array ?? [] }
        return rows.contains { row in
            guard row["method"]?.string != "GET" else { return false }
            // Reading many records is a POST, too.
            let resource = CompositeRow.resource(of: row["url"]?.string ?? "")
            return !(row["method"] == "POST" && resource.count == 3 && resource[0] == "composite")
        }
    }
}
