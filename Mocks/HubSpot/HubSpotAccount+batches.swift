import MockKit

/// Batches of records. Results come in another order than inputs.
extension HubSpotAccount {
    /// One input of a batch that was refused.
    private struct Refusal {
        let traceID: String
        let failure: HubSpotFailure

        var json: JSON {
            var body = failure.body(correlationID: nil)
            body["category"] = body["category"] ?? "OBJECT_NOT_FOUND"
            body["context"] = ["objectWriteTraceId": [.string(traceID)]]
            return body
        }
    }

    func batchRead(_ call: MockCall) throws -> MockResponse {
        let body = try Self.object(call)
        let store = try store(call["objectType"])
        let idProperty = body["idProperty"]?.string
        try checkIDProperty(idProperty, in: store)
        let view = RecordView(
            properties: Self.texts(body["properties"]), withHistory: Self.texts(body["propertiesWithHistory"]),
            canReadSensitive: canReadSensitive(call))
        let countMax = view.withHistory.isEmpty ? HubSpotLimits.batchMax : HubSpotLimits.withHistoryMax
        let ids = try Self.ids(Self.inputs(body, countMax: countMax))
        let isArchived = try Self.flag("archived", of: call)
        var found: [Record] = []
        var absent: [String] = []
        for id in ids {
            let record = isArchived ? store.records[id] : store.find(id, by: idProperty)
            if let record, record.isArchived == isArchived { found.append(record) } else { absent.append(id) }
        }
        let results = found.sorted { $0.id > $1.id }.map { view.json($0, of: store, portalID: portal.id) }
        return batchAnswer(results, errors: absent.isEmpty ? [] : [Self.absentRecords(absent, store)], success: 200)
    }

    private static func texts(_ list: JSON?) -> [String] { (list?.array ?? []).compactMap(\.string) }

    private static func absentRecords(_ ids: [String], _ store: ObjectStore) -> JSON {
        [
            "status": "error", "category": "OBJECT_NOT_FOUND",
            "message": .string(
                "Could not get some \(store.singularLabel.uppercased()) objects, they may be deleted or not exist. "
                    + "Check that ids are valid."),
            "context": ["ids": .strings(ids)],
        ]
    }

    /// The ids of inputs, all there and distinct.
    private static func ids(_ inputs: [JSON]) throws -> [String] {
        let ids = try inputs.map { input in
            guard let id = input["id"]?.string else { throw HubSpotFailure.missingFields(["id"]) }
            return id
        }
        let repeated = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
        guard repeated.isEmpty else {
            var failure = HubSpotFailure.invalid(
                "Duplicate IDs found in batch input: [\(repeated.joined(separator: ", "))]. IDs must be unique")
            failure.context = ["ids": .strings(repeated)]
            throw failure
        }
        return ids
    }

    /// Whether each input has a trace id of its own, so that one may fail alone.
    private static func areTraced(_ inputs: [JSON]) throws -> Bool {
        let traces = inputs.compactMap { $0["objectWriteTraceId"]?.string }
        guard Set(traces).count == traces.count else {
            throw HubSpotFailure.invalid("objectWriteTraceId must be unique within a batch")
        }
        return !inputs.isEmpty && traces.count == inputs.count
    }

    /// Does a batch: as a whole without trace ids, one by one with them.
    private mutating func write(
        _ inputs: [JSON], success: Int, one: (inout HubSpotAccount, JSON) throws -> JSON
    ) throws -> MockResponse {
        let isTraced = try Self.areTraced(inputs)
        let before = isTraced ? nil : self
        var results: [JSON] = []
        var refusals: [Refusal] = []
        for input in inputs {
            let trace = input["objectWriteTraceId"]?.string
            do {
                var result = try one(&self, input)
                if let trace { result["objectWriteTraceId"] = .string(trace) }
                results.append(result)
            } catch let failure as HubSpotFailure {
                guard isTraced, let trace else {
                    if let before { self = before }
                    throw failure
                }
                refusals.append(Refusal(traceID: trace, failure: failure))
            }
        }
        return batchAnswer(results.reversed(), errors: refusals.map(\.json), success: success)
    }

    mutating func batchCreate(_ call: MockCall) throws -> MockResponse {
        let inputs = try Self.inputs(try Self.object(call))
        let typeID = try typeID(call["objectType"])
        return try write(inputs, success: 201) { account, input in
            let links = try account.associations(in: input, from: typeID)
            let plan = try account.plan(input, typeID: typeID, recordID: nil, version: call.tags["version"])
            let id = account.store(plan, typeID: typeID)
            for link in links { account.link(id, typeID, to: link) }
            return account.written(id, typeID: typeID, plan: plan)
        }
    }

    mutating func batchUpdate(_ call: MockCall) throws -> MockResponse {
        let inputs = try Self.inputs(try Self.object(call))
        let typeID = try typeID(call["objectType"])
        let ids = try Self.ids(inputs)
        let keys = zip(ids, inputs).map { ($0, $1["idProperty"]?.string) }
        let absent = try keys.filter { key, property in
            try checkIDProperty(property, in: try store(typeID))
            return (try? existing(key, by: property, typeID: typeID)) == nil
        }.map(\.0)
        let present = inputs.filter { input in !absent.contains(input["id"]?.string ?? "") }
        var response = try write(present, success: 200) { account, input in
            let id = try account.existing(
                input["id"]?.string ?? "", by: input["idProperty"]?.string, typeID: typeID)
            let plan = try account.plan(input, typeID: typeID, recordID: id, version: call.tags["version"])
            _ = account.store(plan, typeID: typeID)
            return account.written(id, typeID: typeID, plan: plan)
        }
        guard !absent.isEmpty, var body = try? JSON.parse(response.body) else { return response }
        let errors = (body["errors"]?.array ?? []) + [Self.absentRecords(absent, try store(typeID))]
        body["numErrors"] = .integer(errors.count)
        body["errors"] = .array(errors)
        response = .json(body, status: 207)
        return response
    }

    mutating func batchUpsert(_ call: MockCall) throws -> MockResponse {
        let inputs = try Self.inputs(try Self.object(call))
        let typeID = try typeID(call["objectType"])
        _ = try Self.ids(inputs)
        return try write(inputs, success: 200) { account, input in
            guard let name = input["idProperty"]?.string else { throw HubSpotFailure.missingFields(["idProperty"]) }
            let key = input["id"]?.string ?? ""
            let found = try account.found(key, by: name, typeID: typeID)
            var body = input
            var values = input["properties"]?.object ?? [:]
            if found == nil, values[name] == nil { values[name] = .string(key) }
            body["properties"] = .object(values)
            let plan = try account.plan(body, typeID: typeID, recordID: found, version: call.tags["version"])
            let id = account.store(plan, typeID: typeID)
            var result = account.written(id, typeID: typeID, plan: plan)
            result["new"] = .bool(found == nil)
            return result
        }
    }

    private func found(_ key: String, by name: String, typeID: String) throws -> String? {
        let store = try store(typeID)
        try checkIDProperty(name, in: store)
        return store.find(key, by: name)?.id
    }

    /// Answers 204 whether or not the records were there.
    mutating func batchArchive(_ call: MockCall) throws -> MockResponse {
        let typeID = try typeID(call["objectType"])
        for id in try Self.ids(try Self.inputs(try Self.object(call))) { archive(id, typeID: typeID) }
        return .empty(204)
    }
}
