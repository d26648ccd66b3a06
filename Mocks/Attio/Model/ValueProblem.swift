import MockKit

/// One row of `validation_errors`.
struct ValueProblem: Sendable {
    let code: String
    let path: [String]
    let message: String
    var expected: String?
    var received: String?
    var options: [String] = []

    var json: JSON {
        var body: JSONObject = ["code": .string(code), "path": .strings(path), "message": .string(message)]
        if let expected { body["expected"] = .string(expected) }
        if let received { body["received"] = .string(received) }
        if !options.isEmpty { body["options"] = .strings(options) }
        return .object(body)
    }

    /// A member of another type, or one that is missing.
    static func type(_ path: [String], expected: String, received: JSON?) -> ValueProblem {
        guard let received else {
            return ValueProblem(
                code: "invalid_type", path: path, message: "Required", expected: expected, received: "undefined")
        }
        return ValueProblem(
            code: "invalid_type", path: path, message: "Expected \(expected), received \(received.kind)",
            expected: expected, received: received.kind)
    }

    /// Members that nobody knows.
    static func unknown(_ path: [String], keys: [String]) -> ValueProblem {
        let list = keys.map { "'\($0)'" }.joined(separator: ", ")
        return ValueProblem(code: "unrecognized_keys", path: path, message: "Unrecognized key(s) in object: \(list)")
    }

    /// A word that is none of some.
    static func word(_ path: [String], options: [String], received: String) -> ValueProblem {
        ValueProblem(
            code: "invalid_enum_value", path: path, message: "Invalid enum value, received '\(received)'",
            received: received, options: options)
    }

    /// Anything else.
    static func other(_ path: [String], _ message: String) -> ValueProblem {
        ValueProblem(code: "custom", path: path, message: message)
    }
}
