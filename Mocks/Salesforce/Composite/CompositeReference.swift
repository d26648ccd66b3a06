import MockKit

/// References to the answers of other rows: `@{name.path}` and `@{name.records[0].Id}`.
struct CompositeReference {
    /// The bodies of the rows that succeeded, by their names.
    let answers: [String: JSON]

    /// Letters, digits and underscores, not beginning with an underscore.
    static func isName(_ text: String) -> Bool { text.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9_]*/) != nil }

    /// The names that a text refers to.
    static func names(in text: String) -> Set<String> {
        Set(text.matches(of: /@\{([A-Za-z0-9_]+)[^}]*\}/).map { String($0.1) })
    }

    static func nameRule(_ name: String) -> String {
        "Provided referenceId ('\(name)') must start with a letter or a number, and it can contain only letters, "
            + "numbers and underscores ('_')."
    }

    /// A URL with its references filled in.
    /// - Throws: `PROCESSING_HALTED` for one that leads to no scalar value.
    func filled(_ text: String) throws -> String {
        var result = ""
        var rest = text[...]
        while let match = rest.firstMatch(of: /@\{([^}]*)\}/) {
            result += rest[..<match.range.lowerBound]
            let value = try value(String(match.1))
            guard !value.isNull else { throw Self.failure(String(match.1)) }
            result += value.string ?? value.text
            rest = rest[match.range.upperBound...]
        }
        return result + rest
    }

    /// A body with its references filled in. What a reference stands for becomes a text, numbers too; only `null`
    /// stays what it is.
    func filled(_ json: JSON) throws -> JSON {
        switch json {
        case .string(let text):
            guard text.contains("@{") else { return json }
            if let match = text.wholeMatch(of: /@\{([^}]*)\}/), try value(String(match.1)).isNull { return .null }
            return .string(try filled(text))
        case .array(let elements): return .array(try elements.map { try filled($0) })
        case .object(let object):
            let members = try object.members.map { ($0.name, try filled($0.value)) }
            return .object(JSONObject(uniqueMembers: members))
        default: return json
        }
    }

    /// The scalar at a path such as `q.records[0].Id`.
    private func value(_ path: String) throws -> JSON {
        guard path.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9_]*(\[\d+\])*(\.[A-Za-z][A-Za-z0-9_]*(\[\d+\])*)+/) != nil
        else {
            throw Self.failure(path)
        }
        let steps = path.matches(of: /[A-Za-z0-9_]+/).map { String($0.output) }
        guard var found = answers[steps[0]] else { throw Self.failure(path) }
        for step in steps.dropFirst() {
            let next = found.array != nil ? Int(step).flatMap { found[$0] } : found[step]
            guard let next else { throw Self.failure(path) }
            found = next
        }
        guard found.object == nil, found.array == nil else { throw Self.failure(path) }
        return found
    }

    private static func failure(_ path: String) -> SalesforceFailure {
        let name = path.split { $0 == "." || $0 == "[" }.first.map(String.init) ?? path
        return SalesforceFailure(
            400, "PROCESSING_HALTED",
            "Invalid reference specified. No value for \(path) found in \(name). " + nameRule(path))
    }
}
