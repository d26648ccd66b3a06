import MockKit

/// Property definitions.
extension HubSpotAccount {
    func listProperties(_ call: MockCall) throws -> MockResponse {
        let store = try store(call["objectType"])
        let all = try Self.flag("archived", of: call) ? store.archivedProperties : store.properties
        let sensitivity = call.request.query("dataSensitivity") ?? "non_sensitive"
        let found = all.values.filter { $0.dataSensitivity == sensitivity }.sorted { $0.name < $1.name }
        return .json(["results": .array(found.map(\.json))])
    }

    func getProperty(_ call: MockCall) throws -> MockResponse {
        let store = try store(call["objectType"])
        let all = try Self.flag("archived", of: call) ? store.archivedProperties : store.properties
        let sensitivity = call.request.query("dataSensitivity") ?? "non_sensitive"
        guard let property = all[call["name"]], property.dataSensitivity == sensitivity else {
            throw Self.propertyNotFound(call["name"])
        }
        return .json(property.json)
    }

    private static func propertyNotFound(_ name: String) -> HubSpotFailure {
        .notFound("Property \"\(name)\" does not exist")
    }

    mutating func createProperty(_ call: MockCall) throws -> MockResponse {
        let body = try Self.object(call)
        let property = try addProperty(body, call: call)
        return MockResponse.json(property.json, status: 201)
            .adding("Location", "\(call.baseURL)\(call.request.path)/\(property.name)")
    }

    /// Adds a definition. A name that is archived comes back with the posted definition and its old values.
    private mutating func addProperty(_ body: JSON, call: MockCall) throws -> Property {
        let typeID = try typeID(call["objectType"])
        var property = try Property(posted: body)
        try check(property, in: try store(call["objectType"]), actor: call.actor)
        property.createdAt = stores[typeID]?.archivedProperties[property.name]?.createdAt ?? nowText
        property.updatedAt = nowText
        property.userID = call.actor?.userID ?? property.userID
        stores[typeID]?.archivedProperties[property.name] = nil
        stores[typeID]?.properties[property.name] = property
        if property.hasUniqueValue { stores[typeID]?.unique[property.name] = [:] }
        return property
    }

    private func check(_ property: Property, in store: ObjectStore, actor: MockActor?) throws {
        guard store.properties[property.name] == nil else {
            var failure = HubSpotFailure(
                409, "A property named '\(property.name)' already exists.", category: "OBJECT_ALREADY_EXISTS")
            failure.subCategory = "Properties.PROPERTY_WITH_NAME_EXISTS"
            throw failure
        }
        guard !property.name.hasPrefix("hs_") else {
            throw HubSpotFailure.invalid("Property name '\(property.name)' is invalid: the prefix hs_ is reserved")
        }
        try checkGroup(property.groupName, in: store)
        if property.dataSensitivity != "non_sensitive",
            actor?.scopes.contains("crm.objects.\(store.scopeName).sensitive.write") != true
        {
            throw HubSpotFailure(
                403, "Missing required scope for: sensitive-data-property-create", category: "MISSING_SCOPES")
        }
        let uniqueCount = store.properties.values.count { $0.hasUniqueValue }
        if property.hasUniqueValue, uniqueCount >= limits.uniquePropertiesPerObject {
            throw HubSpotFailure.invalid(
                "The limit of \(limits.uniquePropertiesPerObject) unique properties is reached", code: "LIMIT_EXCEEDED")
        }
        guard store.customCount < limits.customPropertiesPerObject, customCount < limits.customPropertiesOverall else {
            throw HubSpotFailure.invalid("The limit of custom properties is reached", code: "LIMIT_EXCEEDED")
        }
    }

    private func checkGroup(_ name: String, in store: ObjectStore) throws {
        guard store.groups.contains(where: { $0.name == name }) else {
            throw HubSpotFailure.invalid("Property group '\(name)' does not exist")
        }
    }

