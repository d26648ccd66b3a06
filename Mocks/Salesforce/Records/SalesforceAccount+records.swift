import MockKit

/// Single records: `V/sobjects/{object}` and `V/sobjects/{object}/{id}`.
extension SalesforceAccount {
    func recordContext(_ call: MockCall) throws -> RecordContext {
        RecordContext(call, userID: try actingUser(call))
    }

    /// The object that a path names, as the token's user sees it.
    /// - Throws: 404 for an object that is absent or that the user may not read.
    func view(_ call: MockCall) throws -> ObjectView {
        guard let view = view(of: call["object"], for: try actingUser(call)) else {
            throw SalesforceFailure.notFound
        }
        return view
    }

    /// The 18-character id of a path.
    /// - Throws: `MALFORMED_ID` for a text of another length, checksum or key prefix.
    static func recordID(_ text: String, of object: ObjectDefinition) throws -> String {
        guard let id = SalesforceID.normalise(text), SalesforceID.prefix(of: id) == object.keyPrefix else {
            throw SalesforceFailure.badID(text, label: object.label, field: "Id")
        }
        return id
    }

    mutating func createRecord(_ call: MockCall) throws -> MockResponse {
        let view = try view(call)
        let context = try recordContext(call)
        let id = try save(try RecordBody.object(call), of: view, id: nil, context: context)
        return Self.saved(id, of: view, context: context, status: 201)
    }

    /// The answer of a write that says which record it was about.
    static func saved(
        _ id: String, of view: ObjectView, context: RecordContext, status: Int, created: Bool? = nil
    ) -> MockResponse {
        var body: JSONObject = ["id": .string(id), "success": true, "errors": []]
        if let created { body["created"] = .bool(created) }
        return MockResponse.json(.object(body), status: status, mediaType: SalesforceFailure.mediaType)
            .adding("Location", context.path(of: id, object: view.name))
    }

    func getRecord(_ call: MockCall) throws -> MockResponse {
        let view = try view(call)
        let context = try recordContext(call)
        let id = try Self.recordID(call["id"], of: view.definition)
        guard let row = tables[view.name.lowercased()]?.row(id),
            !isHidden(row, of: view.definition, from: context.userID)
        else { throw SalesforceFailure.notFound }
        if isDeleted(id, of: view.name) { throw SalesforceFailure.deleted }
        try context.checkPreconditions(row, of: view.name)
        if context.isCurrent(row, of: view.name) { return .empty(304) }
        let asked = call.request.query("fields") == nil ? nil : call.request.queryList("fields")
        let body = try RecordView(view, fields: asked, context: context).json(row)
        var answer = MockResponse.json(body, mediaType: SalesforceFailure.mediaType)
        if let changed = RecordContext.changed(row) {
            answer = answer.adding("Last-Modified", HTTPDate.text(changed))
        }
        return view.name == "Account" ? answer.adding("ETag", RecordContext.tag(of: row)) : answer
    }

    mutating func updateRecord(_ call: MockCall) throws -> MockResponse {
        let view = try view(call)
        let context = try recordContext(call)
        let id = try Self.recordID(call["id"], of: view.definition)
        let body = try RecordBody.object(call)
        let row = try existing(id, of: view, for: context.userID)
        try context.checkPreconditions(row, of: view.name)
        try save(body, of: view, id: id, context: context)
        return .empty(204)
    }

    mutating func deleteRecord(_ call: MockCall) throws -> MockResponse {
        let view = try view(call)
        let id = try Self.recordID(call["id"], of: view.definition)
        let context = try recordContext(call)
        let row = try existing(id, of: view, for: context.userID)
        try context.checkPreconditions(row, of: view.name)
        try remove(id, of: view, by: context.userID)
        return .empty(204)
    }

    /// `POST …?_HttpMethod=PATCH`, for clients that cannot send `PATCH`; the method in capitals.
    mutating func overrideMethod(
        _ call: MockCall, patch: (inout SalesforceAccount, MockCall) throws -> MockResponse
    ) throws -> MockResponse {
        switch call.request.query("_HttpMethod") {
        case "PATCH": return try patch(&self, call)
        case "DELETE" where call.parameters["id"] != nil: return try deleteRecord(call)
        case let other: throw SalesforceFailure.methodNotAllowed(other ?? "POST")
        }
    }
}
