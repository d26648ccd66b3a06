import MockKit

/// Records one by one: made, asserted, read, changed and deleted.
extension AttioAccount {
    private func record(_ call: MockCall) throws -> (object: Definition, record: Record) {
        let object = try object(call["object"])
        guard let record = store(of: object)[call["record"]] else { throw AttioFailure.noRecord(call["record"]) }
        return (object, record)
    }

    /// The `values` of a body's `data`.
    private func values(_ request: MockRequest) throws -> JSONObject {
        var body = try BodyReader(request)
        let values = body.object("values")
        // Attio's description does not close this body: what is unknown is not read.
        try body.finish(knowing: body.members.names)
        return values
    }

    mutating func createRecord(_ call: MockCall) throws -> MockResponse {
        let object = try object(call["object"])
        let draft = RecordDraft(object: object, author: author(of: call))
        return Self.success(json(try create(try values(call.request), draft), of: object))
    }

    func getRecord(_ call: MockCall) throws -> MockResponse {
        let found = try record(call)
        return Self.success(json(found.record, of: found.object))
    }

    /// PATCH only adds to several values; PUT leaves exactly those that are sent.
    mutating func updateRecord(_ call: MockCall, overwrites: Bool) throws -> MockResponse {
        let found = try record(call)
        let draft = RecordDraft(
            object: found.object, author: author(of: call), mode: overwrites ? .overwrites : .adds)
        let changed = try update(found.record, try values(call.request), draft)
        return Self.success(json(changed, of: found.object))
    }

    mutating func assertRecord(_ call: MockCall) throws -> MockResponse {
        let object = try object(call["object"])
        let attribute = try matchingAttribute(call.request.query("matching_attribute"), of: object)
        let values = try values(call.request)
        let given = try contents(values, of: object)[attribute.id] ?? []
        guard !given.isEmpty else { throw AttioFailure.missingValue(attribute: attribute.id) }
        let matches = Set(given.flatMap { holders(of: $0, attribute: attribute, in: object) })
        guard matches.count <= 1 else {
            throw AttioFailure(
                400, "multiple_match_results", "Several records match the values of \"\(attribute.slug)\".")
        }
        let draft = RecordDraft(object: object, author: author(of: call), mode: .asserts(attribute.id))
        guard let id = matches.first, let record = store(of: object)[id] else {
            return Self.success(json(try create(values, draft), of: object))
        }
        return Self.success(json(try update(record, values, draft), of: object))
    }

    private func matchingAttribute(_ word: String?, of object: Definition) throws -> Attribute {
        guard let word else { throw AttioFailure.query("matching_attribute", "Required") }
        guard let attribute = object.liveAttribute(word) else {
            throw AttioFailure.valueNotFound("No attribute was found for matching_attribute slug/ID \"\(word)\".")
        }
        guard attribute.isUnique else {
            throw AttioFailure(
                400, "matching_attribute_definition_not_unique",
                "The attribute \"\(word)\" is not unique, so records cannot be matched by it.")
        }
        return attribute
    }

    /// For ever: there is no bin. References to the record are gone too.
    mutating func deleteRecord(_ call: MockCall) throws -> MockResponse {
        let found = try record(call)
        stores[found.object.id]?.remove(found.record.id)
        dropReferences(to: found.record.id)
        return .json([:], mediaType: "application/json; charset=utf-8")
    }

    private mutating func dropReferences(to id: String) {
        for object in objects {
            let references = object.attributes.filter { $0.type == .recordReference }.map(\.id)
            for var record in store(of: object).all {
                var isChanged = false
                for attribute in references {
                    guard let values = record.active[attribute],
                        values.contains(where: { $0.content["target_record_id"]?.string == id })
                    else { continue }
                    record.active[attribute] = values.filter { $0.content["target_record_id"]?.string != id }
                    isChanged = true
                }
                if isChanged { stores[object.id]?.save(record) }
            }
        }
    }

    /// The values of one attribute, with those of the past where that is asked for and allowed.
    func listValues(_ call: MockCall) throws -> MockResponse {
        let found = try record(call)
        guard let attribute = found.object.attribute(call["attribute"]) else {
            throw AttioFailure.noAttribute(call["attribute"])
        }
        let query = QueryReader(request: call.request, limits: limits, switches: switches)
        let showsPast = try query.flag("show_historic")
        if showsPast, attribute.isEnriched {
            let kind = attribute.type == .interaction ? "a COMINT" : "an enriched"
            throw AttioFailure.invalid("Cannot set show_historic param to true when querying \(kind) attribute.")
        }
        let active = found.record.active[attribute.id] ?? []
        let past = showsPast ? found.record.past[attribute.id] ?? [] : []
        let rows = showsPast ? (past + active).sorted { $0.activeFrom < $1.activeFrom } : active
        return Self.success(.array(try query.page(of: rows.map { json($0, of: attribute, in: found.object) })))
    }
}
