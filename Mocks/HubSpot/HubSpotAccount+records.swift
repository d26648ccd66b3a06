import MockKit

/// Single records.
extension HubSpotAccount {
    private func view(_ call: MockCall) throws -> RecordView {
        RecordView(
            properties: call.request.queryList("properties"),
            withHistory: call.request.queryList("propertiesWithHistory"),
            associations: try call.request.queryList("associations").map { ($0, try typeID($0)) },
            canReadSensitive: canReadSensitive(call))
    }

    func canReadSensitive(_ call: MockCall) -> Bool {
        let name = (try? store(call["objectType"]).scopeName) ?? ""
        return call.actor?.scopes.contains("crm.objects.\(name).sensitive.read") == true
    }

    func listRecords(_ call: MockCall) throws -> MockResponse {
        let store = try store(call["objectType"])
        let view = try view(call)
        let isArchived = try Self.flag("archived", of: call)
        let countMax = view.withHistory.isEmpty ? HubSpotLimits.pageMax : HubSpotLimits.withHistoryMax
        let limit = try Self.number("limit", of: call, standard: 10, countMax: countMax)
        var place = 0
        if let after = call.request.query("after"), !after.isEmpty {
            guard let number = Int(after) else {
                throw HubSpotFailure.invalid("Invalid query parameter: after '\(after)' is no cursor of this list")
            }
            place = store.order.partition(before: number)
        }
        var page: [Record] = []
        var next: Int?
        for number in store.order[place...] {
            guard let record = store.records[String(number)], record.isArchived == isArchived else { continue }
            if page.count == limit {
                next = number
                break
            }
            page.append(record)
        }
        var body: JSONObject = ["results": .array(page.map { view.json($0, of: store, portalID: portal.id) })]
        if let next {
            let link = "https://api.hubapi.com\(call.request.path)?after=\(next)"
            body["paging"] = ["next": ["after": .string(String(next)), "link": .string(link)]]
        }
        return .json(.object(body))
    }

    func getRecord(_ call: MockCall) throws -> MockResponse {
        let store = try store(call["objectType"])
        let idProperty = call.request.query("idProperty")
        try checkIDProperty(idProperty, in: store)
        let isArchived = try Self.flag("archived", of: call)
        let record =
            isArchived ? store.records[call["objectId"]] : store.find(call["objectId"], by: idProperty)
        guard let record, record.isArchived == isArchived else {
            throw HubSpotFailure.recordNotFound(call["objectId"])
        }
        return .json(try view(call).json(record, of: store, portalID: portal.id))
    }

    func checkIDProperty(_ name: String?, in store: ObjectStore) throws {
        guard let name, name != "hs_object_id", !store.isUnique(name) else { return }
        throw HubSpotFailure.invalid("Unable to perform update/upsert by non-unique \(store.typeID) property \(name)")
    }

    mutating func createRecord(_ call: MockCall) throws -> MockResponse {
        let body = try Self.object(call)
        let typeID = try typeID(call["objectType"])
        let links = try associations(in: body, from: typeID)
        let plan = try plan(body, typeID: typeID, recordID: nil, version: call.tags["version"])
        let id = store(plan, typeID: typeID)
        for link in links { self.link(id, typeID, to: link) }
        return MockResponse.json(written(id, typeID: typeID, plan: plan), status: 201)
            .adding("Location", "\(call.baseURL)\(call.request.path)/\(id)")
    }

    /// The answer of a write: what was sent, as it is stored, and the system's own values.
    func written(_ id: String, typeID: String, plan: WritePlan) -> JSON {
        guard let store = stores[typeID], let record = store.records[id] else { return .null }
        let derived = store.isDeals ? ["hs_is_closed", "hs_is_closed_won", "hs_deal_stage_probability"] : []
        let view = RecordView(properties: plan.values.keys.sorted() + derived.filter { record.values[$0] != nil })
        return view.json(record, of: store, portalID: portal.id)
    }

    mutating func updateRecord(_ call: MockCall) throws -> MockResponse {
        let body = try Self.object(call)
        let typeID = try typeID(call["objectType"])
        let id = try existing(call["objectId"], by: call.request.query("idProperty"), typeID: typeID)
        let plan = try plan(body, typeID: typeID, recordID: id, version: call.tags["version"])
        _ = store(plan, typeID: typeID)
        return .json(written(id, typeID: typeID, plan: plan))
    }

    /// The id of a record that is not archived.
    func existing(_ key: String, by idProperty: String?, typeID: String) throws -> String {
        guard let store = stores[typeID] else { throw HubSpotFailure.unknownObjectType(typeID) }
        try checkIDProperty(idProperty, in: store)
        guard let record = store.find(key, by: idProperty == "hs_object_id" ? nil : idProperty) else {
            throw HubSpotFailure.recordNotFound(key)
        }
        return record.id
    }

    mutating func deleteRecord(_ call: MockCall) throws -> MockResponse {
        let typeID = try typeID(call["objectType"])
        let id = try existing(call["objectId"], by: nil, typeID: typeID)
        archive(id, typeID: typeID)
        return .empty(204)
    }
}
