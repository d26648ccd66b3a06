import Foundation
import MockKit

/// Custom fields of the Tooling API.
///
/// A new field is in the Tooling API at once, and for nobody in describe, SOQL and records until a field permission
/// reaches the user. A deleted one keeps its name.
extension SalesforceAccount {
    mutating func createCustomField(_ call: MockCall) throws -> MockResponse {
        try checkCustomizing(call)
        let body = try Self.toolingBody(call, knowing: ["FullName", "Metadata"])
        let missing = ["FullName", "Metadata"].filter { body[$0]?.isNull ?? true }
        guard missing.isEmpty else { throw SalesforceFailure.requiredMissing(missing) }
        let (key, name) = try fieldPath(body["FullName"]?.string ?? "")
        let metadata = try FieldMetadata(body["Metadata"] ?? .null)
        var field = try metadata.field(named: name, of: key, objects: objects)
        guard let object = objects[key], object.field(name) == nil, !object.burntNames.contains(name.lowercased())
        else {
            throw SalesforceFailure.duplicateDeveloperName
        }
        guard object.fields.count(where: \.isCustom) < limits.customFieldsPerObject else {
            throw SalesforceFailure(
                400, "LIMIT_EXCEEDED", "You have reached the maximum number of custom fields for \(object.label)",
                fields: [])
        }
        let id = nextID("00N")
        field.customFieldID = id
        add(field, to: key)
        let answer: JSON = ["id": .string(id), "success": true, "errors": [], "warnings": [], "infos": []]
        return MockResponse.json(answer, status: 201, mediaType: SalesforceFailure.mediaType)
            .adding("Location", "/services/data/\(call["version"])/tooling/sobjects/CustomField/\(id)")
    }

    func getCustomField(_ call: MockCall) throws -> MockResponse {
        let user = try actingUser(call)
        guard holds(anyOf: [.viewSetup, .customizeApplication], user) else { throw SalesforceFailure.notFound }
        let (key, place) = try customField(call["id"])
        guard let object = objects[key] else { throw SalesforceFailure.notFound }
        let row = customFieldRow(object.fields[place], of: object)
        let url = "/services/data/\(call["version"])/tooling/sobjects/CustomField/\(row["Id"]?.string ?? "")"
        var body: JSONObject = ["attributes": ["type": "CustomField", "url": .string(url)]]
        for column in toolingObjects["customfield"]?.fields ?? [] { body[column.name] = row[column.name] ?? .null }
        return .json(.object(body), mediaType: SalesforceFailure.mediaType)
    }

    mutating func updateCustomField(_ call: MockCall) throws -> MockResponse {
        try checkCustomizing(call)
        let (key, place) = try customField(call["id"])
        let body = try Self.toolingBody(call, knowing: ["FullName", "Metadata"])
        guard let old = objects[key]?.fields[place], let object = objects[key] else {
            throw SalesforceFailure.notFound
        }
        if let name = body["FullName"]?.string, name != "\(object.name).\(old.name)" {
            throw SalesforceFailure.fieldIntegrity("The name of a field can't be changed here", fields: ["FullName"])
        }
        guard let metadata = body["Metadata"], !metadata.isNull else {
            throw SalesforceFailure.requiredMissing(["Metadata"])
        }
        var field = try FieldMetadata(metadata).field(named: old.name, of: key, objects: objects)
        guard field.type == old.type else {
            throw SalesforceFailure.fieldIntegrity("The type of a field can't be changed here", fields: ["type"])
        }
        field.customFieldID = old.customFieldID
        objects[key]?.fields[place] = field
        markSchemaChange()
        return .empty(204)
    }

    mutating func deleteCustomField(_ call: MockCall) throws -> MockResponse {
        try checkCustomizing(call)
        let (key, place) = try customField(call["id"])
        removeField(at: place, of: key)
        return .empty(204)
    }

    /// Adds a field to an object; its records get the default value.
    private mutating func add(_ field: FieldDefinition, to key: String) {
        objects[key]?.fields.append(field)
        for var row in tables[key]?.live ?? [] {
            row[field.name] = field.defaultValue
            tables[key]?.set(row, id: row["Id"]?.string ?? "")
        }
        markSchemaChange()
    }

    /// Deletes a field with its values and permissions. The name stays taken.
    mutating func removeField(at place: Int, of key: String) {
        guard let object = objects[key] else { return }
        let name = object.fields[place].name
        objects[key]?.fields.remove(at: place)
        objects[key]?.burntNames.insert(name.lowercased())
        for var row in tables[key]?.live ?? [] {
            row[name] = nil
            tables[key]?.set(row, id: row["Id"]?.string ?? "")
        }
        for row in tables["fieldpermissions"]?.live ?? [] where row["Field"]?.string == "\(object.name).\(name)" {
            tables["fieldpermissions"]?.delete(row["Id"]?.string ?? "")
        }
        markSchemaChange()
    }

    /// Without a view of the setup the object is not even known.
    private func checkCustomizing(_ call: MockCall) throws {
        let user = try actingUser(call)
        guard !holds(.customizeApplication, user) else { return }
        guard holds(.viewSetup, user) else { throw SalesforceFailure.unsupportedType("CustomField") }
        throw SalesforceFailure(
            403, "INSUFFICIENT_ACCESS", "insufficient access rights on cross-reference id", fields: [])
    }

    /// The members of a body that has no others.
    static func toolingBody(_ call: MockCall, knowing names: [String]) throws -> JSONObject {
        guard call.request.mediaType == "application/json" else {
            throw SalesforceFailure(415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json")
        }
        let json: JSON
        do {
            json = try call.request.json()
        } catch {
            throw SalesforceFailure.malformedJSON(error.reason)
        }
        guard let members = json.object else {
            throw SalesforceFailure.malformedJSON("Unexpected \(json.kind): an object is expected")
        }
        if let unknown = members.names.first(where: { !names.contains($0) }) {
            throw SalesforceFailure.noSuchColumn(unknown, on: "CustomField")
        }
        return members
    }

    private func fieldPath(_ path: String) throws -> (key: String, name: String) {
        let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let object = object(parts[0]), object.name == parts[0], !object.isSetup else {
            throw SalesforceFailure.fieldIntegrity(
                "FullName \(path) must be an object and a field, as Opportunity.Field__c", fields: ["FullName"])
        }
        guard let match = parts[1].wholeMatch(of: /([A-Za-z](?:_?[A-Za-z0-9])*)__c/),
            match.1.count <= SalesforceLimits.nameCharactersMax
        else {
            throw SalesforceFailure.fieldIntegrity(
                "\(parts[1]) is no name of a custom field: letters, digits and single underscores, at most 40, then __c",
                fields: ["FullName"])
        }
        return (object.name.lowercased(), parts[1])
    }

    /// The object and place of a custom field by its id of 15 or 18 characters.
    private func customField(_ text: String) throws -> (key: String, place: Int) {
        guard let id = SalesforceID.normalise(text), id.hasPrefix("00N") else {
            throw SalesforceFailure.malformedID("Id", text)
        }
        for (key, object) in objects {
            if let place = object.fields.firstIndex(where: { $0.customFieldID == id }) { return (key, place) }
        }
        throw SalesforceFailure.notFound
    }
}