    mutating func updateProperty(_ call: MockCall) throws -> MockResponse {
        let body = try Self.object(call)
        let store = try store(call["objectType"])
        guard var property = store.properties[call["name"]] else { throw Self.propertyNotFound(call["name"]) }
        guard !property.isHubSpotDefined else {
            throw HubSpotFailure.invalid(
                "Property '\(property.name)' is defined by HubSpot and cannot be changed",
                code: "READ_ONLY_DEFINITION")
        }
        try property.update(from: body)
        try checkGroup(property.groupName, in: store)
        property.updatedAt = nowText
        stores[store.typeID]?.properties[property.name] = property
        return .json(property.json)
    }

    mutating func deleteProperty(_ call: MockCall) throws -> MockResponse {
        let typeID = try typeID(call["objectType"])
        try archiveProperty(call["name"], of: typeID)
        return .empty(204)
    }

    /// Archives a property; its values stay in the records, unseen, until the property is restored.
    mutating func archiveProperty(_ name: String, of typeID: String) throws {
        guard var property = stores[typeID]?.properties[name] else { throw Self.propertyNotFound(name) }
        guard !property.isHubSpotDefined else {
            throw HubSpotFailure.invalid("Property '\(name)' is defined by HubSpot and cannot be deleted")
        }
        if let user = property.usedBy {
            var failure = HubSpotFailure.invalid("Property '\(name)' is in use and cannot be deleted")
            failure.subCategory = "PropertyValidationError.CANNOT_DELETE_PROPERTY_IN_USE"
            failure.errors = [
                [
                    "message": .string("Property '\(name)' is used by \(user.name)"),
                    "context": ["parentType": [.string(user.type)], "parentName": [.string(user.name)]],
                ]
            ]
            throw failure
        }
        property.archivedAt = nowText
        property.updatedAt = nowText
        stores[typeID]?.properties[name] = nil
        stores[typeID]?.archivedProperties[name] = property
    }

    func batchReadProperties(_ call: MockCall) throws -> MockResponse {
        let body = try Self.object(call)
        let store = try store(call["objectType"])
        let all = body["archived"]?.bool == true ? store.archivedProperties : store.properties
        let sensitivity = body["dataSensitivity"]?.string ?? "non_sensitive"
        let names = try Self.names(body)
        let found = names.compactMap { all[$0] }.filter { $0.dataSensitivity == sensitivity }
        let absent = names.filter { name in !found.contains { $0.name == name } }
        let errors: [JSON] = absent.isEmpty ? [] : [Self.absentNames(absent)]
        return batchAnswer(found.reversed().map(\.json), errors: errors, success: 200)
    }

    private static func names(_ body: JSON) throws -> [String] {
        try inputs(body).map { input in
            guard let name = input["name"]?.string else { throw HubSpotFailure.missingFields(["name"]) }
            return name
        }
    }

    private static func absentNames(_ names: [String]) -> JSON {
        [
            "status": "error", "category": "OBJECT_NOT_FOUND", "message": "Some properties do not exist",
            "context": ["name": .strings(names)],
        ]
    }

    mutating func batchCreateProperties(_ call: MockCall) throws -> MockResponse {
        let inputs = try Self.inputs(try Self.object(call))
        var results: [JSON] = []
        var errors: [JSON] = []
        for input in inputs {
            do {
                results.append(try addProperty(input, call: call).json)
            } catch let failure as HubSpotFailure {
                var body = failure.body(correlationID: nil)
                body["category"] = body["category"] ?? "VALIDATION_ERROR"
                body["context"] = ["name": [.string(input["name"]?.string ?? "")]]
                errors.append(body)
            }
        }
        return batchAnswer(results.reversed(), errors: errors, success: 201)
    }

    /// Answers 204 whatever the state of the properties was.
    mutating func batchArchiveProperties(_ call: MockCall) throws -> MockResponse {
        let typeID = try typeID(call["objectType"])
        for name in try Self.names(try Self.object(call)) { try? archiveProperty(name, of: typeID) }
        return .empty(204)
    }
}
