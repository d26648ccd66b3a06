import MockKit

/// Property groups.
extension HubSpotAccount {
    func listGroups(_ call: MockCall) throws -> MockResponse {
        .json(["results": .array(try store(call["objectType"]).groups.map(\.json))])
    }

    func getGroup(_ call: MockCall) throws -> MockResponse {
        let groups = try store(call["objectType"]).groups
        return .json(groups[try place(of: call["name"], in: groups)].json)
    }

    private func place(of name: String, in groups: [PropertyGroup]) throws -> Int {
        guard let place = groups.firstIndex(where: { $0.name == name }) else {
            throw HubSpotFailure.notFound("Property group \"\(name)\" does not exist")
        }
        return place
    }

    mutating func createGroup(_ call: MockCall) throws -> MockResponse {
        let body = try Self.object(call)
        let store = try store(call["objectType"])
        guard let name = body["name"]?.string, let label = body["label"]?.string else {
            throw HubSpotFailure.missingFields(["name", "label"].filter { body[$0]?.string == nil })
        }
        guard !store.groups.contains(where: { $0.name == name }) else {
            throw HubSpotFailure(
                409, "A property group named '\(name)' already exists.", category: "OBJECT_ALREADY_EXISTS")
        }
        let group = PropertyGroup(name: name, label: label, displayOrder: body["displayOrder"]?.integer ?? -1)
        stores[store.typeID]?.groups.append(group)
        return .json(group.json, status: 201)
    }

    mutating func updateGroup(_ call: MockCall) throws -> MockResponse {
        let body = try Self.object(call)
        let store = try store(call["objectType"])
        let place = try place(of: call["name"], in: store.groups)
        var group = store.groups[place]
        group.label = body["label"]?.string ?? group.label
        group.displayOrder = body["displayOrder"]?.integer ?? group.displayOrder
        stores[store.typeID]?.groups[place] = group
        return .json(group.json)
    }

    mutating func deleteGroup(_ call: MockCall) throws -> MockResponse {
        let store = try store(call["objectType"])
        let place = try place(of: call["name"], in: store.groups)
        guard !store.properties.values.contains(where: { $0.groupName == call["name"] }) else {
            // HubSpot puts the text of an error document into the message.
            let inner: JSON = [
                "status": "error", "message": .string("Property group '\(call["name"])' has active properties"),
                "category": "VALIDATION_ERROR", "subCategory": "PropertyGroupError.GROUP_WITH_ACTIVE_PROPERTIES",
            ]
            throw HubSpotFailure.invalid(inner.text)
        }
        stores[store.typeID]?.groups.remove(at: place)
        return .empty(204)
    }
}
