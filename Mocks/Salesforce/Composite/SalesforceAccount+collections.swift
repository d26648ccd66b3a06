import MockKit

/// `V/composite/sobjects`: many records in one request, each with its own result, in the order of the request.
extension SalesforceAccount {
    mutating func createMany(_ call: MockCall) throws -> MockResponse {
        let body = try CollectionBody(call)
        let context = try recordContext(call)
        try checkTypes(body.records.map(\.type))
        return answer(isAtomic: body.isAtomic) { account in
            body.records.map { record in
                CollectionRow.of(nil) {
                    let view = try account.view(ofType: record.type, for: context.userID)
                    let id = try account.save(record.values, of: view, id: nil, context: context)
                    return CollectionRow(id: id)
                }
            }
        }
    }

    mutating func updateMany(_ call: MockCall) throws -> MockResponse {
        let body = try CollectionBody(call)
        let context = try recordContext(call)
        try checkTypes(body.records.map(\.type))
        return answer(isAtomic: body.isAtomic) { account in
            var seen: Set<String> = []
            return body.records.map { record in
                CollectionRow.of(nil) {
                    let id = try account.change(record, seen: &seen, context: context)
                    return CollectionRow(id: id)
                }
            }
        }
    }

    private mutating func change(
        _ record: CollectionBody.Record, seen: inout Set<String>, context: RecordContext
    ) throws -> String {
        let view = try view(ofType: record.type, for: context.userID)
        guard let text = record.id else {
            throw SalesforceFailure(
                400, "MISSING_ARGUMENT", "Id not specified in an update call", fields: ["Id"])
        }
        let id = try Self.recordID(text, of: view.definition)
        guard seen.insert(id).inserted else {
            throw SalesforceFailure(400, "DUPLICATE_VALUE", "duplicate id specified: \(id)", fields: ["Id"])
        }
        return try save(record.withoutID, of: view, id: id, context: context)
    }

    mutating func deleteMany(_ call: MockCall) throws -> MockResponse {
        let context = try recordContext(call)
        let ids = call.request.queryList("ids")
        guard !ids.isEmpty else { throw SalesforceFailure.malformedJSON("ids must be a list of record ids") }
        try Self.checkCount(ids.count, countMax: CompositeLimits.writtenRecordsMax, of: "records")
        try checkTypes(ids.compactMap { object(ofID: $0)?.name })
        let isAtomic = call.request.query("allOrNone") == "true" || call.tags[CompositeScope.wholeTag] != nil
        return answer(isAtomic: isAtomic) { account in
            ids.map { text in
                let id = SalesforceID.normalise(text)
                return CollectionRow.of(id ?? text) {
                    guard let id, let object = account.object(ofID: id) else {
                        throw SalesforceFailure(400, "MALFORMED_ID", "bad id \(text)", fields: ["Id"])
                    }
                    let view = try account.view(ofType: object.name, for: context.userID)
                    try account.remove(id, of: view, by: context.userID)
                    return CollectionRow(id: id)
                }
            }
        }
    }

    mutating func upsertMany(_ call: MockCall) throws -> MockResponse {
        let body = try CollectionBody(call)
        let context = try recordContext(call)
        let view = try view(call)
        let field = try Self.externalID(call["field"], of: view)
        return answer(isAtomic: body.isAtomic) { account in
            body.records.map { record in
                CollectionRow.of(nil) { try account.upsert(record, of: view, by: field, context: context) }
            }
        }
    }

    private mutating func upsert(
        _ record: CollectionBody.Record, of view: ObjectView, by field: FieldDefinition, context: RecordContext
    ) throws -> CollectionRow {
        guard record.type.lowercased() == view.name.lowercased() else {
            throw SalesforceFailure(400, "INVALID_TYPE", "The record is no \(view.name): \(record.type)", fields: [])
        }
        let member = record.values.members.first { $0.name.lowercased() == field.name.lowercased() }
        guard let member, !member.value.isNull else {
            throw SalesforceFailure(400, "MISSING_ARGUMENT", "\(field.name) not specified", fields: [])
        }
        let value = try RecordValueRules(field: field).stored(member.value)
        let found = rows(withValue: value, in: field, of: view.name)
        guard found.count <= 1 else {
            throw SalesforceFailure(
                400, "DUPLICATE_EXTERNAL_ID",
                "\(field.name): more than one record found for external id field: \(found)", fields: [])
        }
        var values = record.values
        values[member.name] = nil
        let id = try upsert(values, of: view, by: field, value: value, found: found.first, context: context)
        return CollectionRow(id: id, created: found.isEmpty)
    }

    func readMany(_ call: MockCall) throws -> MockResponse {
        let view = try view(call)
        let context = try recordContext(call)
        let isGET = call.request.method == "GET"
        let asked = isGET ? (call.request.queryList("ids"), call.request.queryList("fields")) : try Self.asked(call)
        guard !asked.0.isEmpty, !asked.1.isEmpty else {
            throw SalesforceFailure.malformedJSON("ids and fields must be lists that are not empty")
        }
        let countMax = isGET ? CompositeLimits.readRecordsByGETMax : CompositeLimits.readRecordsMax
        try Self.checkCount(asked.0.count, countMax: countMax, of: "ids")
        let form = try RecordView(view, fields: asked.1, context: context)
        let table = tables[view.name.lowercased()] ?? Table()
        let rows = asked.0.map { id in
            let row = SalesforceID.normalise(id).flatMap { table.live($0) }
            return row.flatMap { isHidden($0, of: view.definition, from: context.userID) ? nil : form.json($0) }
                ?? .null
        }
        return .json(.array(rows), mediaType: SalesforceFailure.mediaType)
    }

    private static func asked(_ call: MockCall) throws -> ([String], [String]) {
        let body = try RecordBody.object(call)
        let lists = try ["ids", "fields"].map { name in
            guard let texts = body[name]?.array?.map(\.string), !texts.contains(nil) else {
                throw SalesforceFailure.malformedJSON("\(name) must be a list of strings")
            }
            return texts.compactMap { $0 }
        }
        return (lists[0], lists[1])
    }

    /// An object named in a record.
    func view(ofType type: String, for userID: String) throws -> ObjectView {
        guard let view = view(of: type, for: userID) else { throw SalesforceFailure.unsupportedType(type) }
        return view
    }

    /// - Throws: 400 for more runs of one type than Salesforce takes, and for the setup's records next to others.
    private func checkTypes(_ types: [String]) throws {
        let names = types.map { $0.lowercased() }
        let chunks = zip(names, names.dropFirst()).count { $0 != $1 } + 1
        try Self.checkCount(chunks, countMax: CompositeLimits.chunksMax, of: "chunks of records of one type")
        let isSetup = Set(names.compactMap { objects[$0]?.isSetup })
        guard isSetup.count < 2 else {
            throw SalesforceFailure(
                400, "MIXED_DML_OPERATION",
                "DML operation on setup object is not permitted after you have updated a non-setup object (or vice "
                    + "versa)", fields: [])
        }
    }

    /// The results; where the request is atomic and one record was refused, nothing of it stays.
    private mutating func answer(
        isAtomic: Bool, _ work: (inout SalesforceAccount) -> [CollectionRow]
    ) -> MockResponse {
        let before = transaction
        var rows = work(&self)
        if isAtomic, rows.contains(where: { !$0.isSuccess }) {
            rollBack(to: before)
            rows = rows.map(\.rolledBack)
        }
        return .json(.array(rows.map { $0.json(worded: worded) }), mediaType: SalesforceFailure.mediaType)
    }
}
