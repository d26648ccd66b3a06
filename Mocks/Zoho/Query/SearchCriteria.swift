import MockKit

/// The criteria of a search, such as `((Last_Name:equals:Lee)and(City:equals:Rome))`.
indirect enum SearchCriteria: Sendable {
    case one(field: String, comparator: String, value: String)
    case all([SearchCriteria])
    case any([SearchCriteria])

    private static let comparators: Set<String> = [
        "equals", "not_equal", "starts_with", "contains", "in", "greater_than", "greater_equal", "less_than",
        "less_equal", "between",
    ]

    static func parse(_ text: String) throws -> SearchCriteria {
        var reader = Substring(text)
        var count = 0
        let found = try group(&reader, &count)
        guard reader.isEmpty else { throw problem(nil, "Invalid query formed") }
        guard count <= ZohoLimits.criteriaMax else {
            throw ZohoFailure(
                400, "CRITERIA_LIMIT_EXCEEDED", "no of criterium that can be given exceed the limit 15")
        }
        return found
    }

    static func problem(_ field: String?, _ reason: String) -> ZohoFailure {
        ZohoFailure(
            400, "INVALID_QUERY", "Invalid query formed",
            ["reason": .string(reason), "api_name": .string(field ?? "criteria")])
    }

    private static func group(_ text: inout Substring, _ count: inout Int) throws -> SearchCriteria {
        guard text.first == "(" else { throw problem(nil, "a bracket is missing") }
        text.removeFirst()
        guard text.first == "(" else { return try criterion(&text, &count) }
        var parts = [try group(&text, &count)]
        var joint: String?
        while text.first != ")" {
            guard let word = ["and", "or"].first(where: { text.lowercased().hasPrefix($0) }),
                joint == nil || joint == word
            else { throw problem(nil, "criteria must be joined by and, or by or") }
            joint = word
            text.removeFirst(word.count)
            parts.append(try group(&text, &count))
        }
        text.removeFirst()
        return parts.count == 1 ? parts[0] : (joint == "or" ? .any(parts) : .all(parts))
    }

    /// `name:comparator:value`, up to the bracket; brackets and commas in a value have a backslash before them.
    private static func criterion(_ text: inout Substring, _ count: inout Int) throws -> SearchCriteria {
        count += 1
        var content = ""
        var isEscaped = false
        while let character = text.popFirst() {
            if isEscaped {
                content.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == ")" {
                let parts = content.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
                guard parts.count == 3, comparators.contains(String(parts[1])), !parts[2].isEmpty else {
                    throw problem(parts.first.map(String.init), "name:comparator:value is expected")
                }
                return .one(field: String(parts[0]), comparator: String(parts[1]), value: String(parts[2]))
            } else {
                content.append(character)
            }
        }
        throw problem(nil, "a bracket is missing")
    }

    /// Whether values fulfil the criteria; `text` says how a field's value reads.
    func accepts(exact: Bool, text: (String) -> [String]) -> Bool {
        switch self {
        case .all(let parts): parts.allSatisfy { $0.accepts(exact: exact, text: text) }
        case .any(let parts): parts.contains { $0.accepts(exact: exact, text: text) }
        case .one(let field, let comparator, let value):
            Self.accepts(text(field).map { $0.lowercased() }, comparator, value.lowercased(), exact: exact)
        }
    }

    private static func accepts(_ found: [String], _ comparator: String, _ value: String, exact: Bool) -> Bool {
        switch comparator {
        case "equals": found.contains { exact ? $0 == value : $0.contains(value) }
        case "not_equal": !found.contains(value)
        case "starts_with": found.contains { $0.hasPrefix(value) }
        case "contains": found.contains { $0.contains(value) }
        case "in": value.split(separator: ",").contains { found.contains(String($0)) }
        default: found.contains { compares($0, comparator, value) }
        }
    }

    private static func compares(_ found: String, _ comparator: String, _ value: String) -> Bool {
        func order(_ left: String, _ right: String) -> Int {
            if let a = Double(left), let b = Double(right) { return a < b ? -1 : (a > b ? 1 : 0) }
            return left < right ? -1 : (left > right ? 1 : 0)
        }
        switch comparator {
        case "greater_than": return order(found, value) > 0
        case "greater_equal": return order(found, value) >= 0
        case "less_than": return order(found, value) < 0
        case "less_equal": return order(found, value) <= 0
        default:
            let ends = value.split(separator: ",").map(String.init)
            return ends.count == 2 && order(found, ends[0]) >= 0 && order(found, ends[1]) <= 0
        }
    }

    /// The fields that are named.
    var fields: [String] {
        switch self {
        case .one(let field, _, _): [field]
        case .all(let parts), .any(let parts): parts.flatMap(\.fields)
        }
    }
}
