import MockKit

/// Search, over an index that lags behind the records.
extension HubSpotAccount {
    func search(_ call: MockCall) throws -> MockResponse {
        let body = try Self.object(call)
        guard String(decoding: call.request.body, as: UTF8.self).count <= HubSpotLimits.searchBodyMax else {
            throw HubSpotFailure(400, "There was a problem with the request.")
        }
        let store = try store(call["objectType"])
        let groups = try filterGroups(body, store)
        let (start, limit) = try Self.window(body)
        var found = store.order.compactMap { number -> (record: Record, values: [String: String])? in
            guard let record = store.records[String(number)], !record.isArchived,
                let values = record.indexed.value(at: now), Self.matches(values, groups),
                Self.mentions(body["query"]?.string, values, store)
            else { return nil }
            return (record, values)
        }
        if let sort = try Self.sort(body, store) {
            found.sort { a, b in
                let order = SearchFilter.order(a.values[sort.name] ?? "", b.values[sort.name] ?? "")
                return sort.isDescending ? order > 0 : order < 0
            }
        }
        let view = RecordView(
            properties: (body["properties"]?.array ?? []).compactMap(\.string),
            canReadSensitive: canReadSensitive(call))
        let page = found.dropFirst(start).prefix(limit).map { hit in
            var record = hit.record
            record.values = hit.values
            return view.json(record, of: store, portalID: portal.id)
        }
        var answer: JSONObject = ["total": .integer(found.count), "results": .array(page)]
        if start + page.count < found.count {
            answer["paging"] = ["next": ["after": .string(String(start + page.count))]]
        }
        return .json(.object(answer))
    }

    private func filterGroups(_ body: JSON, _ store: ObjectStore) throws -> [[SearchFilter]] {
        let limits = HubSpotLimits.searchFilters
        let groups = try (body["filterGroups"]?.array ?? []).map { group in
            try (group["filters"]?.array ?? []).map { try SearchFilter($0, in: store) }
        }
        let overall = groups.reduce(0) { $0 + $1.count }
        guard groups.count <= limits.groups, groups.allSatisfy({ $0.count <= limits.perGroup }),
            overall <= limits.overall
        else { throw HubSpotFailure(400, "There was a problem with the request.") }
        return groups
    }

    private static func window(_ body: JSON) throws -> (start: Int, limit: Int) {
        let limit = body["limit"]?.integer ?? 10
        let start = body["after"].flatMap { $0.string.flatMap { Int($0) } ?? $0.integer } ?? 0
        guard (1...HubSpotLimits.searchPageMax).contains(limit), start >= 0,
            start + limit <= HubSpotLimits.searchReachMax
        else { throw HubSpotFailure(400, "There was a problem with the request.") }
        return (start, limit)
    }

    private static func matches(_ values: [String: String], _ groups: [[SearchFilter]]) -> Bool {
        groups.isEmpty || groups.contains { group in group.allSatisfy { $0.accepts(values) } }
    }

    private static func mentions(_ query: String?, _ values: [String: String], _ store: ObjectStore) -> Bool {
        guard let query = query?.lowercased(), !query.isEmpty else { return true }
        return store.defaults.contains { values[$0]?.lowercased().contains(query) == true }
    }

    private static func sort(_ body: JSON, _ store: ObjectStore) throws -> (name: String, isDescending: Bool)? {
        let sorts = body["sorts"]?.array ?? []
        guard let first = sorts.first else { return nil }
        let name = first.string ?? first["propertyName"]?.string
        guard sorts.count == 1, let name, store.properties[name] != nil else {
            throw HubSpotFailure(400, "There was a problem with the request.")
        }
        return (name, first["direction"]?.string == "DESCENDING")
    }
}
