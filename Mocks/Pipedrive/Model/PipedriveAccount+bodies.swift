import MockKit

/// Reading requests, with the words Pipedrive has for bad ones.
extension PipedriveAccount {
    /// The JSON of a version 2 body, which takes nothing else.
    static func json(_ call: MockCall) throws -> JSON {
        guard call.request.mediaType == "application/json" else {
            throw PipedriveFailure.schema(["body: must be sent as application/json"])
        }
        do {
            return try call.request.json()
        } catch {
            throw PipedriveFailure(400, "Bad request: \(error.reason)")
        }
    }

    /// The JSON object of a version 2 body.
    static func object(_ call: MockCall) throws -> JSONObject {
        let json = try json(call)
        guard let object = json.object else {
            throw PipedriveFailure.schema(["body: Expected 'object', received '\(json.kind)'"])
        }
        return object
    }

    /// The members of a version 1 body: JSON or a form, whose texts are all that it has.
    static func legacyObject(_ call: MockCall) throws -> JSONObject {
        guard call.request.mediaType == "application/x-www-form-urlencoded" else { return try object(call) }
        return JSONObject(call.request.form.map { ($0.name, JSON.string($0.value)) })
    }

    /// A number in the path; anything else is not there.
    static func id(_ call: MockCall) throws -> Int {
        guard let id = Int(call["id"]), id > 0 else { throw PipedriveFailure.schema(["id: must be a positive number"]) }
        return id
    }

    /// A positive number of the query.
    static func number(_ name: String, of call: MockCall) throws -> Int? {
        guard let text = call.request.query(name) else { return nil }
        guard let value = Int(text), value > 0 else {
            throw PipedriveFailure.schema(["\(name): must be a positive number, received '\(text)'"])
        }
        return value
    }

    /// A truth-valued parameter of the query; `false` when it is absent.
    static func flag(_ name: String, of call: MockCall) throws -> Bool {
        switch call.request.query(name) {
        case nil, "false": return false
        case "true": return true
        case let other?: throw PipedriveFailure.schema(["\(name): must be a boolean, received '\(other)'"])
        }
    }

    /// A word of the query out of those there are.
    static func word(_ name: String, of call: MockCall, among words: [String]) throws -> String? {
        guard let word = call.request.query(name) else { return nil }
        guard words.contains(word) else {
            throw PipedriveFailure.schema(["\(name): must be one of [\(words.joined(separator: ", "))]"])
        }
        return word
    }

    /// A list of the query, separated by commas.
    static func list(_ name: String, of call: MockCall, countMax: Int) throws -> [String]? {
        guard call.request.query(name) != nil else { return nil }
        let words = call.request.queryList(name)
        guard words.count <= countMax else {
            throw PipedriveFailure.schema(["\(name): must contain less than or equal to \(countMax) items"])
        }
        return words
    }

    /// An answer of version 2 and of single things of version 1.
    static func answer(_ data: JSON) -> MockResponse { .json(["success": true, "data": data]) }

    /// A page of version 2.
    static func answer(_ page: [JSON], next: String?) -> MockResponse {
        .json(["success": true, "data": .array(page), "additional_data": ["next_cursor": .optional(next)]])
    }
}
