import MockKit

/// Reads the `data` of a body, and gathers what is wrong with it, as Attio tells all of it at once.
struct BodyReader {
    /// The members of `data`.
    let members: JSONObject
    private(set) var problems: [ValueProblem] = []

    /// Takes the `data` of a request's body.
    /// - Throws: ``AttioFailure`` for a body that has none.
    init(_ request: MockRequest) throws {
        let json = try Self.object(request)
        guard let data = json["data"]?.object else {
            throw AttioFailure.body([.type(["data"], expected: "object", received: json["data"])])
        }
        members = data
    }

    /// The body, which must be a JSON object.
    static func object(_ request: MockRequest) throws -> JSON {
        guard request.mediaType == "application/json" else {
            throw AttioFailure.invalid("The Content-Type must be application/json.")
        }
        let json: JSON
        do {
            json = try request.json()
        } catch {
            throw AttioFailure.invalid("The body is \(error.description).")
        }
        guard json.object != nil else {
            throw AttioFailure.body([.type([], expected: "object", received: json)])
        }
        return json
    }

    /// Notes members that nobody reads.
    mutating func finish(knowing names: [String]) throws {
        let unknown = members.names.filter { !names.contains($0) }
        if !unknown.isEmpty { problems.append(.unknown(["data"], keys: unknown)) }
        guard problems.isEmpty else { throw AttioFailure.body(problems) }
    }

    /// Whether a member was sent.
    func has(_ name: String) -> Bool { members[name] != nil }

    /// A text that must be there.
    mutating func string(_ name: String) -> String { need(name, "string") { $0.string } ?? "" }

    /// A boolean that must be there.
    mutating func bool(_ name: String) -> Bool { need(name, "boolean") { $0.bool } ?? false }

    /// An object that must be there.
    mutating func object(_ name: String) -> JSONObject { need(name, "object") { $0.object } ?? [:] }

    /// A text or `null`, which must be there.
    mutating func nullableString(_ name: String) -> String? {
        members[name]?.isNull == true ? nil : need(name, "string") { $0.string }
    }

    /// Notes something else that is wrong.
    mutating func note(_ problem: ValueProblem) { problems.append(problem) }

    private mutating func need<Value>(_ name: String, _ expected: String, _ read: (JSON) -> Value?) -> Value? {
        guard let value = members[name].flatMap(read) else {
            problems.append(.type(["data", name], expected: expected, received: members[name]))
            return nil
        }
        return value
    }
}
