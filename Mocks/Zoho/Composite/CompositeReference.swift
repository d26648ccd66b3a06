import MockKit

/// References to the answers of other rows: `@{id:$.data[0].details.id}`.
struct CompositeReference {
    /// The bodies of the rows that were answered, by their ids.
    let bodies: [String: JSON]

    static func ids(in text: String) -> [String] {
        text.matches(of: /@\{([a-zA-Z0-9_]+):[^}]*\}/).map { String($0.1) }
    }

    /// A text with its references filled in.
    /// - Throws: `INVALID_REFERENCE` for one that leads to nothing.
    func filled(_ text: String, name: String, at path: String) throws -> String {
        var result = ""
        var rest = text[...]
        while let match = rest.firstMatch(of: /@\{([^}]*)\}/) {
            result += rest[..<match.range.lowerBound]
            let found = try value(String(match.1), name: name, at: path)
            result += found.string ?? found.text
            rest = rest[match.range.upperBound...]
        }
        return result + rest
    }

    /// A body with its references filled in. A text that is nothing but a reference becomes the value itself.
    func filled(_ json: JSON, at path: String) throws -> JSON {
        switch json {
        case .string(let text):
            guard text.contains("@{") else { return json }
            if let match = text.wholeMatch(of: /@\{([^}]*)\}/) {
                return try value(String(match.1), name: "body", at: path)
            }
            return .string(try filled(text, name: "body", at: path))
        case .array(let elements): return .array(try elements.map { try filled($0, at: path) })
        case .object(let object):
            let members = try object.members.map { ($0.name, try filled($0.value, at: path)) }
            return .object(JSONObject(uniqueMembers: members))
        default: return json
        }
    }

    /// The value at `id:$.a[0].b`.
    private func value(_ reference: String, name: String, at path: String) throws -> JSON {
        let parts = reference.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[1].wholeMatch(of: /\$(\.[A-Za-z_$][A-Za-z0-9_$]*|\[\d+\])+/) != nil,
            var found = bodies[parts[0]]
        else { throw failure(reference, name: name, at: path) }
        for step in parts[1].dropFirst().matches(of: /[A-Za-z0-9_$]+/).map({ String($0.output) }) {
            let next = found.array != nil ? Int(step).flatMap { found[$0] } : found[step]
            guard let next else { throw failure(reference, name: name, at: path) }
            found = next
        }
        return found
    }

    private func failure(_ reference: String, name: String, at path: String) -> ZohoFailure {
        ZohoFailure(
            400, "INVALID_REFERENCE", "the reference given seems to be invalid",
            [
                "api_name": .string(name), "json_path": .string("\(path).\(name)"),
                "reference": .string("@{\(reference)}"),
            ])
    }
}
