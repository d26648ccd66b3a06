import MockKit

/// Reads the e-mails, phones and messengers of a person.
struct ContactPoints {
    let isEmail: Bool
    let account: PipedriveAccount

    /// Whole lists: `label` is `work` where none is said, and the first is primary where none is.
    /// - Throws: ``ValueProblem``.
    func stored(_ value: JSON) throws -> JSON {
        guard let list = value.array else {
            throw ValueProblem.form("Expected 'array', received '\(value.kind)'")
        }
        var points = try list.map(point)
        if !points.isEmpty, !points.contains(where: { $0["primary"] == true }) { points[0]["primary"] = true }
        return .array(points)
    }

    private func point(_ json: JSON) throws -> JSON {
        guard let object = json.object else { throw ValueProblem.form("Expected 'object', received '\(json.kind)'") }
        if let unknown = object.names.first(where: { !["value", "primary", "label"].contains($0) }) {
            throw ValueProblem.form("Parameter '\(unknown)' is not allowed for this request")
        }
        guard let text = object["value"]?.string else { throw ValueProblem.form("value: Expected 'string'") }
        guard object["primary"] == nil || object["primary"]?.bool != nil else {
            throw ValueProblem.form("primary: Expected 'boolean'")
        }
        return [
            "value": .string(isEmail && account.switches.lowerEmails ? text.lowercased() : text),
            "primary": object["primary"] ?? false, "label": .string(object["label"]?.string ?? "work"),
        ]
    }
}
